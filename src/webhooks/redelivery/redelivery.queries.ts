import type { SqlClient } from '../../database/connections/sql.client.js';
import type { EventSource, EventType } from '../../database/transactions/event-types.rules.js';
import { buildDueTime } from '../../database/transactions/webhook-outbox.queries.js';

/** An entry of the audit trail with what decides its event. Of the changes only the status has its value. */
export interface AuditedChange extends EventSource {
  id: string;
  at: Date;
  entityId: string;
  leadId: string | null;
}

/** The place of an entry in the order of the audit trail. */
export type AuditPlace = Pick<AuditedChange, 'at' | 'id'>;

/** Reads the next entries of a period about records of some types, oldest first. Served by audit_entry_at_idx. */
export function readChanges(
  sql: SqlClient,
  { after, to, entityTypes, limit }: { after: AuditPlace; to: Date; entityTypes: readonly string[]; limit: number },
): Promise<AuditedChange[]> {
  return sql.queryAll<AuditedChange & Record<string, unknown>>(
    `SELECT a.id, a.at, a.action, a.entity_type AS "entityType", a.entity_id AS "entityId", a.lead_id AS "leadId",
       (SELECT coalesce(jsonb_object_agg(c.key, CASE c.key WHEN 'status' THEN c.value END), '{}') FROM jsonb_each(a.changes) c)
         AS changes
     FROM audit_entry a
     WHERE (a.at, a.id) > ($1::timestamptz, $2::uuid) AND a.at < $3 AND a.entity_type = ANY($4::text[])
     ORDER BY a.at, a.id LIMIT $5`,
    [after.at, after.id, to, entityTypes, limit],
  );
}

/** The deliveries of a change that a webhook has. */
export interface EarlierDelivery {
  auditEntryId: string;
  lastId: string;
  isWaiting: boolean;
  isDelivered: boolean;
}

/** Reads which of some changes a webhook has deliveries of. Served by webhook_delivery_audit_entry_id_idx. */
export function readEarlierDeliveries(
  sql: SqlClient,
  webhookId: string,
  auditEntryIds: readonly string[],
): Promise<EarlierDelivery[]> {
  return sql.queryAll<EarlierDelivery & Record<string, unknown>>(
    `SELECT d.audit_entry_id AS "auditEntryId", (array_agg(d.id ORDER BY d.sequence DESC))[1] AS "lastId",
       bool_or(d.state = 'waiting') AS "isWaiting", bool_or(d.state = 'delivered') AS "isDelivered"
     FROM webhook_delivery d WHERE d.audit_entry_id = ANY($2::uuid[]) AND d.webhook_id = $1 GROUP BY d.audit_entry_id`,
    [webhookId, auditEntryIds],
  );
}

/** A delivery to insert. */
export interface NewDelivery {
  id: string;
  auditEntryId: string | null;
  type: EventType;
  entityType: string;
  entityId: string;
  leadId: string | null;
  redeliveryOf: string | null;
}

/** Inserts deliveries that are due now, in their order. */
export async function insertDeliveries(
  sql: SqlClient,
  webhookId: string,
  deliveries: readonly NewDelivery[],
  now: Date,
): Promise<void> {
  await sql.execute(
    `INSERT INTO webhook_delivery (id, webhook_id, audit_entry_id, at, type, entity_type, entity_id, lead_id, next_attempt_at,
       redelivery_of)
     SELECT (d ->> 'id')::uuid, $1, (d ->> 'auditEntryId')::uuid, $3::timestamptz, d ->> 'type', d ->> 'entityType',
       (d ->> 'entityId')::uuid, (d ->> 'leadId')::uuid, ${buildDueTime('$3::timestamptz')},
       (d ->> 'redeliveryOf')::uuid
     FROM jsonb_array_elements($2::jsonb) WITH ORDINALITY AS given (d, place) ORDER BY place`,
    [webhookId, JSON.stringify(deliveries), now],
  );
}

/** A stored delivery with what its redelivery needs. */
export interface StoredDelivery extends Omit<NewDelivery, 'redeliveryOf'> {
  state: string;
}

/** Locks a delivery of a webhook until the transaction ends. */
export function lockDelivery(sql: SqlClient, webhookId: string, id: string): Promise<StoredDelivery | null> {
  return sql.queryOneOrNull<StoredDelivery & Record<string, unknown>>(
    `SELECT d.id, d.state, d.audit_entry_id AS "auditEntryId", d.type, d.entity_type AS "entityType", d.entity_id AS "entityId",
       d.lead_id AS "leadId"
     FROM webhook_delivery d WHERE d.id = $2 AND d.webhook_id = $1 FOR NO KEY UPDATE`,
    [webhookId, id],
  );
}

/**
 * Makes a delivery that waits due, and with it the earlier ones of its record, which would hold it back. Served by
 * webhook_delivery_order_idx.
 * @returns their ids, in the order in which they are sent
 */
export async function makeDue(sql: SqlClient, id: string, now: Date): Promise<string[]> {
  const rows = await sql.queryAll<{ id: string; sequence: string }>(
    `WITH due AS (
       UPDATE webhook_delivery d SET next_attempt_at = ${buildDueTime('$2::timestamptz')} FROM webhook_delivery wanted
       WHERE wanted.id = $1 AND d.webhook_id = wanted.webhook_id AND d.entity_id = wanted.entity_id
         AND d.state = 'waiting' AND d.sequence <= wanted.sequence
       RETURNING d.id, d.sequence)
     SELECT id, sequence FROM due ORDER BY sequence`,
    [id, now],
  );
  return rows.map((row) => row.id);
}
