import pg from 'pg';
import { useApi } from '../support/api.js';
import { waitForLock } from '../support/locks.js';

const { api, make } = useApi();

/** Returns the statements of the transaction that `work` runs, without its BEGIN and COMMIT. */
async function recordTransaction(work: () => Promise<unknown>): Promise<string[]> {
  const texts: string[] = [];
  const { query } = pg.Client.prototype;
  const recordQuery = function recordQuery(this: pg.Client, ...args: unknown[]): unknown {
    const [config] = args as [string | { text: string }];
    texts.push(typeof config === 'string' ? config : config.text);
    return query.apply(this, args as never);
  };
  Object.assign(pg.Client.prototype, { query: recordQuery });
  try {
    await work();
  } finally {
    Object.assign(pg.Client.prototype, { query });
  }
  const begin = texts.findIndex((text) => /^(BEGIN|START TRANSACTION)/.test(text));
  return texts.slice(
    begin + 1,
    texts.findIndex((text) => text.startsWith('COMMIT')),
  );
}

describe('A change of one text field of a lead', () => {
  it('takes five statements: the lock, the related rows, the update, the audit entry with the deliveries of webhooks, and the view', async () => {
    const { id } = await make.lead();
    const statements = await recordTransaction(() => api.bdm.patch(`/leads/${id}`, { description: 'LED modules' }));
    expect(statements.map((text) => text.replaceAll(/\s+/g, ' ').slice(0, 1500))).toEqual([
      expect.stringMatching(/^SELECT .*/),
      expect.stringMatching(/^SELECT ARRAY\(SELECT contact_id/),
      expect.stringMatching(/^UPDATE "lead"/),
      expect.stringMatching(
        /^WITH appended AS \( INSERT INTO audit_entry .*INSERT INTO webhook_delivery .*nullif\(pg_notify/,
      ),
      expect.stringMatching(/^SELECT l\.id/),
    ]);
  });
});

describe('A new lead with a contact and a team', () => {
  it('takes seven statements: the references, the number, the lead with its people, the audit entry, the touches, the notification of the team, and the view', async () => {
    const [company, contact] = [await make.company(), await make.contact()];
    const body = { title: 'LED plant', companyId: company.id, contactIds: [contact.id], teamIds: [api.manager.id] };
    const statements = await recordTransaction(() => api.bdm.post('/leads', { ...body, source: { channel: 'web' } }));
    expect(statements.map((text) => text.replaceAll(/\s+/g, ' '))).toEqual([
      expect.stringMatching(/^WITH company_held/),
      expect.stringMatching(/^SELECT next_reference/),
      expect.stringMatching(/^WITH created AS \(INSERT INTO "lead".*INSERT INTO lead_contact.*INSERT INTO lead_team/),
      expect.stringMatching(/^WITH appended AS \( INSERT INTO audit_entry/),
      expect.stringMatching(/INSERT INTO lead_touch/),
      expect.stringMatching(/INSERT INTO notification/),
      expect.stringMatching(/^SELECT l\.id/),
    ]);
  });

  it('writes its first version once, with all its people', async () => {
    const [company, contact] = [await make.company(), await make.contact()];
    const people = { contactIds: [contact.id], teamIds: [api.manager.id] };
    await api.db.query(
      `CREATE TRIGGER written_once BEFORE UPDATE ON lead_version FOR EACH ROW EXECUTE FUNCTION reject_change()`,
    );
    try {
      const lead = { title: 'LED plant', companyId: company.id, ...people, source: { channel: 'web' } };
      const { status, body } = await api.bdm.post('/leads', lead);
      expect(status).toBe(201);
      const { rows } = await api.db.query('SELECT data FROM lead_version WHERE lead_id = $1', [body.id]);
      expect(rows).toEqual([
        { data: expect.objectContaining({ contact_ids: people.contactIds, team_ids: people.teamIds }) },
      ]);
    } finally {
      await api.db.query('DROP TRIGGER written_once ON lead_version');
    }
  });
});

describe('A transition that waits for another change of the lead', () => {
  it('is judged by what was committed meanwhile', async () => {
    const { id } = await make.lead({ stage: 'qualified' });
    await make.fillInFields(id, 'proposal');
    const other = await api.db.connect();
    try {
      await other.query('BEGIN');
      await other.query('UPDATE lead SET likelihood = NULL, version = version + 1 WHERE id = $1', [id]);
      const transition = api.bdm.post(`/leads/${id}/transitions`, { to: 'proposal' });
      await waitForLock(api.db);
      await other.query('COMMIT');
      const { status, body } = await transition;
      expect([status, body.code]).toEqual([422, 'lead.gate_unmet']);
      expect(body.errors).toEqual([expect.objectContaining({ pointer: '/likelihood' })]);
    } finally {
      other.release();
    }
  });
});
