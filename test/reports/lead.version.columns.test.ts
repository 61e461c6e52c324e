import { useApi } from '../support/api.js';
import { updateRows } from '../support/rows.js';

const { api, make } = useApi();

/** Versions of which a column says something else than the row that they are of. */
const DIFFERENT = `SELECT id FROM lead_version
  WHERE (expected_decision_on::text, likelihood, screening_status, screening_due_on::text, announced_on::text,
      announced_jobs::text, announced_capex_eur::text, status_reason, lost_to_country, jobs_safeguarded::text)
    IS DISTINCT FROM (data->>'expected_decision_on', data->>'likelihood', data->>'screening_status',
      data->>'screening_due_on', data->>'announced_on', data->>'announced_jobs', data->>'announced_capex_eur',
      data->>'status_reason', data->>'lost_to_country', data->>'jobs_safeguarded')`;

describe('The columns of a version', () => {
  it('equal the fields of its row, also after changes in one transaction and by SQL, in any date style', async () => {
    const { id } = await make.lead({ stage: 'announced', receivedOn: '2026-01-05' });
    await updateRows(api.db, 'lead', { id }, { expected_decision_on: '2027-02-01', likelihood: 'low' });
    const client = await api.db.connect();
    await client.query(`BEGIN; SET LOCAL datestyle = 'German'`);
    await updateRows(client, 'lead', { id }, { announced_on: '2026-03-01', announced_jobs: 7, jobs_safeguarded: 12 });
    await updateRows(client, 'lead', { id }, { announced_on: '2026-03-02', screening_due_on: '2026-04-03' });
    await client.query('COMMIT');
    client.release();
    const { rows } = await api.db.query(
      `SELECT likelihood, expected_decision_on::text AS decision, announced_on::text AS announced, announced_jobs AS jobs, jobs_safeguarded AS kept,
         screening_due_on::text AS due FROM lead_version WHERE lead_id = $1 AND valid_to = 'infinity'`,
      [id],
    );
    expect(rows).toEqual([
      { likelihood: 'low', decision: '2027-02-01', announced: '2026-03-02', jobs: 7, kept: 12, due: '2026-04-03' },
    ]);
    expect((await api.db.query(DIFFERENT)).rows).toEqual([]);
  });

  it('cannot be written, nor what they come from once it is past', async () => {
    const { id } = await make.lead({ stage: 'qualified' });
    await expect(
      api.db.query(`UPDATE lead_version SET likelihood = 'high' WHERE lead_id = $1`, [id]),
    ).rejects.toMatchObject({
      code: '428C9',
    });
    const changed = `UPDATE lead_version SET data = data || '{"likelihood": "high"}' WHERE lead_id = $1`;
    await expect(api.db.query(changed, [id])).rejects.toThrow('append-only');
  });
});
