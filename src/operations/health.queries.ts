import { setTimeout as sleep } from 'node:timers/promises';
import type { Sql } from '../database/sql.js';

/** Longest that a probe waits, in milliseconds: a database that falls silent keeps its connections open. */
const PATIENCE = 2_000;

/** Asks the database for next to nothing. @throws when it cannot be reached, or says nothing for two seconds */
export async function reachDatabase(sql: Sql): Promise<void> {
  const silence = sleep(PATIENCE, undefined, { ref: false }).then(() => {
    throw new Error('The database says nothing.');
  });
  await Promise.race([sql.rows('SELECT 1 AS one'), silence]);
}
