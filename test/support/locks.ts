import type pg from 'pg';

/**
 * Waits until this many sessions of the database wait for a lock, and returns the process id of one. Only then has the race begun that a test needs. The pool
 * must not be the connection of a transaction, which sees the same sessions until it ends.
 */
export async function waitForLock(db: pg.Pool, many = 1): Promise<number> {
  for (;;) {
    const { rows } = await db.query<{ pid: number }>(
      `SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`,
    );
    if (rows.length >= many) return rows[0]!.pid;
    await new Promise((resolve) => setImmediate(resolve));
  }
}
