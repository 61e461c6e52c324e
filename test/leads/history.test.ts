import { useApi } from '../support/api.js';
import { waitForLock } from '../support/locks.js';
import type { Made } from '../support/make.js';
import { insertRow, updateRows, selectRows } from '../support/rows.js';

const { api, make } = useApi();

interface Version {
  id: number;
  from: string;
  to: string;
  data: Record<string, unknown>;
  country: string;
}

const versions = async (leadId: string): Promise<Version[]> =>
  selectRows(
    api.db,
    'lead_version',
    { lead_id: leadId },
    'id, valid_from::text AS from, valid_to::text AS to, data, country',
    'id',
  );

/** Every lead has one version at every moment since it was made: each begins where the one before ends. */
async function expectTiled(): Promise<void> {
  const { rows } = await api.db.query(`
    SELECT v.lead_id, v.id FROM (
      SELECT lead_id, id, valid_from, valid_to, lead(valid_from) OVER of AS next, row_number() OVER of AS n,
        lag(valid_to) OVER of AS before
      FROM lead_version WINDOW of AS (PARTITION BY lead_id ORDER BY id)
    ) v WHERE v.valid_to <> coalesce(v.next, 'infinity') OR v.valid_from > v.valid_to OR n > 1 AND v.before <> v.valid_from`);
  expect(rows).toEqual([]);
  const unfinished = await api.db.query(`
    SELECT l.id FROM lead l WHERE (SELECT count(*) FROM lead_version v WHERE v.lead_id = l.id AND v.valid_to = 'infinity') <> 1`);
  expect(unfinished.rows).toEqual([]);
}

/** The newest version says what the lead is. */
async function expectUpToDate(): Promise<void> {
  const { rows } = await api.db.query(`
    SELECT l.id FROM lead l JOIN company c ON c.id = l.company_id
    JOIN lead_version v ON v.lead_id = l.id AND v.valid_to = 'infinity'
    WHERE v.data IS DISTINCT FROM to_jsonb(l) || jsonb_build_object(
        'contact_ids', (SELECT coalesce(jsonb_agg(contact_id ORDER BY contact_id), '[]') FROM lead_contact WHERE lead_id = l.id),
        'team_ids', (SELECT coalesce(jsonb_agg(user_id ORDER BY user_id), '[]') FROM lead_team WHERE lead_id = l.id))
      OR v.country <> c.country OR v.stage <> l.stage OR v.status <> l.status OR v.version <> l.version
      OR v.owner_id <> l.owner_id OR v.archived <> (l.archived_at IS NOT NULL)`);
  expect(rows).toEqual([]);
}

afterEach(async () => {
  await expectTiled();
  await expectUpToDate();
});

