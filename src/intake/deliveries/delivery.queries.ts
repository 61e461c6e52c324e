import { SqlClient } from '../../database/connections/sql.client.js';
import type { Provider } from '../parsing/connector.rules.js';
import type { StoredMapping } from '../mapping/mapping.rules.js';
import type { LeadRule } from '../model/lead-rule.dto.js';
import type { DeliveryOrigin, DeliveryState, StoredVerification } from '../inbox/delivery.constants.js';

/** A delivery with all data that its processing needs. */
export interface WorkableDelivery {
  id: string;
  state: DeliveryState;
  receivedAt: Date;
  origin: DeliveryOrigin;
  verification: StoredVerification;
  headers: Record<string, string>;
  contentType: string | null;
  body: Buffer | null;
  attempts: number;
  replays: number;
  /** Whether an earlier delivery had the same key and a different content. */
  restates: boolean;
  deliveryKey: string;
  subjectKey: string | null;
  subjectGeneration: number | null;
  /** Whether anybody was erased or has objected, so that hashes of ids have to be compared. */
  hasHashes: boolean;
  connection: {
    id: string;
    name: string;
    provider: Provider;
    activityId: string | null;
    timezone: string;
    rules: LeadRule[];
    paused: boolean;
    archived: boolean;
    mappingVersion: number;
    apiBaseUrl: string | null;
  };
  mapping: StoredMapping;
  /** Keys of answers that no mapping names and that other deliveries contained. */
  knownKeys: string[];
}

/** SQL: the deliveries before `d` with the same key and a different content. Served by intake_delivery_key_uq. */
export const RESTATED = `SELECT e.id FROM intake_delivery e
  WHERE e.connection_id = d.connection_id AND e.delivery_key = d.delivery_key AND e.id < d.id`;

const SELECT = `
  SELECT d.id, d.state, d.received_at AS "receivedAt", d.origin, d.verification, d.headers, d.content_type AS "contentType", d.body,
    d.attempts, d.replays, EXISTS (${RESTATED}) AS restates, d.delivery_key AS "deliveryKey",
    EXISTS (SELECT FROM suppression_key) AS "hasHashes", d.subject_key AS "subjectKey", d.subject_generation AS "subjectGeneration",
    jsonb_build_object('id', c.id, 'name', c.name, 'provider', c.provider, 'activityId', c.activity_id,
      'timezone', c.timezone, 'rules', c.rules, 'paused', c.paused_at IS NOT NULL, 'archived', c.archived_at IS NOT NULL,
      'mappingVersion', c.mapping_version, 'apiBaseUrl', c.api_base_url) AS connection,
    m.mapping, ARRAY(SELECT key FROM intake_drift WHERE connection_id = c.id AND delivery_id IS DISTINCT FROM d.id) AS "knownKeys"
  FROM intake_delivery d
  JOIN intake_connection c ON c.id = d.connection_id
  JOIN intake_mapping m ON m.connection_id = c.id AND m.version = c.mapping_version
  WHERE d.id = $1`;

/**
 * Locks a waiting delivery for this transaction. Returns null if it does not wait (any more) or another
 * transaction has locked it. The lock still allows other transactions to count repeats of the delivery.
 */
export function lockWaiting(sql: SqlClient, id: string, now: Date): Promise<WorkableDelivery | null> {
  return sql.queryOneOrNull(`${SELECT} AND d.next_attempt_at <= $2 FOR NO KEY UPDATE OF d SKIP LOCKED`, [
    id,
    computeDueUntil(now),
  ]);
}

/** Returns a waiting delivery without locking it. */
export function findWaiting(sql: SqlClient, id: string, now: Date): Promise<WorkableDelivery | null> {
  return sql.queryOneOrNull(`${SELECT} AND d.next_attempt_at <= $2`, [id, computeDueUntil(now)]);
}

/** Returns a delivery in any state. */
export function findWorkable(sql: SqlClient, id: string): Promise<WorkableDelivery | null> {
  return sql.queryOneOrNull(SELECT, [id]);
}

/** Returns the original bytes of a delivery; null after they have been removed. */
export async function readDeliveryBody(sql: SqlClient, id: string): Promise<Buffer | null> {
  const row = await sql.queryOneOrNull<{ body: Buffer | null }>('SELECT body FROM intake_delivery WHERE id = $1', [id]);
  return row?.body ?? null;
}

/** Returns a time shortly after `now`, because a job may start slightly early by the clock of this instance. */
export function computeDueUntil(now: Date): Date {
  return new Date(now.getTime() + 2_000);
}

/** The result of an attempt, as it is stored with the delivery. */
export interface ProcessedState {
  state: DeliveryState;
  error: string | null;
  attempts: number;
  nextAttemptAt?: Date | null;
  registrationIds?: string[];
  mappingVersion?: number;
  at: Date;
  actorName: string;
}

/** Stores the result of an attempt with the delivery and adds a step to its history. */
export async function storeState(sql: SqlClient, id: string, stepId: string, processed: ProcessedState): Promise<void> {
  await sql.execute(
    `WITH noted AS (
       UPDATE intake_delivery SET state = $2, error = $3, attempts = $4, next_attempt_at = $5,
         registration_ids = coalesce($6, registration_ids), mapping_version = coalesce($7, mapping_version),
         processed_at = $8, applied_at = CASE WHEN $2 IN ('applied', 'needs_review') THEN coalesce(applied_at, $8)
           ELSE applied_at END
       WHERE id = $1
     )
     INSERT INTO intake_step (id, delivery_id, at, state, error, attempt, actor_name)
     VALUES ($9, $1, $8, $2, $3, $4, $10)`,
    [
      id,
      processed.state,
      processed.error?.slice(0, 200) ?? null,
      processed.attempts,
      processed.nextAttemptAt ?? null,
      processed.registrationIds ?? null,
      processed.mappingVersion ?? null,
      processed.at,
      stepId,
      processed.actorName,
    ],
  );
}

