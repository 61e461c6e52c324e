import { createHash } from 'node:crypto';
import type { Pool, PoolClient } from 'pg';
import type { FunctionFile } from '../../../migrations/function-file.reader.js';

/**
 * The functions of the application whose results are stored: by an index, a constraint or a generated column, directly
 * or through another function. PostgreSQL records what uses a function directly; bodies are only text to it.
 */
const STORED_RESULTS = `
  WITH RECURSIVE own AS (
    SELECT p.oid, p.proname, p.prosrc FROM pg_proc p
    WHERE p.pronamespace = current_schema()::regnamespace AND p.prokind = 'f' AND NOT EXISTS (
      SELECT FROM pg_depend e WHERE e.classid = 'pg_proc'::regclass AND e.objid = p.oid AND e.deptype = 'e')
  ), stored AS (
    SELECT d.refobjid AS oid FROM pg_depend d WHERE d.refclassid = 'pg_proc'::regclass
      AND d.classid IN ('pg_class'::regclass, 'pg_constraint'::regclass, 'pg_attrdef'::regclass)
    UNION
    SELECT callee.oid FROM stored JOIN own caller USING (oid)
      JOIN own callee ON caller.prosrc ~ ('\\m' || callee.proname || '\\M')
  )
  SELECT proname AS name, pg_get_functiondef(oid) AS definition FROM stored JOIN own USING (oid)`;

/**
 * Replays the files of database functions that have changed, in one transaction. The digest of a file is the comment of
 * its function, so that it is dropped, dumped and restored with the function. The caller holds the migration lock.
 * @returns the paths of the files
 * @throws if a file changes a function whose results are stored, or the signature of a function
 */
export async function replaceFunctions(pool: Pool, files: readonly FunctionFile[]): Promise<string[]> {
  const client = await pool.connect();
  try {
    const changed = await findChangedFunctions(client, files);
    if (changed.length === 0) return [];
    await client.query('BEGIN');
    try {
      const stored = await readStoredResults(client);
      // A body may name functions that come later, so the bodies are only checked when all functions exist.
      for (const isChecked of [false, true]) {
        await client.query(`SET LOCAL check_function_bodies = ${isChecked ? 'on' : 'off'}`);
        for (const file of changed) await createFunction(client, file);
      }
      assertSameResults(stored, await readStoredResults(client), changed);
      await client.query('COMMIT');
    } catch (error) {
      await client.query('ROLLBACK').catch(() => undefined);
      throw error;
    }
    return changed.map(({ path }) => path);
  } finally {
    client.release();
  }
}

/** Finds the files whose functions the database lacks or has with another text. */
export async function findChangedFunctions(
  client: Pick<PoolClient, 'query'>,
  files: readonly FunctionFile[],
): Promise<FunctionFile[]> {
  const { rows } = await client.query<{ name: string; digest: string | null }>(
    `SELECT proname AS name, obj_description(oid, 'pg_proc') AS digest FROM pg_proc
     WHERE pronamespace = current_schema()::regnamespace`,
  );
  const present = new Set(rows.map(({ name, digest }) => `${name} ${digest}`));
  return files.filter(({ name, text }) => !present.has(`${name} ${computeDigest(text)}`));
}

function computeDigest(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

async function createFunction(client: PoolClient, { path, name, text }: FunctionFile): Promise<void> {
  try {
    await client.query(text);
    // This fails if there are two functions with this name, or none.
    await client.query(`COMMENT ON FUNCTION ${name} IS '${computeDigest(text)}'`);
  } catch (error) {
    throw new Error(
      `migrations/functions/${path} failed: ${(error as Error).message}. A file defines one function with its own name, ` +
        'and a changed signature is a new function: drop the former one in a versioned migration.',
      { cause: error },
    );
  }
}

async function readStoredResults(client: PoolClient): Promise<Map<string, string>> {
  const { rows } = await client.query<{ name: string; definition: string }>(STORED_RESULTS);
  return new Map(rows.map(({ name, definition }) => [name, definition]));
}

function assertSameResults(
  before: ReadonlyMap<string, string>,
  after: ReadonlyMap<string, string>,
  changed: readonly FunctionFile[],
): void {
  const rejected = changed.filter(({ name }) => before.has(name) && before.get(name) !== after.get(name));
  if (rejected.length === 0) return;
  const paths = rejected.map(({ path }) => `migrations/functions/${path}`);
  throw new Error(
    `An index, a constraint or a generated column uses the function of ${paths.join(' and of ')}: change it in a ` +
      'versioned migration that rebuilds what uses it.',
  );
}
