import { randomUUID } from 'node:crypto';
import { mergeRelationsTo } from '../../src/companies/merge.relations.js';
import { startApi, type TestApi } from '../support/api.js';

let api: TestApi;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.close());

let made = 0;

async function company(change: object = {}): Promise<string> {
  const answer = await api.bdm.post('/companies', {
    name: `Merge Party ${(made++).toString(36)}`,
    country: 'CN',
    allowDuplicate: true,
    ...change,
  });
  if (answer.status !== 201) throw new Error(answer.text);
  return answer.body.id as string;
}

const merge = (id: string, sourceId: string, more: object = {}, headers: Record<string, string> = {}) =>
  api.bdm.post(`/companies/${id}/merge`, { sourceId, ...more }, headers);

const read = async (id: string) => (await api.bdm.get(`/companies/${id}`)).body;

/** Puts a row straight into a table. @returns its id */
async function insert(table: string, row: Record<string, unknown>): Promise<string> {
  const full: Record<string, unknown> = { id: randomUUID(), ...row };
  const columns = Object.keys(full);
  const places = columns.map((_, index) => `$${index + 1}`);
  await api.db.query(`INSERT INTO ${table} (${columns.join(', ')}) VALUES (${places.join(', ')})`, Object.values(full));
  return full['id'] as string;
}

const dated = { created_at: '2026-01-01T00:00:00Z', updated_at: '2026-01-01T00:00:00Z' };

/** A company with a row in every relation there is. */
async function everythingAbout(source: string, survivor: string) {
  const [gsc, voka] = [await company(), await company()];
  const lead = (reference: string, change: object) =>
    insert('lead', {
      ...dated,
      reference,
      title: reference,
      owner_id: api.bdm.id,
      stage_entered_on: '2026-01-01',
      received_on: '2026-01-01',
      source_channel: 'referral',
      company_id: source,
      source_referrer_company_id: source,
      local_company_id: source,
      ...change,
    });
  const code = randomUUID().slice(0, 8);
  const ids = {
    gsc,
    voka,
    child: await company({ parentId: source }),
    lead: await lead(`L-${code}`, {}),
    contact: await insert('contact', { ...dated, full_name: 'Employee', company_id: source, job_title: 'Buyer' }),
    adviser: await insert('contact', { ...dated, full_name: 'Adviser' }),
    interaction: await insert('interaction', {
      ...dated,
      kind: 'call',
      occurred_at: '2026-01-02T00:00:00Z',
      subject: 'Call',
      company_id: source,
    }),
    task: await insert('task', { ...dated, title: 'Task', company_id: source }),
    earlier: await company(),
  };
  await merge(source, ids.earlier);
  await api.db.query('INSERT INTO contact_affiliation (contact_id, company_id, job_title) VALUES ($1, $2, $3)', [
    ids.adviser,
    source,
    'Board adviser',
  ]);
  const membership = async (id: string, companyId: string, more: object) =>
    (await api.bdm.post(`/companies/${id}/memberships`, { companyId, ...more })).body.id as string;
  return {
    ...ids,
    // Only the source is in GSC; both are in VOKA, and the survivor's row lacks its start.
    inGsc: await membership(source, gsc, { role: 'founder', since: '2016-05-24' }),
    inVoka: await membership(source, voka, { role: 'sponsor', since: '2015-01-01' }),
    keptInVoka: await membership(survivor, voka, { role: 'member' }),
    member: await membership(source, ids.child, { direction: 'member', role: 'daughter' }),
    between: await membership(source, survivor, { role: 'of the other' }),
  };
}

/** Every row of every table, as text. */
async function dump(): Promise<Record<string, string>> {
  const { rows } = await api.db.query<{ name: string }>(
    `SELECT oid::regclass::text AS name FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace`,
  );
  const tables: Record<string, string> = {};
  for (const { name } of rows) {
    const { rows: texts } = await api.db.query<{ all: string | null }>(
      `SELECT string_agg(t::text, E'\\n' ORDER BY t::text) AS all FROM ${name} t`,
    );
    tables[name] = texts[0]!.all ?? '';
  }
  return tables;
}