/** Maximum number of deliveries that are looked up at once. */
const BATCH = 500;

/**
 * Returns the ids after `after` of the due deliveries, either of the providers of thin events or of all others. Served
 * by intake_delivery_waiting_idx.
 */
export async function readDueIds(
  sql: SqlClient,
  thin: readonly Provider[],
  isThin: boolean,
  now: Date,
  after: string | null,
): Promise<string[]> {
  const rows = await sql.queryAll<{ id: string }>(
    `SELECT d.id FROM intake_delivery d JOIN intake_connection c ON c.id = d.connection_id
     WHERE d.next_attempt_at <= $1 AND d.id > coalesce($2, '00000000-0000-0000-0000-000000000000'::uuid)
       AND (c.provider = ANY($3::text[])) = $4
     ORDER BY d.id LIMIT ${BATCH}`,
    [now, after, thin, isThin],
  );
  return rows.map(({ id }) => id);
}

/** Stores keys of answers that no mapping names, each with the time when it was first seen. */
export async function storeDrift(
  sql: SqlClient,
  delivery: { id: string; connectionId: string },
  keys: readonly string[],
  now: Date,
): Promise<void> {
  if (keys.length === 0) return;
  await sql.execute(
    `INSERT INTO intake_drift (connection_id, key, first_seen_at, delivery_id)
     SELECT $1, key, $3, $2 FROM unnest($4::text[]) AS key ORDER BY key ON CONFLICT DO NOTHING`,
    [delivery.connectionId, delivery.id, now, keys.map(toStorableKey).slice(0, MAX_KEYS)],
  );
}

/** Maximum number of new keys from one delivery, more than any real form has. */
const MAX_KEYS = 200;

function toStorableKey(key: string): string {
  return key.replaceAll('\0', '').toWellFormed().slice(0, 500);
}

/**
 * The condition for deliveries of a connection that meet the filters of a request, still have their bytes, and do not
 * wait to be processed. $2 is the connection. The others may be null: $3 is the states, $4 the version of the mapping,
 * $5 the earliest time of receipt, $6 the time before which they were received, $7 the delivery after which to continue.
 */
export const IS_REPLAYABLE = `d.connection_id = $2 AND ($3::text[] IS NULL OR d.state = ANY($3))
      AND ($4::integer IS NULL OR d.mapping_version = $4) AND ($5::timestamptz IS NULL OR d.received_at >= $5)
      AND ($6::timestamptz IS NULL OR d.received_at < $6) AND ($7::uuid IS NULL OR d.id > $7)
      AND d.body IS NOT NULL AND d.next_attempt_at IS NULL`;

/**
 * The condition for deliveries of which a registration still waits for a review, and a person has decided none. A
 * delivery is replayed as a whole, which would also change a decided registration. Served by
 * intake_registration_delivery_delivery_id_idx.
 */
export const IS_WAITING_FOR_REVIEW = `d.state = 'needs_review' AND EXISTS (SELECT FROM intake_registration_delivery s
      JOIN intake_registration r ON r.id = s.registration_id
      WHERE s.delivery_id = d.id AND r.match_state = 'needs_review')
    AND NOT EXISTS (SELECT FROM intake_registration_delivery s
      JOIN intake_registration r ON r.id = s.registration_id
      WHERE s.delivery_id = d.id AND r.matched_by = 'person')`;

/** Counts the deliveries that meet a condition with these values, of which the first one is $2. */
export async function countReplayable(sql: SqlClient, condition: string, values: readonly unknown[]): Promise<number> {
  const row = await sql.queryOne<{ count: number }>(
    `SELECT count(*) AS count FROM intake_delivery d WHERE $1::timestamptz IS NOT NULL AND ${condition}`,
    [new Date(), ...values],
  );
  return row.count;
}

/** Reads the provider of a connection. */
export async function readProvider(sql: SqlClient, connectionId: string): Promise<Provider> {
  const row = await sql.queryOne<{ provider: Provider }>('SELECT provider FROM intake_connection WHERE id = $1', [
    connectionId,
  ]);
  return row.provider;
}

/** The condition for deliveries parked with the error $2, although their connection works again. */
export const IS_PARKED_WITHOUT_REASON = `d.state = 'parked' AND d.error = $2 AND EXISTS (SELECT FROM intake_connection c
      WHERE c.id = d.connection_id AND c.paused_at IS NULL AND c.archived_at IS NULL)`;

/**
 * Removes the bytes of some deliveries that arrived before a time. Waiting deliveries keep their bytes, because
 * processing needs them. Served by intake_delivery_body_idx.
 * @returns the number of deliveries
 */
export function removeBodies(sql: SqlClient, before: Date, limit: number): Promise<number> {
  return sql.execute(
    `UPDATE intake_delivery SET body = NULL, headers = '{}' WHERE id IN (SELECT id FROM intake_delivery
      WHERE body IS NOT NULL AND next_attempt_at IS NULL AND received_at < $1
      ORDER BY received_at, id LIMIT ${limit} FOR NO KEY UPDATE SKIP LOCKED)`,
    [before],
  );
}
