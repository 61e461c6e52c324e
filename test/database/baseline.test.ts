import { readFile } from 'node:fs/promises';
import pg from 'pg';
import { readFunctionFiles } from '../../migrations/function-file.reader.js';
import { describeSchema } from '../../scripts/schema.snapshot.js';
import { getProjectPath } from '../../src/config/project-files.reader.js';
import { restoreDatabase } from '../../src/database/backup/restore.runner.js';
import { migrate } from '../../src/database/schema/migration.runner.js';
import { run } from '../cli/command.run.js';
import { startProcess } from '../server/process.js';
import { createEmptyDatabase, type TestDatabase } from '../support/database.js';

const BASELINE = 'EstablishedNames1764000000064';
/** Some of the migrations that the baseline replaces. */
const REPLACED = ['Foundation1764000000001', 'Companies1764000000002', 'LeadsOfAStageByUpdate1764000000063'];
/** A backup that a version before migration 0044 wrote. */
const OLD_BACKUP = getProjectPath('test', 'identity', 'fixtures', 'before-migration-0044.backup');
const COMPANY = '01900000-0000-7000-8000-000000000002';

let database: TestDatabase;
let db: pg.Pool;
beforeEach(async () => {
  database = await createEmptyDatabase();
  ({ db } = database);
});
afterEach(() => database.drop());

const readNames = async () =>
  (await db.query<{ name: string }>('SELECT name FROM migrations ORDER BY "timestamp"')).rows;
const countTables = async () =>
  (await db.query(`SELECT FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace`)).rowCount;

/** Makes the database one that the migrations 0001 to 0064 created, with a row. */
async function makeFormerDatabase(): Promise<void> {
  await migrate(database.url, { only: [BASELINE] });
  await db.query('UPDATE migrations SET id = 1000');
  for (const name of REPLACED) {
    await db.query('INSERT INTO migrations ("timestamp", name) VALUES ($1, $2)', [name.slice(-13), name]);
  }
  await db.query(`INSERT INTO company (id, created_at, updated_at, name, country, name_key)
    VALUES ('${COMPANY}', now(), now(), 'Former Times', 'DE', 'former times')`);
}

describe('A database at the last migration that the baseline replaces', () => {
  it('adopts the baseline: nothing of it runs, and the schema is that of a new database', async () => {
    await makeFormerDatabase();
    const before = await readNames();
    const { rows } = await db.query(`SELECT oid FROM pg_class WHERE relname IN ('company', 'lead') ORDER BY oid`);
    const { migrations, functions } = await migrate(database.url);
    expect(migrations).not.toContain(BASELINE);
    expect(functions).toHaveLength((await readFunctionFiles()).length);
    expect((await readNames()).slice(0, before.length)).toEqual(before);
    const after = await db.query(`SELECT oid FROM pg_class WHERE relname IN ('company', 'lead') ORDER BY oid`);
    expect(after.rows).toEqual(rows);
    expect((await db.query('SELECT name FROM company')).rows).toEqual([{ name: 'Former Times' }]);
    expect(await describeSchema(db)).toBe(await readFile(getProjectPath('migrations', 'schema.sql'), 'utf8'));
    expect(await migrate(database.url)).toEqual({ migrations: [], functions: [] });
  });

  it('is backed up, and restored into a new database', async () => {
    await makeFormerDatabase();
    await migrate(database.url);
    const target = await createEmptyDatabase();
    try {
      const file = `${process.env['TEST_POSTGRES_CLUSTER']}/../../former.backup`;
      expect(await run(['backup', file], { DATABASE_URL: database.url })).toMatchObject({ code: 0, err: '' });
      await migrate(target.url);
      await restoreDatabase({ url: target.url, file });
      const restored = new pg.Client({ connectionString: target.url });
      await restored.connect();
      expect((await restored.query('SELECT name FROM company')).rows).toEqual([{ name: 'Former Times' }]);
      await restored.end();
    } finally {
      await target.drop();
    }
  });
});

describe('A database that is older than the baseline', () => {
  const REASON =
    'The database is too old for this version: its last migration is LeadsOfAStageByUpdate1764000000063. ' +
    'Start version 0.1.0 at the commit a7afa522, whose last migration is 0064, on it first';

  it('is refused by the start and by every command that needs its schema, and is left as it is', async () => {
    await makeFormerDatabase();
    await db.query('DELETE FROM migrations WHERE name = $1', [BASELINE]);
    const before = [await readNames(), await countTables()];
    await expect(migrate(database.url)).rejects.toThrow(REASON);
    await expect(startProcess({ DATABASE_URL: database.url })).rejects.toThrow(REASON);
    for (const argv of [['migrate'], ['restore', OLD_BACKUP], ['report', 'pipeline-summary']]) {
      const refused = await run(argv, { DATABASE_URL: database.url });
      expect([argv[0], refused.code, refused.err]).toEqual([argv[0], 1, expect.stringContaining('too old')]);
    }
    expect([await readNames(), await countTables()]).toEqual(before);
    await db.query(`COMMENT ON TABLE migrations IS 'Locate CRM 0.1.0'`);
    await expect(migrate(database.url)).rejects.toThrow(
      'its last migration is LeadsOfAStageByUpdate1764000000063, of version 0.1.0.',
    );
  });
});

describe('A backup that is older than the baseline', () => {
  const REASON =
    'The backup is too old for this version: its last migration is TotalsEntered1764000000038. Restore it with version ' +
    '0.1.0 at the commit a7afa522, whose last migration is 0064 ("git checkout a7afa522"). This version upgrades the restored database when it starts.';

  it('is refused, and the empty database is left as it is', async () => {
    const refused = await run(['restore', OLD_BACKUP], { DATABASE_URL: database.url });
    expect([refused.code, refused.err]).toEqual([1, expect.stringContaining(REASON)]);
    expect(await countTables()).toBe(0);
    await migrate(database.url);
    await expect(restoreDatabase({ url: database.url, file: OLD_BACKUP, force: true })).rejects.toMatchObject({
      code: 'backup.too_old',
    });
  });
});