describe('Every change of a lead', () => {
  it('through the API leaves one version, whatever it touches', async () => {
    const contact = await make.contact();
    const lead = await make.lead();
    expect(await versions(lead.id)).toHaveLength(1);
    const change = { title: 'Other', contactIds: [contact.id], teamIds: [api.manager.id] };
    await api.bdm.patch(`/leads/${lead.id}`, change);
    const after = await versions(lead.id);
    expect(after).toHaveLength(2);
    expect(after[1]!.data).toMatchObject({ title: 'Other', contact_ids: [contact.id], team_ids: [api.manager.id] });
    const { rows } = await api.db.query('SELECT updated_at::text FROM lead WHERE id = $1', [lead.id]);
    expect(after[1]!.from).toBe(rows[0].updated_at);
  });

  it('from the first contact to investment leaves its versions', async () => {
    const lead = await make.lead({ stage: 'invested' });
    const stages = (await versions(lead.id)).map(({ data }) => data['stage']);
    expect([...new Set(stages)]).toEqual([
      'first_contact',
      'qualified',
      'proposal',
      'shortlisted',
      'negotiation',
      'announced',
      'invested',
    ]);
  });

  const byHand: [what: string, sql: string, (lead: Made, other: string) => unknown[]][] = [
    ['a field', `UPDATE lead SET jobs_expected = 99 WHERE id = $1`, (lead) => [lead.id]],
    ['a stage', `UPDATE lead SET stage = 'proposal' WHERE id = $1`, (lead) => [lead.id]],
    [
      'a contact added',
      `INSERT INTO lead_contact (lead_id, contact_id, added_at) VALUES ($1, $2, now())`,
      (lead, other) => [lead.id, other],
    ],
    [
      'a contact exchanged',
      `UPDATE lead_contact SET contact_id = $2 WHERE lead_id = $1`,
      (lead, other) => [lead.id, other],
    ],
    ['a contact removed', `DELETE FROM lead_contact WHERE lead_id = $1`, (lead) => [lead.id]],
    [
      'a colleague added',
      `INSERT INTO lead_team (lead_id, user_id) SELECT $1, id FROM app_user WHERE role = 'viewer' LIMIT 1`,
      (lead) => [lead.id],
    ],
    ['a colleague removed', `DELETE FROM lead_team WHERE lead_id = $1`, (lead) => [lead.id]],
    ['its company’s country', `UPDATE company SET country = 'JP' WHERE id = $1`, (lead) => [lead.companyId]],
  ];
  it.each(byHand)('by SQL leaves a version of that moment: %s', async (_, sql, values) => {
    const [contact, other] = [await make.contact(), await make.contact()];
    const lead = await make.lead({ contactIds: [contact.id], teamIds: [api.manager.id] });
    const { rows } = await api.db.query('SELECT clock_timestamp()::timestamptz(3)::text AS now');
    await api.db.query(sql, values(lead, other.id));
    const after = await versions(lead.id);
    expect(after).toHaveLength(2);
    // Not dated back: what was known until now stays what was known.
    expect(Date.parse(after[1]!.from)).toBeGreaterThanOrEqual(Date.parse(rows[0].now));
    expect(after[0]!.to).toBe(after[1]!.from);
  });

  it('by SQL that moves a contact to another lead leaves a version of both', async () => {
    const contact = await make.contact();
    const [from, to] = [await make.lead({ contactIds: [contact.id] }), await make.lead()];
    await updateRows(api.db, 'lead_contact', { lead_id: from.id }, { lead_id: to.id });
    expect((await versions(from.id)).at(-1)!.data['contact_ids']).toEqual([]);
    expect((await versions(to.id)).at(-1)!.data['contact_ids']).toEqual([contact.id]);
  });

  it('without an effect leaves no version', async () => {
    const lead = await make.lead();
    await api.db.query('UPDATE lead SET title = title WHERE id = $1', [lead.id]);
    await api.db.query('UPDATE company SET country = country WHERE id = $1', [lead.companyId]);
    expect(await versions(lead.id)).toHaveLength(1);
  });

  it('within one transaction leaves one version, with what came of it', async () => {
    const lead = await make.lead();
    const client = await api.db.connect();
    await client.query('BEGIN');
    await updateRows(client, 'lead', { id: lead.id }, { title: 'One' });
    await updateRows(client, 'lead', { id: lead.id }, { title: 'Two' });
    await insertRow(client, 'lead_team', { lead_id: lead.id, user_id: api.viewer.id });
    await client.query('COMMIT');
    client.release();
    const after = await versions(lead.id);
    expect(after).toHaveLength(2);
    expect(after[1]!.data).toMatchObject({ title: 'Two', team_ids: [api.viewer.id] });
  });

  it('that is rolled back leaves no version', async () => {
    const lead = await make.lead();
    const client = await api.db.connect();
    await client.query('BEGIN');
    await client.query('SAVEPOINT before');
    await updateRows(client, 'lead', { id: lead.id }, { title: 'Dreamt' });
    await client.query('ROLLBACK TO SAVEPOINT before');
    await updateRows(client, 'lead', { id: lead.id }, { title: 'Real' });
    await client.query('COMMIT');
    client.release();
    expect((await versions(lead.id)).map(({ data }) => data['title'])).toEqual([lead.title, 'Real']);
  });

  it('leaves a version each, without gap or overlap, also when many happen at the same moment', async () => {
    const contacts = await Promise.all(Array.from({ length: 6 }, () => make.contact()));
    const lead = await make.lead();
    await Promise.all([
      ...contacts.map(({ id }) => insertRow(api.db, 'lead_contact', { lead_id: lead.id, contact_id: id })),
      ...Array.from({ length: 6 }, (_, n) => api.bdm.patch(`/leads/${lead.id}`, { jobsExpected: n })),
      updateRows(api.db, 'company', { id: lead.companyId }, { country: 'KR' }),
    ]);
    const after = await versions(lead.id);
    expect(after).toHaveLength(14);
    expect(after.at(-1)).toMatchObject({ country: 'KR' });
    expect(after.at(-1)!.data['contact_ids']).toHaveLength(6);
  });

  it('of the country of a company reaches a lead that is created at the same moment', async () => {
    const company = await make.company({ country: 'CN' });
    const client = await api.db.connect();
    await client.query('BEGIN');
    await updateRows(client, 'company', { id: company.id }, { country: 'TW' });
    const made = make.lead({ companyId: company.id });
    await waitForLock(api.db);
    await client.query('COMMIT');
    client.release();
    expect((await versions((await made).id)).at(-1)!.country).toBe('TW');
  });

  it('by a merge of contacts is dated by when they were merged', async () => {
    const [gone, kept] = [await make.contact(), await make.contact()];
    const lead = await make.lead({ contactIds: [gone.id] });
    const { rows } = await api.db.query('SELECT clock_timestamp()::timestamptz(3)::text AS now');
    await updateRows(api.db, 'lead_contact', { contact_id: gone.id }, { contact_id: kept.id });
    const after = await versions(lead.id);
    expect(after.map(({ data }) => data['contact_ids'])).toEqual([[gone.id], [kept.id]]);
    expect(Date.parse(after[1]!.from)).toBeGreaterThanOrEqual(Date.parse(rows[0].now));
  });

  it('after a restore into another server never writes over a version that was brought along', async () => {
    const lead = await make.lead();
    // Servers count their transactions from the same number on, so a name taken from it would come again.
    const { rows } = await api.db.query('SELECT DISTINCT transaction_id FROM lead_version');
    expect(new Set(rows.map(({ transaction_id }) => transaction_id)).size).toBe(rows.length);
    for (const { transaction_id } of rows) expect(transaction_id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4/);
    expect(await versions(lead.id)).toHaveLength(1);
  });
});

