import type pg from 'pg';
import { createEmptyDatabase, type TestDatabase } from '../support/database.js';
import { migrate } from '../../src/database/schema/migration.runner.js';

let database: TestDatabase;
let pool: pg.Pool;
beforeAll(async () => {
  database = await createEmptyDatabase();
  pool = database.db;
});
afterAll(() => database.drop());

const readVersions = async () =>
  (
    await pool.query<Record<string, unknown>>(
      // A later migration generates jobs_safeguarded from the data, which is compared.
      `SELECT to_jsonb(v) - 'known' - 'jobs_safeguarded' AS version FROM lead_version v ORDER BY valid_from, id`,
    )
  ).rows;

describe('The migration that removes the running totals', () => {
  it('keeps every version of a lead, and every schedule of other jobs', async () => {
    const { url } = database;
    await migrate(url, { only: ['EstablishedNames1764000000064'] });
    await pool.query(`
      INSERT INTO app_user (id, created_at, updated_at, email, full_name, role, password_changed_at)
        VALUES (gen_random_uuid(), now(), now(), 'a@locate.test', 'A', 'bdm', now());
      INSERT INTO company (id, created_at, updated_at, name, country, name_key)
        VALUES (gen_random_uuid(), now(), now(), 'A', 'CN', 'a');
      INSERT INTO lead (id, created_at, updated_at, reference, title, company_id, owner_id, received_on, stage_entered_on,
          source_channel)
        SELECT gen_random_uuid(), now(), now(), 'LEAD-1', 'Lead', c.id, u.id, '2026-01-20', '2026-01-20', 'web'
        FROM company c, app_user u`);
    await pool.query(`UPDATE lead SET likelihood = 'low'`);
    await pool.query('SELECT fold_lead_totals()');
    await pool.query(`
      CREATE SCHEMA pgboss;
      CREATE TABLE pgboss.schedule (name text PRIMARY KEY);
      INSERT INTO pgboss.schedule VALUES ('leads.fold-totals'), ('leads.check-totals'), ('reports.run')`);
    const versions = await readVersions();
    expect(versions).toHaveLength(2);

    expect((await migrate(url)).migrations).toContain('LeadHistoryOnly1764000000065');
    expect(await readVersions()).toEqual(versions);
    expect((await pool.query('SELECT name FROM pgboss.schedule')).rows).toEqual([{ name: 'reports.run' }]);
    await pool.query(`UPDATE lead SET likelihood = 'high'`);
    expect(await readVersions()).toHaveLength(3);
  });

  it('leaves nothing that belongs to them', async () => {
    const { rows } = await pool.query(
      `SELECT relname AS name FROM pg_class WHERE relname LIKE 'lead\\_total%'
       UNION ALL SELECT proname FROM pg_proc WHERE pronamespace = 'public'::regnamespace
         AND (proname ~ 'lead_total|lead_known' OR prosrc ~ 'lead_total|lead_known')`,
    );
    expect(rows).toEqual([]);
  });
});