describe('Merging two companies', () => {
  it('moves every relation with its attributes, and archives the source with a pointer to the survivor', async () => {
    const identifiers = [{ scheme: 'DUNS', value: '500000001' }];
    const source = await company({ identifiers, nace: [{ version: '2.1', code: '27.40', primary: true }] });
    const survivor = await company({ identifiers: [{ scheme: 'DUNS', value: '500000002' }] });
    const all = await everythingAbout(source, survivor);
    const answer = await merge(survivor, source);
    expect(answer.status).toBe(200);
    expect(answer.body).toMatchObject({ dryRun: false, sourceId: source, company: { id: survivor } });
    const counts = Object.fromEntries(
      answer.body.relations.map(({ label, ...count }: { label: string }) => [label, count]),
    );
    expect(counts).toMatchObject({
      subsidiaries: { moved: 1, combined: 0 },
      earlierMerges: { moved: 1, combined: 0 },
      identifiers: { moved: 1, combined: 0 },
      nace: { moved: 1, combined: 0 },
      memberships: { moved: 1, combined: 2 },
      members: { moved: 1, combined: 0 },
      contacts: { moved: 1, combined: 0 },
      affiliations: { moved: 1, combined: 0 },
      interactions: { moved: 1, combined: 0 },
      tasks: { moved: 1, combined: 0 },
    });

    // Nothing in the whole database refers to the source any more, but the source's own row.
    for (const { table, column } of mergeRelationsTo('company')) {
      const { rows } = await api.db.query(`SELECT count(*)::int AS n FROM ${table} WHERE ${column} = $1`, [source]);
      expect([table, column, rows[0].n]).toEqual([table, column, 0]);
    }
    const stored = async (table: string, columns: string, id: string) =>
      (await api.db.query(`SELECT ${columns} FROM ${table} WHERE id = $1`, [id])).rows[0];
    expect(await stored('company_membership', 'company_id, organisation_id, role, since::text', all.inGsc)).toEqual({
      company_id: survivor,
      organisation_id: all.gsc,
      role: 'founder',
      since: '2016-05-24',
    });
    expect(await stored('company_membership', 'role, since::text', all.keptInVoka)).toEqual({
      role: 'member',
      since: '2015-01-01',
    });
    expect(await stored('company_membership', 'id', all.inVoka)).toBeUndefined();
    expect(await stored('company_membership', 'id', all.between)).toBeUndefined();
    expect(await stored('company_membership', 'organisation_id, role', all.member)).toEqual({
      organisation_id: survivor,
      role: 'daughter',
    });
    expect(await stored('contact', 'company_id, job_title, version', all.contact)).toEqual({
      company_id: survivor,
      job_title: 'Buyer',
      version: 2,
    });
    const { rows: affiliation } = await api.db.query(
      'SELECT company_id, job_title FROM contact_affiliation WHERE contact_id = $1',
      [all.adviser],
    );
    expect(affiliation).toEqual([{ company_id: survivor, job_title: 'Board adviser' }]);
    expect(await stored('lead', 'company_id, source_referrer_company_id, local_company_id', all.lead)).toEqual({
      company_id: survivor,
      source_referrer_company_id: survivor,
      local_company_id: survivor,
    });
    expect(await stored('company', 'parent_id, version', all.child)).toEqual({ parent_id: survivor, version: 2 });

    expect(await read(survivor)).toMatchObject({
      identifiers: [
        { scheme: 'DUNS', value: '500000001' },
        { scheme: 'DUNS', value: '500000002' },
      ],
      nace: [{ version: '2.1', code: '27.40', primary: true }],
      version: 2,
    });
    const gone = await api.bdm.get(`/companies/${source}`);
    expect([gone.status, gone.body.mergedIntoId, gone.body.archivedAt]).toEqual([200, survivor, expect.any(String)]);
    expect(gone.headers.get('link')).toBe(`</api/v1/companies/${survivor}>; rel="canonical"`);
    expect(gone.body.identifiers).toEqual([]);
    // What was merged into the source earlier points straight to what is left.
    expect((await read(all.earlier)).mergedIntoId).toBe(survivor);
    const listed = await api.bdm.get(`/companies?archived=any&mergedIntoId=${survivor}&sort=createdAt`);
    expect(listed.body.items.map(({ id }: { id: string }) => id)).toEqual([source, all.earlier]);
    expect((await api.bdm.get('/companies?mergedIntoId.isNull=false')).body.items).toEqual([]);
  });

  it('leaves its trace in the audit trail of everything it touched', async () => {
    const source = await company({ name: 'Traceable Source' });
    const survivor = await company();
    const all = await everythingAbout(source, survivor);
    await merge(survivor, source);
    const trail = async (id: string) =>
      (
        await api.db.query(
          'SELECT action, actor_id, changes FROM audit_entry WHERE entity_id = $1 ORDER BY at DESC, id DESC',
          [id],
        )
      ).rows;
    const onSurvivor = await trail(survivor);
    expect(onSurvivor[0]).toMatchObject({
      action: 'merged',
      actor_id: api.bdm.id,
      changes: {
        mergedFrom: { after: { id: source, name: 'Traceable Source' } },
        aliases: { after: expect.arrayContaining(['Traceable Source']) },
      },
    });
    // What the combined rows said is kept.
    expect(
      onSurvivor
        .filter(({ action }) => action === 'combined')
        .map(({ changes }) => changes.memberships.before.role)
        .toSorted(),
    ).toEqual(['of the other', 'sponsor']);
    expect((await trail(source))[0]).toMatchObject({
      action: 'merged',
      changes: { mergedIntoId: { after: survivor } },
    });
    for (const id of [all.contact, all.lead, all.interaction, all.task]) {
      expect((await trail(id)).map(({ changes }) => changes)).toContainEqual({
        companyId: { before: source, after: survivor },
      });
    }
    expect((await trail(all.child))[0].changes).toMatchObject({ parentId: { before: source, after: survivor } });
  });

  it('fills what the survivor lacks and joins the lists; its own values win', async () => {
    const source = await company({
      name: 'Foshan Lumetric Lighting Co., Ltd.',
      nativeName: '佛山市露美照明有限公司',
      aliases: ['Lumetric', 'LML'],
      kind: 'university',
      subdivision: 'CN-GD',
      city: 'Foshan',
      website: 'https://lumetric.cn',
      employees: 12,
      turnover: { amount: 500, currency: 'EUR' },
      ownerId: api.manager.id,
      tags: ['led', 'horticulture'],
      notes: 'of the source',
      nace: [
        { version: '2.1', code: '27.40' },
        { version: '2.1', code: '46.47', primary: true },
      ],
    });
    const survivor = await company({
      name: 'Lumetric Europe',
      aliases: ['lumetric'],
      city: 'Guangzhou',
      tags: ['led', 'demo'],
      emailDomains: ['lumetric.eu'],
      nace: [{ version: '2.1', code: '27.40', primary: true }],
    });
    const { body } = await merge(survivor, source);
    expect(body.filled.toSorted()).toEqual([
      'employees',
      'nativeName',
      'notes',
      'ownerId',
      'subdivision',
      'turnover',
      'website',
    ]);
    expect(body.added).toEqual({
      aliases: ['Foshan Lumetric Lighting Co., Ltd.', 'LML'],
      emailDomains: ['lumetric.cn'],
      tags: ['horticulture'],
    });
    expect(body.relations).toContainEqual({ label: 'nace', moved: 1, combined: 1 });
    const after = await read(survivor);
    expect(body.company).toEqual(after);
    expect(after).toMatchObject({
      name: 'Lumetric Europe',
      nativeName: '佛山市露美照明有限公司',
      aliases: ['lumetric', 'Foshan Lumetric Lighting Co., Ltd.', 'LML'],
      kind: 'company',
      city: 'Guangzhou',
      subdivision: 'CN-GD',
      employees: 12,
      turnover: { amount: 500 },
      turnoverEur: 500,
      emailDomains: ['lumetric.eu', 'lumetric.cn'],
      tags: ['led', 'demo', 'horticulture'],
      nace: [
        { version: '2.1', code: '27.40', primary: true },
        { version: '2.1', code: '46.47', primary: false },
      ],
    });
    const { rows } = await api.db.query('SELECT native_key, pinyin, alias_keys FROM company WHERE id = $1', [survivor]);
    expect(rows[0]).toEqual({
      native_key: '露美照明',
      pinyin: 'foshanshilumeizhaoming',
      alias_keys: ['lumetric', 'foshan lumetric lighting', 'lml'],
    });
  });

  it('does not put half an address of another country together, and keeps a second native name as an alias', async () => {
    const source = await company({ country: 'CN', city: 'Foshan', subdivision: 'CN-GD', nativeName: '露美集团' });
    const survivor = await company({ country: 'NL', nativeName: '露美荷兰' });
    const { body } = await merge(survivor, source);
    expect(body.filled).toEqual([]);
    expect(body.company).toMatchObject({ city: null, subdivision: null, nativeName: '露美荷兰' });
    expect(body.company.aliases).toContain('露美集团');
  });

  it('as a dry run says the same and changes nothing, in no table', async () => {
    const source = await company({
      tags: ['x'],
      city: 'Foshan',
      identifiers: [{ scheme: 'DUNS', value: '500000003' }],
    });
    const survivor = await company();
    await everythingAbout(source, survivor);
    const before = await dump();
    const dry = await merge(survivor, source, { dryRun: true });
    expect(dry.body).toMatchObject({ dryRun: true, filled: ['city'], company: { city: 'Foshan', tags: ['x'] } });
    expect(await dump()).toEqual(before);
    const real = await merge(survivor, source);
    const {
      dryRun: _,
      company: { updatedAt: __, ...would },
      ...plan
    } = dry.body;
    const {
      dryRun: ___,
      company: { updatedAt: ____, ...is },
      ...done
    } = real.body;
    expect(plan).toEqual(done);
    expect(would).toEqual(is);
  });

  it('is refused with itself, with what is unknown, and by a stale version', async () => {
    const [a, b] = [await company(), await company()];
    const self = await merge(a, a.toUpperCase());
    expect([self.status, self.body.errors[0]]).toMatchObject([
      422,
      { pointer: '/sourceId', code: 'company.merge_self' },
    ]);
    const unknown = await merge(a, randomUUID());
    expect([unknown.status, unknown.body.errors[0].code]).toEqual([422, 'reference.unknown']);
    expect((await merge(randomUUID(), a)).status).toBe(404);
    expect((await merge(a, 'x')).status).toBe(422);
    expect((await api.bdm.post(`/companies/${a}/merge`, {})).body.errors[0].pointer).toBe('/sourceId');
    expect((await merge(a, b, { dryRun: 'no' })).body.errors[0].pointer).toBe('/dryRun');
    await api.bdm.patch(`/companies/${a}`, { city: 'Genk' });
    expect((await merge(a, b, {}, { 'if-match': '"1"' })).status).toBe(412);
    expect((await merge(a, b, {}, { 'if-match': '"2"' })).status).toBe(200);
  });

  it('is refused when either is archived or has been merged before; the refusal names the one that is left', async () => {
    const [a, b, c] = [await company(), await company(), await company()];
    await api.bdm.delete(`/companies/${a}`);
    for (const answer of [await merge(a, b), await merge(b, a)]) {
      expect([answer.status, answer.body.code]).toEqual([409, 'record.archived']);
    }
    await merge(c, b);
    const d = await company();
    const again = await merge(d, b);
    expect(again.body).toMatchObject({
      status: 409,
      code: 'company.merged',
      mergedIntoId: c,
      errors: [{ pointer: '/sourceId' }],
    });
    const into = await merge(b, d);
    expect(into.body).toMatchObject({ status: 409, code: 'company.merged', mergedIntoId: c });
  });

  it('cannot be undone by restoring, and what was merged is referred to no more', async () => {
    const [survivor, source] = [await company(), await company()];
    await merge(survivor, source);
    const back = await api.bdm.post(`/companies/${source}/restore`);
    expect(back.body).toMatchObject({ status: 409, code: 'company.merged', mergedIntoId: survivor });
    const child = await api.bdm.post('/companies', { name: 'Orphan To Be', country: 'BE', parentId: source });
    expect([child.status, child.body.errors[0].code]).toEqual([422, 'reference.archived']);
    const member = await api.bdm.post(`/companies/${survivor}/memberships`, { companyId: source });
    expect([member.status, member.body.errors[0].code]).toEqual([422, 'reference.archived']);
  });

  it('flattens a chain, so that every merged company names the one in use', async () => {
    const [a, b, c] = [await company(), await company(), await company()];
    await merge(b, a);
    await merge(c, b);
    expect((await read(a)).mergedIntoId).toBe(c);
    expect((await api.bdm.get(`/companies/${a}`)).headers.get('link')).toContain(c);
  });

  it.each(['into its child', 'into its grandchild', 'with its child', 'with its grandchild'])(
    'of a parent %s leaves no circle',
    async (which) => {
      const top = await company();
      const parent = await company({ parentId: top });
      const child = await company({ parentId: parent });
      const grandchild = await company({ parentId: child });
      const other = which.includes('grand') ? grandchild : child;
      const [survivor, source] = which.startsWith('into') ? [other, parent] : [parent, other];
      expect((await merge(survivor, source)).status).toBe(200);
      const parents: Record<string, string | null> = {};
      for (const id of [top, parent, child, grandchild]) parents[id] = (await read(id)).parentId;
      for (const start of [top, parent, child, grandchild].filter((id) => id !== source)) {
        let at: string | null = start;
        for (let steps = 0; at !== null; steps++) {
          if (steps > 5) throw new Error(`A circle from ${start}: ${JSON.stringify(parents)}`);
          at = parents[at] ?? null;
        }
      }
      expect((await read(survivor)).parentId).toBe(top);
      if (which === 'into its grandchild') expect(parents[child]).toBe(grandchild);
      if (which === 'with its child') expect(parents[grandchild]).toBe(parent);
    },
  );

  it('takes the source’s parent when it has none, unless that would be itself', async () => {
    const parent = await company();
    const [source, survivor] = [await company({ parentId: parent }), await company()];
    expect((await merge(survivor, source)).body.filled).toContain('parentId');
    expect((await read(survivor)).parentId).toBe(parent);
    const child = await company({ parentId: parent });
    expect((await merge(parent, child)).body.filled).not.toContain('parentId');
  });

  it('happens once when two people do it at the same moment, whichever way round', async () => {
    for (let round = 0; round < 3; round++) {
      const [a, b] = [await company(), await company()];
      const answers = await Promise.all([merge(a, b), merge(b, a), merge(a, b)]);
      expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409, 409]);
      const left = [await read(a), await read(b)].filter(({ archivedAt }) => archivedAt === null);
      expect(left).toHaveLength(1);
    }
  });

  it('loses nobody who joins the source meanwhile', async () => {
    const [survivor, source, ...others] = await Promise.all(Array.from({ length: 8 }, () => company()));
    const answers = await Promise.all([
      merge(survivor!, source!),
      ...others.map((id) => api.bdm.post(`/companies/${id}/memberships`, { companyId: source })),
    ]);
    expect(answers[0]!.status).toBe(200);
    const { rows } = await api.db.query(
      'SELECT count(*)::int AS n FROM company_membership WHERE organisation_id = $1',
      [source],
    );
    expect(rows[0].n).toBe(0);
    const joined = answers.slice(1).filter(({ status }) => status === 201).length;
    const listed = await api.bdm.get(`/companies/${survivor}/memberships?direction=member&count=true`);
    expect(listed.body.total).toBe(joined);
  });

  it('is done once however often the same request comes in', async () => {
    const [survivor, source] = [await company(), await company()];
    const first = await merge(survivor, source, {}, { 'idempotency-key': `merge-${source}` });
    const again = await merge(survivor, source, {}, { 'idempotency-key': `merge-${source}` });
    expect([again.status, again.headers.get('idempotent-replayed')]).toEqual([200, 'true']);
    expect(again.body).toEqual(first.body);
  });
});
