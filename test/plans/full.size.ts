import { readFileSync } from 'node:fs';
import { chmod, chown, open, stat, truncate } from 'node:fs/promises';
import { join } from 'node:path';
import type pg from 'pg';
import { createPool } from '../../src/database/connections/database-pool.factory.js';
import { cloneDatabase } from '../support/database.js';

/** A table or index of the data set at full size. */
interface Relation {
  name: string;
  rows: number;
  pages: number;
  visible: number;
  /** Of its file. */
  blocks: number;
}

/** What `pg_stats` says of a column there. */
type Column = { relation: string; column: string } & Record<string, unknown>;

interface FullSize {
  relations: Relation[];
  columns: Column[];
}

/** From `bench/statistics.ts`. */
const { relations, columns } = JSON.parse(readFileSync(new URL('full.size.json', import.meta.url), 'utf8')) as FullSize;

/** Tables that nothing may read from end to end. */
export const BIG_TABLES: ReadonlySet<string> = new Set(relations.map(({ name }) => name));

const BLOCK = 8_192;
/** PostgreSQL begins the next file of a relation here. */
const MAX_FILE_LENGTH = 2 ** 30;

/** Columns of `pg_stats` as `pg_restore_attribute_stats` takes them. */
const TYPES: Readonly<Record<string, string>> = {
  null_frac: 'real',
  avg_width: 'integer',
  n_distinct: 'real',
  most_common_vals: 'text',
  most_common_freqs: 'real[]',
  histogram_bounds: 'text',
  correlation: 'real',
  most_common_elems: 'text',
  most_common_elem_freqs: 'real[]',
  elem_count_histogram: 'real[]',
};

/**
 * Makes the planner think of an empty database what it thinks of the data set at full size: statistics are restored, and
 * the files of tables and indexes are made as long, without anything in them (a sparse file takes no room). The planner
 * asks a file for its length and nothing for its rows, so its plans are those of full size. Nothing may run them.
 */
async function pretendFullSize(db: pg.Pool): Promise<void> {
  for (const { name, rows, pages, visible, blocks } of relations) {
    const { rows: files } = await db.query<{ path: string }>('SELECT pg_relation_filepath($1::regclass) AS path', [
      name,
    ]);
    await stretchFiles(join(process.env['TEST_POSTGRES_CLUSTER'] ?? '', files[0]!.path), blocks * BLOCK);
    await db.query(
      `SELECT pg_restore_relation_stats('schemaname', 'public', 'relname', $1::text, 'relpages', $2::integer,
         'reltuples', $3::real, 'relallvisible', $4::integer)`,
      [name, pages, rows, visible],
    );
  }
  for (const { relation, column, ...known } of columns) {
    const given = Object.entries(TYPES).filter(([name]) => known[name] !== null);
    const pairs = given.map(([name, type], place) => `'${name}', $${place + 3}::${type}`);
    await db.query(
      `SELECT pg_restore_attribute_stats('schemaname', 'public', 'relname', $1::text, 'attname', $2::text,
         'inherited', false, ${pairs.join(', ')})`,
      [relation, column, ...given.map(([name]) => known[name])],
    );
  }
}

/** Makes the files of a relation, `path`, `path.1` and so on, as long as it is to be. */
async function stretchFiles(path: string, length: number): Promise<void> {
  await truncate(path, Math.min(length, MAX_FILE_LENGTH));
  for (let file = 1; length > file * MAX_FILE_LENGTH; file++) {
    const next = `${path}.${file}`;
    await (await open(next, 'a')).close();
    // The server opens it as the account that it runs as.
    const { uid, gid, mode } = await stat(path);
    await chown(next, uid, gid);
    await chmod(next, mode);
    await truncate(next, Math.min(length - file * MAX_FILE_LENGTH, MAX_FILE_LENGTH));
  }
}

/** A database that the planner takes for one of full size, and one connection to plan on. */
export interface FullSizeDatabase {
  db: pg.PoolClient;
  drop: () => Promise<void>;
}

/** Makes a database of its own look as if it were of full size. */
export async function fullSizeDatabase(): Promise<FullSizeDatabase> {
  const database = await cloneDatabase();
  const pool = createPool({ url: database.url, size: 1 });
  await pretendFullSize(pool);
  const db = await pool.connect();
  const drop = async () => {
    db.release();
    await pool.end();
    await database.drop();
  };
  return { db, drop };
}
