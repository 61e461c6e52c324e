import { migrations } from '../../migrations/index.js';
import { migrate } from '../../src/database/schema/migration.runner.js';
import { createUpgradedDatabase, type UpgradedDatabase } from '../support/upgrade.js';

let database: UpgradedDatabase;
beforeAll(async () => {
  database = await createUpgradedDatabase();
});
afterAll(() => database.drop());

describe('A migration that writes a table anew', () => {
  const vacuums = async () => {
    const text = `SELECT vacuum_count::integer AS count FROM pg_stat_all_tables WHERE relname = 'lead_version'`;
    return (await database.pool.query<{ count: number }>(text)).rows[0]!.count;
  };

  it('vacuums it, so that index-only scans work', async () => {
    const { name } = migrations.find((each) => 'rewrites' in new each()) ?? {};
    expect(name).toBe('LeadVersionColumns1764000000033');
    await database.migrate(33);
    await database.pool.query(`
      INSERT INTO app_user (id, created_at, updated_at, email, full_name, role, password_changed_at)
        VALUES (gen_random_uuid(), now(), now(), 'a@locate.test', 'A', 'bdm', now());
      INSERT INTO company (id, created_at, updated_at, name, country, name_key)
        VALUES (gen_random_uuid(), now(), now(), 'A', 'CN', 'a');
      INSERT INTO lead (id, created_at, updated_at, reference, title, company_id, owner_id, received_on, stage_entered_on,
          source_channel)
        SELECT gen_random_uuid(), now(), now(), 'LEAD-1', 'Lead', c.id, u.id, '2026-01-20', '2026-01-20', 'web'
        FROM company c, app_user u`);
    const before = await vacuums();
    expect(await migrate(database.url, [name!])).toEqual([name]);
    expect(await vacuums()).toBe(before + 1);
    expect(await migrate(database.url, [name!])).toEqual([]);
    expect(await vacuums()).toBe(before + 1);
  });

  it('is cleaned up by the next start if the process ended before', async () => {
    await migrate(database.url);
    await database.pool.query('CLUSTER lead_version USING lead_version_pk');
    const before = await vacuums();
    expect(await migrate(database.url)).toEqual([]);
    expect(await vacuums()).toBe(before + 1);
  });
});
