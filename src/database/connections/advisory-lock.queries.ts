import type { PoolClient } from 'pg';
import type { SqlClient } from './sql.client.js';

/** Waits for the advisory lock of this name and holds it until the transaction ends. */
export async function acquireAdvisoryLock(sql: SqlClient, name: string): Promise<void> {
  await sql.execute('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [name]);
}

/** Waits for the advisory lock of this name, and holds it together with others that share it until the transaction ends. */
export async function acquireSharedAdvisoryLock(sql: SqlClient, name: string): Promise<void> {
  await sql.execute('SELECT pg_advisory_xact_lock_shared(hashtextextended($1, 0))', [name]);
}

/*
 * Begins a transaction that does nothing but hold an advisory lock for as long as some work lasts. A session lock would
 * stay with a connection of a pooler, which passes it to other clients. The statements have no parameters because the
 * portal of a statement with parameters keeps its snapshot until the transaction ends, and VACUUM could then not remove
 * the rows that the snapshot can see.
 */

const BEGIN = 'BEGIN ISOLATION LEVEL READ COMMITTED READ ONLY; SET LOCAL idle_in_transaction_session_timeout = 0';

/** Begins a transaction and waits until it holds the advisory lock of this number. */
export async function beginWithAdvisoryLock(client: PoolClient, key: number): Promise<void> {
  await client.query(BEGIN);
  await client.query(`SELECT pg_advisory_xact_lock(${key})`);
}

/**
 * Begins a transaction that holds the advisory locks of these names, unless another one holds one of them.
 * @returns whether it holds all of them
 */
export async function beginWithFreeAdvisoryLocks(client: PoolClient, names: readonly string[]): Promise<boolean> {
  await client.query(BEGIN);
  for (const name of names) {
    const { rows } = await client.query<{ locked: boolean }>(
      `SELECT pg_try_advisory_xact_lock(hashtextextended(${client.escapeLiteral(name)}, 0)) AS locked`,
    );
    if (!rows[0]!.locked) return false;
  }
  return true;
}

/** Ends the transaction that holds an advisory lock. @returns false if its connection, and so the lock, is lost */
export function tryCommit(client: PoolClient): Promise<boolean> {
  return client.query('COMMIT').then(
    () => true,
    () => false,
  );
}