describe('The history of leads', () => {
  it.each([
    ['a line of history changed', `UPDATE lead_transition SET note = 'It was otherwise' WHERE lead_id = $1`],
    ['a line of history deleted', 'DELETE FROM lead_transition WHERE lead_id = $1'],
    ['all history emptied', 'TRUNCATE lead_transition'],
    ['a version deleted', 'DELETE FROM lead_version WHERE lead_id = $1'],
    ['a version changed', `UPDATE lead_version SET stage = 'invested' WHERE lead_id = $1`],
    ['a version moved in time', `UPDATE lead_version SET valid_from = now() WHERE lead_id = $1`],
    [
      'an ended version opened again',
      `UPDATE lead_version SET valid_to = 'infinity' WHERE lead_id = $1 AND valid_to <> 'infinity'`,
    ],
    ['all versions emptied', 'TRUNCATE lead_version'],
    ['a lead deleted', 'DELETE FROM lead WHERE id = $1'],
    ['all leads emptied', 'TRUNCATE lead CASCADE'],
    ['all people of leads emptied', 'TRUNCATE lead_contact'],
    ['all teams emptied', 'TRUNCATE lead_team'],
    ['the audit trail changed', `UPDATE audit_entry SET changes = '{}' WHERE entity_id = $1`],
  ])('is append-only: %s is refused by the database', async (_, sql) => {
    const lead = await make.lead({ stage: 'qualified' });
    const before = await versions(lead.id);
    const attempt = sql.includes('$1') ? api.db.query(sql, [lead.id]) : api.db.query(sql);
    await expect(attempt).rejects.toMatchObject({ code: '23001' });
    expect(await versions(lead.id)).toEqual(before);
  });
});
