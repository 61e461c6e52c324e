import type { PoolClient } from 'pg';

/*
 * Locks for as long as some work lasts, each held by a transaction that does nothing else: a lock of a session would stay with a
 * connection of a pooler, which others are given next. The statements have no parameters, because the portal of one that has
 * keeps its snapshot until the transaction ends, and VACUUM would have to leave what that could see.
 */

const BEGIN = 'BEGIN ISOLATION LEVEL READ COMMITTED READ ONLY; SET LOCAL idle_in_transaction_session_timeout = 0';

/** Begins a transaction that holds the lock of this number, once no other has it. */
export async function beginWithAdvisoryLock(client: PoolClient, key: number): Promise<void> {
  await client.query(BEGIN);
  await client.query(`SELECT pg_advisory_xact_lock(${key})`);
}

/** Begins a transaction that holds the lock of this name, unless another has it. @returns whether it does */
export async function beginWithFreeAdvisoryLock(client: PoolClient, name: string): Promise<boolean> {
  await client.query(BEGIN);
  const { rows } = await client.query<{ locked: boolean }>(
    `SELECT pg_try_advisory_xact_lock(hashtextextended(${client.escapeLiteral(name)}, 0)) AS locked`,
  );
  return rows[0]!.locked;
}
