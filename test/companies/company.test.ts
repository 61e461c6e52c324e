import { createHash } from 'node:crypto';
import { useApi } from '../support/api.js';
import { selectRows } from '../support/rows.js';

const UNKNOWN = '0199c000-0000-7000-8000-0000000000ff';

const { api } = useApi();

/** A name that resembles no other. */
let made = 0;
const name = () =>
  `${createHash('md5')
    .update(String(made++))
    .digest('hex')
    .replaceAll(/\d/g, (digit) => 'ghijklmnop'[Number(digit)]!)
    .slice(0, 12)} Works`;

describe('A company', () => {
  it('is created with every field, normalised, and read back with an ETag', async () => {
    const body = {
      name: '  Foshan Brightwell Lighting Co., Ltd. ',
      nativeName: '佛山市明栽照明有限公司',
      country: 'CN',
      aliases: ['Brightwell', 'Míngzāi'],
      kind: 'company',
      subdivision: 'CN-GD',
      city: 'Foshan',
      address: '12 Guangming Road',
      postalCode: '528000',
      website: 'https://www.Brightwell-Lighting.com/en',
      identifiers: [
        { scheme: 'USCC', value: '91440604ma4x2b7l9m' },
        { scheme: 'LEI', value: '5067 00GE 1G29 325Q X363' },
      ],
      nace: [
        { version: '2.1', code: '46.47' },
        { version: '2.1', code: '27.40', primary: true },
      ],
      employees: 240,
      turnover: { amount: 100_000_000, currency: 'CNY', rate: 0.1284, rateOn: '2025-12-31' },
      ownerId: api.bdm.id,
      tags: ['led'],
      notes: 'Met in\nautumn.',
    };
    const created = await api.bdm.post('/companies', body);
    expect(created.status).toBe(201);
    expect(created.body).toMatchObject({
      name: 'Foshan Brightwell Lighting Co., Ltd.',
      nativeName: '佛山市明栽照明有限公司',
      emailDomains: ['brightwell-lighting.com'],
      identifiers: [
        { scheme: 'LEI', value: '506700GE1G29325QX363' },
        { scheme: 'USCC', value: '91440604MA4X2B7L9M' },
      ],
      nace: [
        { version: '2.1', code: '27.40', primary: true },
        { version: '2.1', code: '46.47', primary: false },
      ],
      turnover: { amount: 100_000_000, currency: 'CNY', rate: 0.1284, rateOn: '2025-12-31' },
      turnoverEur: 12_840_000,
      parentId: null,
      mergedIntoId: null,
      version: 1,
      createdBy: api.bdm.id,
      archivedAt: null,
    });
    expect(created.headers.get('location')).toBe(`/api/v1/companies/${created.body.id}`);
    const read = await api.viewer.get(`/companies/${created.body.id}`);
    expect(read.headers.get('etag')).toBe('"1"');
    expect(read.headers.get('link')).toBeNull();
    expect(read.body).toEqual(created.body);
    const { rows } = await api.db.query(
      'SELECT name_key, core_key, native_key, pinyin, alias_keys FROM company WHERE id = $1',
      [created.body.id],
    );
    expect(rows).toEqual([
      {
        name_key: 'foshan brightwell lighting',
        core_key: 'brightwell',
        native_key: '明栽照明',
        pinyin: 'foshanshimingzaizhaoming',
        alias_keys: ['brightwell', 'mingzai', '~明栽', '*foshanshimingzaizhaoming', '*mingzaizhaoming'],
      },
    ]);
    const trail = await selectRows(api.db, 'audit_entry', { entity_id: created.body.id }, 'action, changes');
    expect(trail).toHaveLength(1);
    expect(trail[0].changes.identifiers.after).toHaveLength(2);
  });

  it('needs no more than a name and a country', async () => {
    const created = await api.bdm.post('/companies', { name: name(), country: 'BE' });
    expect(created.status).toBe(201);
    expect(created.body).toMatchObject({
      kind: 'company',
      aliases: [],
      identifiers: [],
      nace: [],
      turnover: null,
      turnoverEur: null,
      emailDomains: [],
      tags: [],
    });
  });

  it('derives its mail domains from the website unless they are given, and follows a new website only then', async () => {
    const own = await api.bdm.post('/companies', { name: name(), country: 'BE', website: 'https://www.alpha-one.be' });
    expect(own.body.emailDomains).toEqual(['alpha-one.be']);
    const moved = await api.bdm.patch(`/companies/${own.body.id}`, { website: 'https://beta-two.be/contact' });
    expect(moved.body.emailDomains).toEqual(['beta-two.be']);
    const given = await api.bdm.patch(`/companies/${own.body.id}`, {
      emailDomains: ['@Mail.Gamma.be', 'mail.gamma.be'],
    });
    expect(given.body.emailDomains).toEqual(['mail.gamma.be']);
    const stays = await api.bdm.patch(`/companies/${own.body.id}`, { website: 'https://delta-three.be' });
    expect(stays.body.emailDomains).toEqual(['mail.gamma.be']);
    const again = await api.bdm.patch(`/companies/${own.body.id}`, { emailDomains: null });
    expect(again.body.emailDomains).toEqual(['delta-three.be']);
    const shop = await api.bdm.post('/companies', {
      name: name(),
      country: 'CN',
      website: 'https://x1.en.alibaba.com',
    });
    expect(shop.body.emailDomains).toEqual([]);
  });

  it('has its keys worked out anew when a name changes', async () => {
    const { id } = (await api.bdm.post('/companies', { name: name(), country: 'CN' })).body;
    await api.bdm.patch(`/companies/${id}`, {
      name: 'Wuhan Kestrel Optoelectronics Inc.',
      nativeName: '武汉凯思光电股份有限公司',
    });
    const rows = await selectRows(api.db, 'company', { id }, 'name_key, core_key, native_key, pinyin, pinyin_initials');
    expect(rows[0]).toMatchObject({
      core_key: 'kestrel',
      native_key: '凯思光电',
      pinyin: 'wuhankaisiguangdian',
      pinyin_initials: 'whksgd',
    });
    await api.bdm.patch(`/companies/${id}`, { nativeName: null });
    const { rows: cleared } = await api.db.query('SELECT native_key, pinyin FROM company WHERE id = $1', [id]);
    expect(cleared[0]).toEqual({ native_key: null, pinyin: null });
  });

  it('keeps the euro value of its turnover until the amount or the rate changes', async () => {
    const { body } = await api.bdm.post('/companies', {
      name: name(),
      country: 'US',
      turnover: { amount: 1_000, currency: 'USD', rate: 0.9, rateOn: '2024-01-01' },
    });
    const same = await api.bdm.patch(`/companies/${body.id}`, {
      turnover: { amount: 1_000, currency: 'USD' },
      city: 'Austin',
    });
    expect(same.body).toMatchObject({ turnover: { rate: 0.9, rateOn: '2024-01-01' }, turnoverEur: 900, version: 2 });
    const rated = await api.bdm.patch(`/companies/${body.id}`, {
      turnover: { amount: 1_000, currency: 'USD', rate: 0.8, rateOn: '2025-01-01' },
    });
    expect(rated.body.turnoverEur).toBe(800);
    const usual = await api.bdm.patch(`/companies/${body.id}`, { turnover: { amount: 2_000, currency: 'USD' } });
    expect(usual.body.turnover).toMatchObject({ unitsPerEuro: 1.1684, rateOn: '2026-04-13', rateKind: 'latest' });
    const cleared = await api.bdm.patch(`/companies/${body.id}`, { turnover: null });
    expect(cleared.body).toMatchObject({ turnover: null, turnoverEur: null });
  });

  it('is not written at all by a change that changes nothing', async () => {
    const { body } = await api.bdm.post('/companies', {
      name: name(),
      country: 'BE',
      tags: ['a'],
      identifiers: [{ scheme: 'DUNS', value: '12-345-6789' }],
    });
    const {
      id,
      createdAt: _,
      updatedAt: __,
      version: ___,
      createdBy: ____,
      archivedAt: _____,
      mergedIntoId: ______,
      turnoverEur: _______,
      ...echo
    } = body;
    const same = await api.bdm.patch(`/companies/${id}`, echo);
    expect(same.status).toBe(200);
    expect(same.body).toEqual(body);
  });

  it('takes the list of a change as a whole, and null as empty', async () => {
    const { body } = await api.bdm.post('/companies', {
      name: name(),
      country: 'BE',
      tags: ['a', 'b'],
      aliases: ['Old Alias Zq'],
      nace: [{ version: '2.0', code: '27.4' }],
      identifiers: [
        { scheme: 'KBO', value: '0417.497.106' },
        { scheme: 'DUNS', value: '987654321' },
      ],
    });
    const changed = await api.bdm.patch(`/companies/${body.id}`, {
      tags: ['c'],
      aliases: null,
      nace: null,
      identifiers: [{ scheme: 'DUNS', value: '987654321' }],
      kind: null,
    });
    expect(changed.body).toMatchObject({
      tags: ['c'],
      aliases: [],
      nace: [],
      identifiers: [{ scheme: 'DUNS', value: '987654321' }],
      kind: 'company',
      version: 2,
    });
    const rows = await selectRows(api.db, 'audit_entry', { entity_id: body.id, action: 'updated' }, 'changes');
    expect(Object.keys(rows[0].changes).toSorted()).toEqual(['aliasKeys', 'aliases', 'identifiers', 'nace', 'tags']);
  });

  it('may have a subdivision of its own country only', async () => {
    const wrong = await api.bdm.post('/companies', { name: name(), country: 'BE', subdivision: 'CN-GD' });
    expect([wrong.status, wrong.body.errors[0].pointer]).toEqual([422, '/subdivision']);
    const { body } = await api.bdm.post('/companies', { name: name(), country: 'BE', subdivision: 'BE-VLI' });
    const moved = await api.bdm.patch(`/companies/${body.id}`, { country: 'NL' });
    expect([moved.status, moved.body.errors[0].pointer]).toEqual([422, '/country']);
    expect((await api.bdm.patch(`/companies/${body.id}`, { country: 'NL', subdivision: 'NL-LI' })).status).toBe(200);
  });

  it('cannot be part of a cycle of parents, not even by two simultaneous changes', async () => {
    const ids: string[] = [];
    for (let n = 0; n < 3; n++) {
      const created = await api.bdm.post('/companies', { name: name(), country: 'BE', parentId: ids.at(-1) ?? null });
      ids.push(created.body.id);
    }
    const [top, , bottom] = ids;
    const circle = await api.bdm.patch(`/companies/${top}`, { parentId: bottom!.toUpperCase() });
    expect([circle.status, circle.body.errors[0]]).toMatchObject([
      422,
      { pointer: '/parentId', code: 'company.parent_cycle' },
    ]);
    const itself = await api.bdm.patch(`/companies/${top}`, { parentId: top });
    expect([itself.status, itself.body.errors[0].code]).toEqual([422, 'company.parent_cycle']);
    const pair = async () => [
      (await api.bdm.post('/companies', { name: name(), country: 'BE', allowDuplicate: true })).body.id as string,
      (await api.bdm.post('/companies', { name: name(), country: 'BE', allowDuplicate: true })).body.id as string,
    ];
    for (let round = 0; round < 10; round++) {
      const [a, b] = await pair();
      const both = await Promise.all([
        api.bdm.patch(`/companies/${a}`, { parentId: b }),
        api.bdm.patch(`/companies/${b}`, { parentId: a }),
      ]);
      expect(both.map(({ status }) => status).toSorted()).toEqual([200, 422]);
    }
  });

  it('refers to companies and users that exist and are in use', async () => {
    const gone = (await api.bdm.post('/companies', { name: name(), country: 'BE' })).body.id;
    await api.bdm.delete(`/companies/${gone}`);
    const answer = await api.bdm.post('/companies', { name: name(), country: 'BE', parentId: gone, ownerId: UNKNOWN });
    expect(answer.status).toBe(422);
    expect(answer.body.errors).toMatchObject([
      { pointer: '/parentId', code: 'reference.archived' },
      { pointer: '/ownerId', code: 'reference.unknown' },
    ]);
  });

  it('is created once, however often the same request is repeated', async () => {
    const body = { name: name(), country: 'BE' };
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => api.bdm.post('/companies', body, { 'idempotency-key': 'one-company' })),
    );
    expect(answers.filter(({ status }) => status === 201).length).toBeGreaterThan(0);
    expect(answers.every(({ status }) => status === 201 || status === 409)).toBe(true);
    const again = await api.bdm.post('/companies', body, { 'idempotency-key': 'one-company' });
    expect([again.status, again.headers.get('idempotent-replayed')]).toEqual([201, 'true']);
    const { rows } = await api.db.query('SELECT count(*)::int AS n FROM company WHERE name = $1', [body.name]);
    expect(rows[0].n).toBe(1);
  });
});

describe('Archiving a company', () => {
  it.each([
    ['GET', ''],
    ['PATCH', ''],
    ['DELETE', ''],
    ['POST', '/restore'],
    ['GET', '/duplicates'],
    ['GET', '/memberships'],
    ['GET', '/memberships/export'],
    ['POST', '/merge'],
  ])('%s of an unknown id%s is 404, and so is what is no id at all', async (method, path) => {
    const body =
      method === 'GET' || method === 'DELETE'
        ? undefined
        : path === '/merge'
          ? { sourceId: UNKNOWN.replace('ff', 'fe') }
          : {};
    for (const id of [UNKNOWN, 'nonsense', '%00', "1'%20OR%20'1'='1"]) {
      const answer = await api.bdm.send(method, `/companies/${id}${path}`, body);
      expect([id, answer.status]).toEqual([id, 404]);
    }
  });
});
