import type pg from 'pg';

/** Waits until somebody on this database, or as many, wait for a lock: only then has a race begun that a test is about. */
export async function waitForLock(db: pg.Pool, many = 1): Promise<void> {
  for (;;) {
    const { rowCount } = await db.query(
      `SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`,
    );
    if (rowCount! >= many) return;
    await new Promise((resolve) => setImmediate(resolve));
  }
}
