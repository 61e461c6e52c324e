import type { SqlClient } from '../connections/sql.client.js';

/** The queue of deliveries to webhooks. */
export const WEBHOOK_DELIVERIES = 'webhooks.deliveries';

/**
 * SQL of an id that begins with the time of an event, a UUIDv7, so that the ids grow like the table. PostgreSQL has a
 * function for it from version 18 on.
 */
const buildDeliveryId = (at: string) =>
  `(lpad(to_hex((extract(epoch FROM ${at}) * 1000)::bigint), 12, '0') || '7'
    || substr(replace(gen_random_uuid()::text, '-', ''), 14))::uuid`;

/**
 * Builds SQL of the time from which on a delivery is due at once. It is never later than the time of the database, with
 * which the queue compares it, because the clock of an instance may be ahead.
 */
export function buildDueTime(at: string): string {
  return `least(${at}, clock_timestamp())`;
}

/**
 * Builds SQL that stores deliveries of the events among entries of the audit trail, one for each webhook that is told of
 * the type and is not disabled, and returns their ids. Deliveries for a paused webhook wait too. The sequence follows the
 * order of the entries, because the transaction has locked the records that it changes.
 * @param entries placeholder of a JSON array of rows of `audit_entry`, with `event_type` and `event_group` where there is one
 */
export function buildDeliveryInsert(entries: string): string {
  return `INSERT INTO webhook_delivery (id, webhook_id, audit_entry_id, at, type, entity_type, entity_id, lead_id, next_attempt_at)
    SELECT ${buildDeliveryId('e.at')}, w.id, e.id, e.at, e.event_type, e.entity_type, e.entity_id, e.lead_id,
      ${buildDueTime('e.at')}
    FROM jsonb_to_recordset(${entries}) AS e (id uuid, at timestamptz, event_type text, event_group text, entity_type text,
      entity_id uuid, lead_id uuid)
    JOIN webhook w ON w.event_types && ARRAY[e.event_type, e.event_group]
    WHERE e.event_type IS NOT NULL AND w.archived_at IS NULL AND w.state <> 'disabled'
    ORDER BY e.id, w.id
    RETURNING id`;
}

/**
 * Lists the deliveries that a transaction has kept. A try of an import rolls its rows back to a savepoint, with the
 * deliveries that they caused. A transaction without such a rollback spares the statement.
 */
export async function listKeptDeliveries(sql: SqlClient, ids: readonly string[]): Promise<readonly string[]> {
  if (ids.length === 0 || !sql.hasRolledBack) return ids;
  const rows = await sql.queryAll<{ id: string }>(
    'SELECT id FROM webhook_delivery WHERE id = ANY($1::uuid[]) ORDER BY sequence',
    [ids],
  );
  return rows.map(({ id }) => id);
}
