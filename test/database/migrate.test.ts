import pg from 'pg';
import { migrations } from '../../migrations/index.js';
import { migrate } from '../../src/database/migrate.js';
import { cloneDatabase } from '../support/database.js';

let database: Awaited<ReturnType<typeof cloneDatabase>>;
let db: pg.Pool;
beforeAll(async () => {
  database = await cloneDatabase();
  db = new pg.Pool({ connectionString: database.url, max: 1 });
});
afterAll(async () => {
  await db.end();
  await database.drop();
});

describe('A migration that writes a table anew', () => {
  it('leaves it cleaned up, so that its indexes are read alone', async () => {
    const { name } = migrations.find((each) => 'rewrites' in new each()) ?? {};
    expect(name).toBe('LeadVersionColumns1764000000033');
    // As before that migration; what it made goes.
    await db.query(`
      DELETE FROM migrations WHERE name = 'LeadVersionColumns1764000000033';
      DROP INDEX lead_version_as_of_idx;
      CREATE INDEX lead_version_as_of_idx ON lead_version (valid_to, valid_from);
      ALTER TABLE lead_version DROP COLUMN known, DROP COLUMN expected_decision_on, DROP COLUMN likelihood,
        DROP COLUMN screening_status, DROP COLUMN screening_due_on, DROP COLUMN announced_on, DROP COLUMN announced_jobs,
        DROP COLUMN announced_capex_eur, DROP COLUMN status_reason, DROP COLUMN lost_to_country;
      DROP FUNCTION lead_known; DROP FUNCTION date_of_json`);
    const vacuums = async () => {
      const text = `SELECT vacuum_count::integer AS count FROM pg_stat_all_tables WHERE relname = 'lead_version'`;
      return (await db.query<{ count: number }>(text)).rows[0]!.count;
    };
    const before = await vacuums();
    expect(await migrate(database.url)).toEqual([name]);
    expect(await vacuums()).toBe(before + 1);
  });
});
