import type pg from 'pg';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { type FunctionFile, readFunctionFiles } from '../../migrations/function-file.reader.js';
import { migrations } from '../../migrations/index.js';
import { migrate } from '../../src/database/schema/migration.runner.js';
import { run } from '../cli/command.run.js';
import { cloneDatabase, type TestDatabase } from '../support/database.js';

let database: TestDatabase;
let db: pg.Pool;
let files: FunctionFile[];
beforeEach(async () => {
  database = await cloneDatabase();
  ({ db } = database);
  files = await readFunctionFiles();
});
afterEach(() => database.drop());

const readDefinition = async (name: string) =>
  (await db.query<{ text: string }>('SELECT pg_get_functiondef($1::regproc) AS text', [name])).rows[0]!.text;

/** The files with another text of one of them. */
function change(name: string, from: string, to: string): FunctionFile[] {
  expect(files.find((file) => file.name === name)?.text).toContain(from);
  return files.map((file) => (file.name === name ? { ...file, text: file.text.replace(from, to) } : file));
}

describe('The files of database functions', () => {
  it('are the functions of the database, each once', async () => {
    const { rows } = await db.query<{ name: string }>(
      `SELECT proname AS name FROM pg_proc p WHERE pronamespace = 'public'::regnamespace
         AND NOT EXISTS (SELECT FROM pg_depend e WHERE e.objid = p.oid AND e.deptype = 'e')`,
    );
    const compare = (a: string, b: string) => (a < b ? -1 : 1);
    expect(files.map(({ name }) => name).toSorted(compare)).toEqual(rows.map(({ name }) => name).toSorted(compare));
  });

  it('are replayed when they have changed, once, by one of several instances', async () => {
    const functionFiles = change('reject_change', 'is refused', 'is rejected');
    const results = await Promise.all([1, 2, 3].map(() => migrate(database.url, { functionFiles })));
    expect(results.flatMap(({ functions }) => functions)).toEqual([expect.stringMatching(/\/reject_change\.sql$/)]);
    await expect(db.query('TRUNCATE audit_entry')).rejects.toThrow('TRUNCATE on audit_entry is rejected');
    expect((await migrate(database.url)).functions).toHaveLength(1);
    await expect(db.query('TRUNCATE audit_entry')).rejects.toThrow('TRUNCATE on audit_entry is refused');
  });

  it('of an earlier version are not replayed on a database of a later one', async () => {
    await db.query(`INSERT INTO migrations ("timestamp", name) VALUES (9999999999999, 'OfALaterVersion')`);
    const functionFiles = change('reject_change', 'is refused', 'is rejected');
    expect(await migrate(database.url, { functionFiles })).toEqual({ migrations: [], functions: [] });
    await expect(db.query('TRUNCATE audit_entry')).rejects.toThrow('TRUNCATE on audit_entry is refused');
  });

  it('are what other commands ask for on a database that has them with another text', async () => {
    await migrate(database.url, { functionFiles: change('reject_change', 'is refused', 'is rejected') });
    const behind = await run(['report', 'pipeline-summary'], { DATABASE_URL: database.url });
    expect([behind.code, behind.err]).toEqual([1, expect.stringMatching(/reject_change\.sql.*crm -- migrate" first/)]);
    const { out } = await run(['migrate'], { DATABASE_URL: database.url });
    expect(out.toString()).toBe('Replaced functions: 1.\n');
  });

  it.each([
    ['an index uses', 'fold', 'lower(', 'upper('],
    ['a constraint uses', 'are_positive', '0 <', '1 <'],
    ['a generated column uses', 'parse_json_date', 'value::date', 'value::date + 1'],
    ['another function that an index uses calls', 'join_texts', `' '`, `'  '`],
  ])('do not change a function that %s', async (_, name, from, to) => {
    const before = await readDefinition(name);
    const changed = change(name, from, to).map((file) =>
      file.name === 'reject_change' ? { ...file, text: `${file.text}-- Changed.\n` } : file,
    );
    await expect(migrate(database.url, { functionFiles: changed })).rejects.toThrow(
      new RegExp(`uses the function of migrations/functions/\\w+/${name}\\.sql: change it in a versioned migration`),
    );
    expect(await readDefinition(name)).toBe(before);
    expect((await migrate(database.url)).functions).toEqual([]);
  });

  it('change such a function if a versioned migration has changed it in the same way, or in its comments only', async () => {
    const functionFiles = change('fold', 'lower(', 'upper(');
    const { text } = functionFiles.find(({ name }) => name === 'fold')!;
    class UpperCase1764000009003 implements MigrationInterface {
      name = 'UpperCase1764000009003';

      async up(runner: QueryRunner): Promise<void> {
        await runner.query(`${text} REINDEX TABLE company; REINDEX TABLE contact; REINDEX TABLE lead`);
      }

      async down(): Promise<void> {
        throw new Error('Migrations only go forward.');
      }
    }
    const further = { migrations: [...migrations, UpperCase1764000009003] };
    expect(await migrate(database.url, { ...further, functionFiles })).toEqual({
      migrations: ['UpperCase1764000009003'],
      functions: ['search/fold.sql'],
    });
    const explained = functionFiles.map((file) =>
      file.name === 'fold' ? { ...file, text: `-- New.\n${text}` } : file,
    );
    expect((await migrate(database.url, { ...further, functionFiles: explained })).functions).toHaveLength(1);
  });

  it.each([
    ['has another signature', 'search_joined', '(value text)', '(value text, most integer)', 'is not unique'],
    ['has another result', 'search_joined', 'RETURNS text', 'RETURNS varchar', 'cannot change return type'],
    ['has another name than its file', 'search_joined', 'search_joined(', 'search_as_one(', 'could not find'],
    ['has an error in its body', 'write_record_version', 'this_transaction, since', 'this_one since', 'syntax error'],
  ])('are refused, all of them, when one %s', async (_, name, from, to, reason) => {
    const removed = name === 'search_joined' && reason === 'could not find';
    if (removed) await db.query('DROP FUNCTION search_joined');
    const before = (await db.query(`SELECT proname FROM pg_proc ORDER BY oid`)).rows;
    const failed = migrate(database.url, { functionFiles: change(name, from, to) });
    await expect(failed).rejects.toThrow(new RegExp(`^migrations/functions/\\w+/${name}\\.sql failed: .*${reason}`));
    expect((await db.query(`SELECT proname FROM pg_proc ORDER BY oid`)).rows).toEqual(before);
  });
});
