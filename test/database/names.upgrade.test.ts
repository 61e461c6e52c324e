import { readFile } from 'node:fs/promises';
import pg from 'pg';
import { migrations } from '../../migrations/index.js';
import { migrate } from '../../src/database/schema/migration.runner.js';
import { createUpgradedDatabase, type UpgradedDatabase } from '../support/upgrade.js';

const OWNER = '01900000-0000-7000-8000-000000000001';
const COMPANY = '01900000-0000-7000-8000-000000000002';
const LEAD = '01900000-0000-7000-8000-000000000003';

let database: UpgradedDatabase;
beforeAll(async () => {
  database = await createUpgradedDatabase();
});
afterAll(() => database.drop());

describe('A migration that breaks the former version', () => {
  it('waits until no instance is connected and then keeps every row', async () => {
    const { pool, url } = database;
    await database.migrate(64);
    await pool.query(`
      INSERT INTO app_user (id, created_at, updated_at, email, full_name, role, password_changed_at)
      VALUES ('${OWNER}', now(), now(), 'owner@agency.example', 'Owner', 'bdm', now());
      INSERT INTO company (id, created_at, updated_at, name, country, name_key)
      VALUES ('${COMPANY}', now(), now(), 'Old Names', 'DE', 'old names');
      INSERT INTO lead (id, created_at, updated_at, reference, title, company_id, owner_id, stage_entered_on, received_on,
        source_channel)
      VALUES ('${LEAD}', now(), now(), 'L-2026-90001', 'A lead of the former version', '${COMPANY}', '${OWNER}',
        '2026-01-01', '2026-01-01', 'web');
      INSERT INTO lead_pulse (lead_id, interaction_count) VALUES ('${LEAD}', 3)`);
    const instance = new pg.Client({ connectionString: url, application_name: 'locate-crm-jobs' });
    await instance.connect();
    try {
      await expect(migrate(url)).rejects.toThrow(/^Stop all instances before the upgrade/);
      expect((await pool.query('SELECT FROM lead_pulse')).rowCount).toBe(1);
    } finally {
      await instance.end();
    }

    expect(await migrate(url)).toContain('EstablishedNames1764000000064');
    await pool.query("UPDATE lead SET received_on = '2026-01-02'");
    const { rows } = await pool.query<Record<string, unknown>>(
      'SELECT interaction_count, quiet_since::text FROM lead_interaction_stats',
    );
    expect(rows).toEqual([{ interaction_count: 3, quiet_since: '2026-01-02' }]);
    await expect(pool.query('DELETE FROM lead')).rejects.toThrow(/lead/);
  });

  it('leaves no function that mentions a former name', async () => {
    const { rows } = await database.pool.query(
      `SELECT proname FROM pg_proc WHERE pronamespace = 'public'::regnamespace
         AND prosrc ~ '\\m(lead_pulse|intake_refusal|refuse_change|hold_touches_of|search_put|search_forget)\\M'`,
    );
    expect(rows).toEqual([]);
  });

  it('has a note in docs/operations.md which says that all instances are stopped', async () => {
    const guide = await readFile(new URL('../../docs/operations.md', import.meta.url), 'utf8');
    const breaking = migrations.map((Migration) => new Migration()).filter((each) => 'needsStoppedInstances' in each);
    expect(breaking).not.toHaveLength(0);
    for (const { name } of breaking) {
      expect(guide).toMatch(new RegExp(`\\| ${name.slice(-4)} +\\| Stop all instances`));
    }
  });
});
