import { randomUUID } from 'node:crypto';
import { MergeRelationRegistry } from '../../src/companies/merge/merge-relations.registry.js';
import { useApi } from '../support/api.js';
import { mergeParties, type MergeParties } from './merge.parties.js';
import { insertRow, type Row, type Table, selectRows } from '../support/rows.js';

let company: MergeParties['company'];
let merge: MergeParties['merge'];
let read: MergeParties['read'];
const { api } = useApi();
beforeAll(async () => {
  ({ company, merge, read } = mergeParties(api));
});

const insert = (table: Table, row: Row) => insertRow(api.db, table, row);

const dated = { created_at: '2026-01-01T00:00:00Z', updated_at: '2026-01-01T00:00:00Z' };

/** A company with a row in every relation there is. */
async function createEverything(source: string, survivor: string) {
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
  await insert('contact_affiliation', { contact_id: ids.adviser, company_id: source, job_title: 'Board adviser' });
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
    const source = await company({
      country: 'BE',
      identifiers,
      nace: [{ version: '2.1', code: '27.40', primary: true }],
    });
    const survivor = await company({ country: 'BE', identifiers: [{ scheme: 'DUNS', value: '500000002' }] });
    const all = await createEverything(source, survivor);
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
    for (const { table, column } of api.app.get(MergeRelationRegistry).list('company')) {
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
    const source = await company({ name: 'Traceable Source', country: 'BE' });
    const survivor = await company({ country: 'BE' });
    const all = await createEverything(source, survivor);
    await merge(survivor, source);
    const trail = async (id: string) =>
      selectRows(api.db, 'audit_entry', { entity_id: id }, 'action, actor_id, changes', 'at DESC, id DESC');
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
    // Memberships are records: what moved, and what was filled from the one that went.
    expect((await trail(all.inGsc))[0]).toMatchObject({
      action: 'updated',
      changes: { companyId: { before: source, after: survivor } },
    });
    expect((await trail(all.keptInVoka))[0]).toMatchObject({
      action: 'updated',
      changes: { since: { before: null, after: '2015-01-01' } },
    });
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
      alias_keys: ['lumetric', 'foshan lumetric lighting', 'lml', '~露美', '*foshanshilumeizhaoming', '*lumeizhaoming'],
    });
  });

  it('does not mix addresses of two countries, and keeps a second native name as an alias', async () => {
    const source = await company({ country: 'CN', city: 'Foshan', subdivision: 'CN-GD', nativeName: '露美集团' });
    const survivor = await company({ country: 'NL', nativeName: '露美荷兰' });
    const { body } = await merge(survivor, source);
    expect(body.filled).toEqual([]);
    expect(body.company).toMatchObject({ city: null, subdivision: null, nativeName: '露美荷兰' });
    expect(body.company.aliases).toContain('露美集团');
  });

  it('as a dry run gives the same answer and changes no table', async () => {
    const source = await company({
      country: 'BE',
      tags: ['x'],
      city: 'Hasselt',
      identifiers: [{ scheme: 'DUNS', value: '500000003' }],
    });
    const survivor = await company({ country: 'BE' });
    await createEverything(source, survivor);
    const before = await dump();
    const dry = await merge(survivor, source, { dryRun: true });
    expect(dry.body).toMatchObject({ dryRun: true, filled: ['city'], company: { city: 'Hasselt', tags: ['x'] } });
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
});
