import type { Role } from '../../common/actor/actor.constants.js';
import type { SqlClient } from '../../database/connections/sql.client.js';

/** A colleague or a key, who appears by role only. */
export interface Colleague extends Record<string, unknown> {
  id: string;
  name: string;
  role: Role;
  isKey: boolean;
}

/** Lists all users and API keys. There are at most some hundreds. */
export function listColleagues(sql: SqlClient): Promise<Colleague[]> {
  return sql.queryAll<Colleague>(
    `SELECT id, full_name AS name, role, false AS "isKey" FROM app_user
     UNION ALL SELECT id, name, role, true FROM api_key`,
  );
}

/** A confidential lead. */
export interface SecretLead extends Record<string, unknown> {
  id: string;
  /** The title and the codename, with the former ones. */
  names: string[];
}

/** Lists the confidential leads. Served by lead_confidential_idx and lead_version_lead_id_idx. */
export function listSecretLeads(sql: SqlClient): Promise<SecretLead[]> {
  return sql.queryAll<SecretLead>(
    `SELECT l.id, (SELECT array_agg(DISTINCT name) FROM (
         SELECT unnest(ARRAY[l.title, l.codename]) AS name
         UNION ALL SELECT unnest(ARRAY[v.data ->> 'title', v.data ->> 'codename']) FROM lead_version v WHERE v.lead_id = l.id
       ) AS n WHERE name IS NOT NULL) AS names
     FROM lead l WHERE l.confidential`,
  );
}

/** Where a datum of a person comes from. */
export interface DatumSource extends Record<string, unknown> {
  entityType: string;
  entityId: string;
  field: string;
  at: Date;
  actorKind: string;
  actorId: string | null;
  importFile: string | null;
  form: string | null;
}

/**
 * Reads where each datum of some records comes from: the latest entry of the audit trail that gave the field its value.
 * Served by audit_entry_entity_idx.
 */
export function readSources(sql: SqlClient, entityIds: readonly string[]): Promise<DatumSource[]> {
  return sql.queryAllWithCustomPlan<DatumSource>(
    `SELECT DISTINCT ON (e.entity_id, change.key) e.entity_type AS "entityType", e.entity_id AS "entityId",
       change.key AS field, e.at, e.actor_kind AS "actorKind", e.actor_id AS "actorId", i.file_name AS "importFile",
       (SELECT c.name FROM intake_registration r JOIN intake_connection c ON c.id = r.connection_id
         WHERE r.filled ? change.key AND r.contact_id = e.entity_id AND e.actor_kind <> 'user' LIMIT 1) AS form
     FROM audit_entry e CROSS JOIN LATERAL jsonb_each(e.changes) AS change LEFT JOIN import i ON i.id = e.import_id
     WHERE e.entity_id = ANY($1::uuid[]) AND change.value -> 'after' NOT IN ('null', '[]', '{}', '""')
     ORDER BY e.entity_id, change.key, e.at DESC, e.id DESC`,
    [entityIds],
  );
}

/** A receiver of data by a webhook. */
export interface WebhookRecipient extends Record<string, unknown> {
  webhookId: string;
  name: string;
  url: string;
  deliveries: number;
  firstAt: Date;
  lastAt: Date;
}

/** Reads the receivers of some deliveries of webhooks. Deliveries that were never sent do not count. */
export function readWebhookRecipients(sql: SqlClient, deliveryIds: readonly string[]): Promise<WebhookRecipient[]> {
  return sql.queryAllWithCustomPlan<WebhookRecipient>(
    `SELECT w.id AS "webhookId", w.name, w.url, count(*)::integer AS deliveries, min(d.first_attempt_at) AS "firstAt",
       max(d.last_attempt_at) AS "lastAt"
     FROM webhook_delivery d JOIN webhook w ON w.id = d.webhook_id
     WHERE d.id = ANY($1::uuid[]) AND d.first_attempt_at IS NOT NULL GROUP BY w.id ORDER BY w.name, w.id`,
    [deliveryIds],
  );
}
