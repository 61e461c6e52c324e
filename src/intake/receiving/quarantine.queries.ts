import type { SqlClient } from '../../database/connections/sql.client.js';

/** Maximum number of refused deliveries that are kept per connection. The oldest are deleted first. */
const MAX_QUARANTINED = 100;

/** The stored part of a refused delivery. */
export interface RefusedDelivery {
  id: string;
  connectionId: string;
  receivedAt: Date;
  code: string;
  contentType: string | null;
  size: number;
  sha256: string;
  /** The first bytes of its body. */
  head: Buffer;
}

/**
 * Stores a refused delivery, counts it, and deletes the oldest ones above the maximum. Served by
 * intake_quarantine_connection_id_idx.
 */
export async function insertRefused(sql: SqlClient, refused: RefusedDelivery): Promise<void> {
  const { id, connectionId, receivedAt, code, contentType, size, sha256, head } = refused;
  await sql.execute(
    `WITH kept AS (
       INSERT INTO intake_quarantine (id, connection_id, received_at, code, content_type, size, sha256, head)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
     ), dropped AS (
       DELETE FROM intake_quarantine WHERE id IN (SELECT id FROM intake_quarantine WHERE connection_id = $2
         ORDER BY received_at DESC, id DESC OFFSET ${MAX_QUARANTINED - 1})
     )
     INSERT INTO intake_rejection (connection_id, day) VALUES ($2, ($3::timestamptz AT TIME ZONE 'UTC')::date)
     ON CONFLICT (connection_id, day) DO UPDATE SET times = intake_rejection.times + 1`,
    [id, connectionId, receivedAt, code, contentType, size, sha256, head],
  );
}

/** Deletes refused deliveries from before a time. Served by intake_quarantine_received_at_idx. @returns their number */
export function deleteRefused(sql: SqlClient, before: Date): Promise<number> {
  return sql.execute('DELETE FROM intake_quarantine WHERE received_at < $1', [before]);
}
