import type { PoolClient } from 'pg';

/**
 * Begins a transaction that only holds locks, for as long as the work lasts that they are for. A lock of a session would stay
 * with a connection of a pooler, which others are given next. The transaction keeps no snapshot and hinders no VACUUM.
 */
export async function beginLockTransaction(client: PoolClient): Promise<void> {
  await client.query(
    'BEGIN ISOLATION LEVEL READ COMMITTED READ ONLY; SET LOCAL idle_in_transaction_session_timeout = 0',
  );
}

/** Begins a transaction that holds a lock, which ends with it, once no other has it. */
export async function beginWithAdvisoryLock(client: PoolClient, key: number): Promise<void> {
  await beginLockTransaction(client);
  await client.query('SELECT pg_advisory_xact_lock($1)', [key]);
}
