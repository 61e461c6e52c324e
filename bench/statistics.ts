import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import pg from 'pg';
import { getProjectPath } from '../src/config/project-files.reader.js';
import { startEmbeddedPostgres } from '../src/database/embedded/embedded-server.runner.js';
import { createDataSet } from './dataset/data.set.js';

/**
 * Stores the planner's statistics of the data set at full size for the test that reads plans
 * (`test/plans/full.size.ts`): sizes of the tables and indexes, and the statistics of their columns.
 */
const RELATIONS = `SELECT c.relname AS name, c.reltuples::float8 AS rows, c.relpages AS pages, c.relallvisible AS visible,
    (pg_relation_size(c.oid) / current_setting('block_size')::int)::int AS blocks
  FROM pg_class c LEFT JOIN pg_index i ON i.indexrelid = c.oid
  WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'i')
    AND coalesce(i.indrelid, c.oid) IN (SELECT oid FROM pg_class WHERE relkind = 'r' AND reltuples > $1)
  ORDER BY c.relkind DESC, c.relname`;

const COLUMNS = `SELECT s.tablename AS relation, s.attname AS column, s.null_frac, s.avg_width, s.n_distinct,
    s.most_common_vals::text, s.most_common_freqs, s.histogram_bounds::text, s.correlation, s.most_common_elems::text,
    s.most_common_elem_freqs, s.elem_count_histogram
  FROM pg_stats s WHERE s.schemaname = 'public' AND s.tablename = ANY ($1)
    AND NOT (s.tablename = ANY ('{search_entry,search_word,lead_version,lead_transition}') AND s.attname <> 'confidential_lead_id')
  ORDER BY s.tablename, s.attname`;

/** Tables with fewer rows are small; a sequential scan of them is right. */
const BIG = 10_000;

const { values } = parseArgs({ options: { size: { type: 'string', default: '1' } } });
const folder = getProjectPath('data', 'bench');
const server = await startEmbeddedPostgres({ dataDir: folder });
try {
  const client = new pg.Client({ connectionString: await createDataSet(server.url, folder, Number(values.size)) });
  await client.connect();
  const { rows: relations } = await client.query<{ name: string }>(RELATIONS, [BIG]);
  const { rows: columns } = await client.query(COLUMNS, [relations.map(({ name }) => name)]);
  await client.end();
  const lines = (rows: object[]) => rows.map((row) => JSON.stringify(row)).join(',\n');
  const file = getProjectPath('test', 'plans', 'full.size.json');
  writeFileSync(file, `{"relations":[\n${lines(relations)}\n],\n"columns":[\n${lines(columns)}\n]}\n`);
} finally {
  await server.stop();
}
