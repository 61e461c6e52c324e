import type pg from 'pg';
import { SqlClient } from '../../src/database/connections/sql.client.js';
import { refreshQuietSince } from '../../src/leads/model/lead-interaction-stats.queries.js';
import {
  refreshTouchesOfActivity,
  refreshTouchesOfContacts,
  refreshTouchesOfLead,
} from '../../src/leads/touches/automatic-touches.store.js';
import type { Table } from './rows.js';

/** A pool, or the connection of a transaction. */
type Database = Pick<pg.Pool, 'query'>;

/** Writes what services write together with a row, after a test has written that row by SQL: automatic touches and staleness. */
export async function followRow(db: Database, table: Table, id: string, at: string): Promise<void> {
  const tx = { sql: new SqlClient(db), now: new Date(at) };
  if (table === 'lead') {
    await refreshTouchesOfLead(tx, id, []);
    await refreshQuietSince(tx.sql, id);
  } else if (table === 'activity') {
    await refreshTouchesOfActivity(tx, id);
  } else if (table === 'seminar_registration' || table === 'delegation_participant') {
    const { rows } = await db.query<{ activity: string; contact: string | null }>(
      `SELECT activity_id AS activity, contact_id AS contact FROM ${table} WHERE id = $1`,
      [id],
    );
    const { activity, contact } = rows[0]!;
    if (contact) await refreshTouchesOfContacts(tx, [contact]);
    // The row may have belonged to another contact before.
    await refreshTouchesOfActivity(tx, activity);
  }
}
