import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { projectFile } from '../../src/config/project.files.js';
import { migrate } from '../../src/database/migrate.js';
import { progress } from '../progress.js';
import { copyLine, type Size, sizeOf, type Table } from './table.js';
import { TABLES } from './tables.js';

/** Makes the data set in a database of the server at `url`, or finds it made already. @returns its address */
export async function dataSet(url: string, folder: string, share: number): Promise<string> {
  const name = `bench_${String(share).replace('.', '_')}`;
  const target = Object.assign(new URL(url), { pathname: `/${name}` }).href;
  const record = join(folder, `${name}.made`);
  if (existsSync(record) && readFileSync(record, 'utf8') === fingerprint()) return target;
  const admin = new pg.Client({ connectionString: url });
  await admin.connect();
  await admin.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
  await admin.query(`CREATE DATABASE ${name}`);
  await admin.end();
  await migrate(target);
  await fill(target, sizeOf(share));
  writeFileSync(record, fingerprint());
  return target;
}

/** Changes with the schema and with what makes the rows. */
function fingerprint(): string {
  const folder = projectFile('dist', 'bench', 'dataset');
  const files = readdirSync(folder).filter((name) => name.endsWith('.js'));
  const hash = createHash('sha256').update(readFileSync(projectFile('migrations', 'schema.sql')));
  for (const file of files.toSorted()) hash.update(readFileSync(join(folder, file)));
  return hash.digest('hex');
}

/** What triggers would do for each row, done for all at once. */
const DERIVED: readonly [string, string][] = [
  [
    'touches',
    `INSERT INTO lead_touch (id, created_at, updated_at, lead_id, channel, occurred_on, role, origin)
     SELECT gen_random_uuid(), created_at, created_at, id, source_channel, received_on, 'source', 'source' FROM lead`,
  ],
  [
    'pulses',
    `INSERT INTO lead_pulse (lead_id, last_interaction_on, interaction_count, quiet_since)
     SELECT l.id, i.last, coalesce(i.count, 0), CASE l.status WHEN 'open' THEN greatest(l.received_on, i.last) END
     FROM lead l LEFT JOIN (SELECT lead_id, max(occurred_at AT TIME ZONE 'Europe/Brussels')::date AS last, count(*)
       FROM interaction GROUP BY lead_id) i ON i.lead_id = l.id`,
  ],
  [
    'search: companies',
    `INSERT INTO search_entry (id, kind, size, terms) SELECT id, 'company', search_size(name_key),
       array_to_tsvector(ARRAY(SELECT left(t, 254) FROM unnest(search_company_terms(c)) t)) FROM company c`,
  ],
  [
    'search: contacts',
    `INSERT INTO search_entry (id, kind, size, terms) SELECT id, 'contact', search_size(full_name),
       array_to_tsvector(ARRAY(SELECT left(t, 254) FROM unnest(search_contact_terms(c)) t)) FROM contact c`,
  ],
  [
    'search: leads',
    `INSERT INTO search_entry (id, kind, size, terms) SELECT id, 'lead', search_size(title),
       array_to_tsvector(ARRAY(SELECT left(t, 254) FROM unnest(search_lead_terms(l)) t)) FROM lead l`,
  ],
  [
    'search: words',
    `INSERT INTO search_word (word) SELECT DISTINCT s FROM (
       SELECT search_company_terms(c) AS terms FROM company c UNION ALL SELECT search_contact_terms(c) FROM contact c
       UNION ALL SELECT search_lead_terms(l) FROM lead l) AS found, search_spellings(terms) s`,
  ],
];

async function fill(url: string, size: Size): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(`SET synchronous_commit = off; SET maintenance_work_mem = '256MB'; SET work_mem = '256MB'`);
  const silenced = [...TABLES.map(({ name }) => name), 'lead_touch', 'lead_pulse'].filter(
    (name) => name !== 'app_user',
  );
  for (const name of silenced) await client.query(`ALTER TABLE ${name} DISABLE TRIGGER USER`);
  const indexes = await dropIndexes(client, [...silenced, 'search_entry', 'search_word']);
  for (const table of TABLES) await copy(client, table, size);
  for (const [what, statement] of DERIVED) await run(client, what, statement);
  await run(client, 'indexes', indexes.join(';'));
  await run(client, 'totals', 'SELECT rebuild_lead_totals()');
  for (const name of silenced) await client.query(`ALTER TABLE ${name} ENABLE TRIGGER USER`);
  await run(client, 'vacuum', 'VACUUM ANALYZE');
  await client.end();
}

async function run(client: pg.Client, what: string, statement: string): Promise<void> {
  const done = progress(what);
  await client.query(statement);
  done();
}

/**
 * Takes the indexes off tables that are to be filled, but for those behind constraints: made at once they take a
 * fraction of the time. @returns the statements that make them again
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
  const done = progress(table.name, expected);
  const stream = client.query(copyFrom(`COPY ${table.name} (${table.columns.join(', ')}) FROM STDIN`));
  await pipeline(Readable.from(chunks(table, size, done)), stream);
  done();
}

/** Lines in pieces of some size: one write for each line would take longer than the rows. */
function* chunks(table: Table, size: Size, report: (rows?: number) => void): Generator<string> {
  let [text, rows] = ['', 0];
  for (const row of table.rows(size)) {
    text += copyLine(row);
    rows += 1;
    if (text.length < 65_536) continue;
    report(rows);
    yield text;
    text = '';
  }
  yield text;
}
