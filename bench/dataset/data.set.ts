import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { readFunctionFiles } from '../../migrations/function-file.reader.js';
import { getProjectPath } from '../../src/config/project-files.reader.js';
import { migrate } from '../../src/database/schema/migration.runner.js';
import { showProgress } from '../progress.js';
import { DERIVED, DERIVED_TABLES } from './derived.js';
import { formatLine, type Size, computeSize, type Table } from './table.js';
import { LEAD_STATE, TABLES } from './tables.js';

/**
 * Creates the data set in a database of the server at `url`, unless it already exists.
 * @returns its address
 */
export async function createDataSet(url: string, folder: string, share: number): Promise<string> {
  const name = `bench_${String(share).replace('.', '_')}`;
  const target = Object.assign(new URL(url), { pathname: `/${name}` }).href;
  const record = join(folder, `${name}.made`);
  if (existsSync(record) && readFileSync(record, 'utf8') === (await computeFingerprint())) return target;
  const admin = new pg.Client({ connectionString: url });
  await admin.connect();
  await admin.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
  await admin.query(`CREATE DATABASE ${name}`);
  await admin.end();
  await migrate(target);
  await fill(target, computeSize(share));
  writeFileSync(record, await computeFingerprint());
  return target;
}

/** Returns a hash that changes with the schema, its functions, and the code that generates the rows. */
async function computeFingerprint(): Promise<string> {
  const folder = getProjectPath('dist', 'bench', 'dataset');
  const files = readdirSync(folder).filter((name) => name.endsWith('.js'));
  const hash = createHash('sha256').update(readFileSync(getProjectPath('migrations', 'schema.sql')));
  for (const { text } of await readFunctionFiles()) hash.update(text);
  for (const file of files.toSorted()) hash.update(readFileSync(join(folder, file)));
  return hash.digest('hex');
}

async function fill(url: string, size: Size): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(`SET synchronous_commit = off; SET maintenance_work_mem = '256MB'; SET work_mem = '256MB'`);
    await client.query(LEAD_STATE);
    const filled = [...TABLES.map(({ name }) => name), ...DERIVED_TABLES];
    const silenced = filled.filter((name) => name !== 'app_user' && name !== 'lead_state');
    for (const name of silenced) await client.query(`ALTER TABLE ${name} DISABLE TRIGGER USER`);
    const indexes = await dropIndexes(client, silenced);
    for (const table of TABLES) await copy(client, table, size);
    for (const [what, statement] of DERIVED) await run(client, what, statement);
    await run(client, 'indexes', indexes.join(';'));
    for (const name of silenced) await client.query(`ALTER TABLE ${name} ENABLE TRIGGER USER`);
    await run(client, 'vacuum', 'VACUUM ANALYZE');
  } finally {
    // An open connection would keep the program and its PostgreSQL running.
    await client.end();
  }
}

async function run(client: pg.Client, what: string, statement: string): Promise<void> {
  const done = showProgress(what);
  await client.query(statement);
  done();
}

/**
 * Drops the indexes of tables that are to be filled, except those of constraints: creating them afterwards takes a
 * fraction of the time.
 * @returns the statements that create them again
 */
async function dropIndexes(client: pg.Client, tables: readonly string[]): Promise<string[]> {
  const { rows } = await client.query<{ name: string; definition: string }>(
    `SELECT indexrelid::regclass AS name, pg_get_indexdef(indexrelid) AS definition FROM pg_index
     WHERE indrelid = ANY ($1::regclass[]) AND NOT EXISTS (SELECT FROM pg_constraint WHERE conindid = indexrelid)`,
    [tables],
  );
  for (const { name } of rows) await client.query(`DROP INDEX ${name}`);
  return rows.map(({ definition }) => definition);
}

async function copy(client: pg.Client, table: Table, size: Size): Promise<void> {
  const expected = table.expected(size);
  const done = showProgress(table.name, expected);
  const stream = client.query(copyFrom(`COPY ${table.name} (${table.columns.join(', ')}) FROM STDIN`));
  await pipeline(Readable.from(yieldChunks(table, size, done)), stream);
  done();
}

/** Yields lines in chunks of some size: one write for each line would take longer than the rows. */
function* yieldChunks(table: Table, size: Size, report: (rows?: number) => void): Generator<string> {
  let [text, rows] = ['', 0];
  for (const row of table.rows(size)) {
    text += formatLine(row);
    rows += 1;
    if (text.length < 65_536) continue;
    report(rows);
    yield text;
    text = '';
  }
  yield text;
}
