import type { SqlClient } from '../../database/connections/sql.client.js';
import type { RawDelivery } from '../parsing/connector.rules.js';

/** A waiting delivery with the data that shows which subject it announces. */
export type WaitingThinEvent = RawDelivery & { id: string };

/** A generation of a subject. Every response of the provider from its start on certainly includes it. */
export interface MarkedSubject {
  connectionId: string;
  subjectKey: string;
  generation: number;
}

/** A delivery that waits for the state of the same subject as another delivery. */
export interface Companion {
  id: string;
  attempts: number;
}

/** Maximum number of deliveries of a connection that are searched for others about the same subject. */
const MAX_SCANNED = 500;
/** Size in bytes from which on a delivery is not read as a thin event, because thin events have only a few lines. */
const THIN_EVENT_SIZE_LIMIT = 16_384;

/** Returns the other waiting deliveries of a connection. Served by intake_delivery_connection_waiting_idx. */
export function listOtherWaiting(sql: SqlClient, connectionId: string, id: string): Promise<WaitingThinEvent[]> {
  return sql.queryAll(
    `SELECT id, headers, content_type AS "contentType", body, received_at AS "receivedAt" FROM intake_delivery
     WHERE next_attempt_at IS NOT NULL AND connection_id = $1 AND id <> $2 AND origin = 'webhook' AND body IS NOT NULL
       AND size < ${THIN_EVENT_SIZE_LIMIT}
     ORDER BY id LIMIT ${MAX_SCANNED}`,
    [connectionId, id],
  );
}

/** Starts the next generation of a subject and locks the subject. @returns the generation */
export async function startNextGeneration(sql: SqlClient, connectionId: string, subjectKey: string): Promise<number> {
  const subject = await sql.queryOne<{ generation: number }>(
    `INSERT INTO intake_subject (connection_id, subject_key) VALUES ($1, $2)
     ON CONFLICT (connection_id, subject_key) DO UPDATE SET generation = intake_subject.generation + 1
     RETURNING generation`,
    [connectionId, subjectKey],
  );
  return subject.generation;
}

/** Stores with waiting deliveries the generation that they announce. Locked deliveries are left out. */
export async function assignGeneration(
  sql: SqlClient,
  ids: readonly string[],
  subjectKey: string,
  generation: number,
): Promise<void> {
  await sql.execute(
    `UPDATE intake_delivery SET subject_key = $2, subject_generation = $3 WHERE id IN (SELECT id FROM intake_delivery
       WHERE id = ANY ($1::uuid[]) AND next_attempt_at IS NOT NULL ORDER BY id FOR NO KEY UPDATE SKIP LOCKED)`,
    [ids, subjectKey, generation],
  );
}

/** Stores that a subject was fetched. It stays dirty if it was marked again in the meantime. */
export async function storeFetchedGeneration(
  sql: SqlClient,
  { connectionId, subjectKey, generation }: MarkedSubject,
  at: Date,
): Promise<void> {
  await sql.execute(
    `UPDATE intake_subject SET fetched_generation = greatest(fetched_generation, $3), fetched_at = $4
     WHERE connection_id = $1 AND subject_key = $2`,
    [connectionId, subjectKey, generation, at],
  );
}

/**
 * Locks the other deliveries that announce this or an earlier generation of a subject and wait until `due` at most. The
 * generation is the one that was fetched and not the one stored with the delivery, because another instance may have
 * stored a later one in the meantime, which the fetched state does not include. Served by
 * intake_delivery_connection_waiting_idx.
 */
export function lockCompanions(
  sql: SqlClient,
  id: string,
  { connectionId, subjectKey, generation }: MarkedSubject,
  due: Date | null,
): Promise<Companion[]> {
  return sql.queryAll(
    `SELECT id, attempts FROM intake_delivery WHERE connection_id = $1 AND subject_key = $2 AND subject_generation <= $3
       AND id <> $4 AND next_attempt_at IS NOT NULL AND ($5::timestamptz IS NULL OR next_attempt_at <= $5::timestamptz)
     ORDER BY id FOR NO KEY UPDATE SKIP LOCKED`,
    [connectionId, subjectKey, generation, id, due],
  );
}

/** Links the registrations of a delivery also with another delivery, which announced the same change. */
export async function shareRegistrations(sql: SqlClient, from: string, to: string, at: Date): Promise<void> {
  await sql.execute(
    `INSERT INTO intake_registration_delivery
       (registration_id, delivery_id, received_at, applied_at, status, provider_version, outcome)
     SELECT r.registration_id, d.id, d.received_at, $3, r.status, r.provider_version, r.outcome
     FROM intake_registration_delivery r, intake_delivery d WHERE r.delivery_id = $1 AND d.id = $2
     ON CONFLICT (registration_id, delivery_id) DO NOTHING`,
    [from, to, at],
  );
}
