import type { Sql } from '../../database/sql.js';
import type { RawDelivery } from '../connectors/connector.js';

/** A delivery that waits, as far as it takes to see what it tells of. */
export type WaitingNotice = RawDelivery & { id: string };

/** Which change of a subject is meant. */
interface Change {
  connectionId: string;
  subjectKey: string;
  generation: number;
}

/** A delivery that waits for the same as another. */
export interface Companion {
  id: string;
  attempts: number;
}

/** Most deliveries of a connection that are looked through for others of the same subject. */
const MOST_LOOKED_THROUGH = 500;
/** Bytes from which on a delivery is no notice of a thin sender, which is a line or two, and is not read for one. */
const NO_NOTICE = 16_384;

/** What else of a connection waits to be asked for. Served by intake_delivery_connection_waiting_idx. */
export function otherNotices(sql: Sql, connectionId: string, id: string): Promise<WaitingNotice[]> {
  return sql.rows(
    `SELECT id, headers, content_type AS "contentType", body, received_at AS "receivedAt" FROM intake_delivery
     WHERE next_attempt_at IS NOT NULL AND connection_id = $1 AND id <> $2 AND origin = 'webhook' AND body IS NOT NULL
       AND size < ${NO_NOTICE}
     ORDER BY id LIMIT ${MOST_LOOKED_THROUGH}`,
    [connectionId, id],
  );
}

/** Marks a subject changed once more. @returns which change that is; the subject is locked */
export async function nextGeneration(sql: Sql, connectionId: string, subjectKey: string): Promise<number> {
  const subject = await sql.first<{ generation: number }>(
    `INSERT INTO intake_subject (connection_id, subject_key) VALUES ($1, $2)
     ON CONFLICT (connection_id, subject_key) DO UPDATE SET generation = intake_subject.generation + 1
     RETURNING generation`,
    [connectionId, subjectKey],
  );
  return subject!.generation;
}

/** Notes with deliveries that wait which change of a subject they tell of; one that somebody works on is left out. */
export async function noteSubject(
  sql: Sql,
  ids: readonly string[],
  subjectKey: string,
  generation: number,
): Promise<void> {
  await sql.run(
    `UPDATE intake_delivery SET subject_key = $2, subject_generation = $3 WHERE id IN (SELECT id FROM intake_delivery
       WHERE id = ANY ($1::uuid[]) AND next_attempt_at IS NOT NULL ORDER BY id FOR NO KEY UPDATE SKIP LOCKED)`,
    [ids, subjectKey, generation],
  );
}

/** Notes that a subject was fetched. It stays dirty when it was marked again meanwhile. */
export async function noteFetched(sql: Sql, { connectionId, subjectKey, generation }: Change, at: Date): Promise<void> {
  await sql.run(
    `UPDATE intake_subject SET fetched_generation = greatest(fetched_generation, $3), fetched_at = $4
     WHERE connection_id = $1 AND subject_key = $2`,
    [connectionId, subjectKey, generation, at],
  );
}

/**
 * Takes the deliveries beside one that tell of a change of a subject, or of an earlier one, and wait until `due` at most.
 * The change is the one that was asked for, not the one noted with the delivery: another instance may have noted a later
 * one meanwhile, of which the answer knows nothing. Served by intake_delivery_connection_waiting_idx.
 */
export function takeCompanions(
  sql: Sql,
  id: string,
  { connectionId, subjectKey, generation }: Change,
  due: Date | null,
): Promise<Companion[]> {
  return sql.rows(
    `SELECT id, attempts FROM intake_delivery WHERE connection_id = $1 AND subject_key = $2 AND subject_generation <= $3
       AND id <> $4 AND next_attempt_at IS NOT NULL AND ($5::timestamptz IS NULL OR next_attempt_at <= $5::timestamptz)
     ORDER BY id FOR NO KEY UPDATE SKIP LOCKED`,
    [connectionId, subjectKey, generation, id, due],
  );
}

/** Notes with the registrations of a delivery that another has brought the same. */
export async function shareRegistrations(sql: Sql, from: string, to: string, at: Date): Promise<void> {
  await sql.run(
    `INSERT INTO intake_registration_delivery
       (registration_id, delivery_id, received_at, applied_at, status, sender_version, outcome)
     SELECT r.registration_id, d.id, d.received_at, $3, r.status, r.sender_version, r.outcome
     FROM intake_registration_delivery r, intake_delivery d WHERE r.delivery_id = $1 AND d.id = $2
     ON CONFLICT (registration_id, delivery_id) DO NOTHING`,
    [from, to, at],
  );
}
