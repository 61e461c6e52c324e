import type { PoolClient } from 'pg';
import { beginWithAdvisoryLock } from './advisory-lock.queries.js';
import { createPool, START_CONNECT_TIMEOUT_MS } from './database-pool.factory.js';

/**
 * Runs `work` while no other instance holds the advisory lock of this number. `work` may read on the connection of the
 * lock. The connection has no timeout, because a second instance waits until the first one has finished.
 */
export async function runWithAdvisoryLock<T>(
  lock: { url: string; key: number; applicationName: string },
  work: (connection: PoolClient) => Promise<T>,
): Promise<T> {
  const { url, key, applicationName } = lock;
  const pool = createPool({
    url,
    size: 1,
    applicationName,
    statementTimeout: 0,
    connectTimeoutMs: START_CONNECT_TIMEOUT_MS,
  });
  const connection = await pool.connect();
  try {
    await beginWithAdvisoryLock(connection, key);
    return await work(connection);
  } finally {
    // This ends the transaction and releases the lock.
    connection.release(true);
    await pool.end();
  }
}
