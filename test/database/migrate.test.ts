import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { migrations } from '../../migrations/index.js';
import { getProjectVersion } from '../../src/config/project-files.reader.js';
import { type EmbeddedPostgres, startEmbeddedPostgres } from '../../src/database/embedded/embedded-server.runner.js';
import { migrate } from '../../src/database/schema/migration.runner.js';
import { run } from '../cli/command.run.js';
import { cloneDatabase, openPool, type TestDatabase } from '../support/database.js';

let database: TestDatabase;
let db: pg.Pool;
beforeAll(async () => {
  database = await cloneDatabase();
  ({ db } = database);
});
afterAll(() => database.drop());

/** A migration that writes all versions of leads anew. */
class RewrittenVersions1764000009001 implements MigrationInterface {
  name = 'RewrittenVersions1764000009001';
  readonly rewrites = ['lead_version'];

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE lead_version ADD COLUMN rewritten uuid NOT NULL DEFAULT gen_random_uuid()');
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward.');
  }
}

/** A migration that breaks the former version. */
class BrokenNames1764000009002 implements MigrationInterface {
  name = 'BrokenNames1764000009002';
  readonly needsStoppedInstances = true;

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE calendar_token RENAME TO broken_token');
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward.');
  }
}

describe('A migration that writes a table anew', () => {
  const further = { migrations: [...migrations, RewrittenVersions1764000009001] };
  let folder: string;
  let server: EmbeddedPostgres;
  let own: pg.Pool;
  beforeAll(async () => {
    // PostgreSQL does not mark a page as visible to all while one of the 32 transactions around the one that wrote it has
    // committed asynchronously, as those of other tests on the common server do, and is not on the disk yet.
    folder = await mkdtemp(join(tmpdir(), `locate-test-${process.pid}-`));
    await chmod(folder, 0o711);
    server = await startEmbeddedPostgres({ dataDir: folder, settings: { fsync: 'off', autovacuum: 'off' } });
    own = openPool(server.url);
    await migrate(server.url);
  });
  afterAll(async () => {
    await own.end();
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  });
  const countVacuums = async () => {
    const text = `SELECT vacuum_count::integer AS count FROM pg_stat_all_tables WHERE relname = 'lead_version'`;
    return (await own.query<{ count: number }>(text)).rows[0]!.count;
  };

  it('leaves it cleaned up, so that its indexes are read alone', async () => {
    await own.query(`
      INSERT INTO app_user (id, created_at, updated_at, email, full_name, role, password_changed_at)
        VALUES (gen_random_uuid(), now(), now(), 'a@locate.test', 'A', 'bdm', now());
      INSERT INTO company (id, created_at, updated_at, name, country, name_key)
        VALUES (gen_random_uuid(), now(), now(), 'A', 'CN', 'a');
      INSERT INTO lead (id, created_at, updated_at, reference, title, company_id, owner_id, received_on, stage_entered_on,
          source_channel)
        SELECT gen_random_uuid(), now(), now(), 'LEAD-1', 'Lead', c.id, u.id, '2026-01-20', '2026-01-20', 'web'
        FROM company c, app_user u`);
    const before = await countVacuums();
    expect((await migrate(server.url, further)).migrations).toEqual(['RewrittenVersions1764000009001']);
    expect(await countVacuums()).toBe(before + 1);
    expect((await migrate(server.url, further)).migrations).toEqual([]);
    expect(await countVacuums()).toBe(before + 1);
  });

  it('is made up for by the next start when one ended before it was cleaned up', async () => {
    await own.query('CLUSTER lead_version USING lead_version_pk');
    const before = await countVacuums();
    expect((await migrate(server.url, further)).migrations).toEqual([]);
    expect(await countVacuums()).toBe(before + 1);
  });
});

describe('A migration that breaks the former version', () => {
  it('waits until no instance is connected', async () => {
    const further = { migrations: [...migrations, BrokenNames1764000009002] };
    const instance = new pg.Client({ connectionString: database.url, application_name: 'locate-crm-jobs' });
    await instance.connect();
    try {
      await expect(migrate(database.url, further)).rejects.toThrow(/^Stop all instances before the upgrade/);
      expect((await db.query('SELECT FROM calendar_token')).rowCount).toBe(0);
    } finally {
      await instance.end();
    }
    expect((await migrate(database.url, further)).migrations).toEqual(['BrokenNames1764000009002']);
    expect((await db.query('SELECT FROM broken_token')).rowCount).toBe(0);
  });

  it('has a note in docs/operations.md which says that all instances are stopped', async () => {
    const guide = await readFile(new URL('../../docs/operations.md', import.meta.url), 'utf8');
    const breaking = migrations
      .map((Migration): MigrationInterface => new Migration())
      .filter((each) => 'needsStoppedInstances' in each);
    for (const { name } of breaking) {
      expect(guide).toMatch(new RegExp(`\\| ${name?.slice(-4)} +\\| Stop all instances`));
    }
  });
});

describe('A migration', () => {
  it('stores the version of the program, which an earlier version names when it refuses the database', async () => {
    const other = await cloneDatabase();
    try {
      const { rows } = await other.db.query(`SELECT obj_description('migrations'::regclass, 'pg_class') AS version`);
      expect(rows).toEqual([{ version: `Locate CRM ${getProjectVersion()}` }]);
      await other.db.query(`INSERT INTO migrations ("timestamp", name) VALUES (1764000009999, 'Later1764000009999')`);
      await other.db.query(`COMMENT ON TABLE migrations IS 'Locate CRM 9.8.7'`);
      for (const argv of [['migrate'], ['report', 'pipeline-summary']]) {
        const { code, err } = await run(argv, { DATABASE_URL: other.url });
        expect([code, err]).toEqual([1, expect.stringContaining('the schema of version 9.8.7 of this program')]);
      }
      // An instance of this version that starts does not claim the database for itself.
      await migrate(other.url);
      const after = await other.db.query(`SELECT obj_description('migrations'::regclass, 'pg_class') AS version`);
      expect(after.rows).toEqual([{ version: 'Locate CRM 9.8.7' }]);
    } finally {
      await other.drop();
    }
  });
});
