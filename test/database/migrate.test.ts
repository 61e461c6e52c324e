import { migrations } from '../../migrations/index.js';
import { migrate } from '../../src/database/schema/migration.runner.js';
import { startApi, type TestApi } from '../support/api.js';
import { Make } from '../support/make.js';

let api: TestApi;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.close());

describe('A migration that writes a table anew', () => {
  const vacuums = async () => {
    const text = `SELECT vacuum_count::integer AS count FROM pg_stat_all_tables WHERE relname = 'lead_version'`;
    return (await api.db.query<{ count: number }>(text)).rows[0]!.count;
  };

  it('vacuums it, so that index-only scans work', async () => {
    const { name } = migrations.find((each) => 'rewrites' in new each()) ?? {};
    expect(name).toBe('LeadVersionColumns1764000000033');
    await new Make(api).lead();
    // As before that migration; what it made goes.
    await api.db.query(`
      DELETE FROM migrations WHERE name = 'LeadVersionColumns1764000000033';
      DROP INDEX lead_version_as_of_idx;
      CREATE INDEX lead_version_as_of_idx ON lead_version (valid_to, valid_from);
      ALTER TABLE lead_version DROP COLUMN known, DROP COLUMN expected_decision_on, DROP COLUMN likelihood,
        DROP COLUMN screening_status, DROP COLUMN screening_due_on, DROP COLUMN announced_on, DROP COLUMN announced_jobs,
        DROP COLUMN announced_capex_eur, DROP COLUMN status_reason, DROP COLUMN lost_to_country;
      DROP FUNCTION lead_known; DROP FUNCTION date_of_json`);
    const before = await vacuums();
    expect(await migrate(api.databaseUrl)).toEqual([name]);
    expect(await vacuums()).toBe(before + 1);
    expect(await migrate(api.databaseUrl)).toEqual([]);
    expect(await vacuums()).toBe(before + 1);
  });

  it('is cleaned up by the next start if the process ended before', async () => {
    await api.db.query('CLUSTER lead_version USING lead_version_pk');
    const before = await vacuums();
    expect(await migrate(api.databaseUrl)).toEqual([]);
    expect(await vacuums()).toBe(before + 1);
  });
});
