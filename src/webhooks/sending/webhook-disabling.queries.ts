import type { SqlClient } from '../../database/connections/sql.client.js';

/** Number of dead deliveries from which on a webhook counts as failing. */
const MIN_DEAD = 20;
/** Time without a success after which a webhook counts as failing. */
const FAILING_INTERVAL = "interval '5 days'";

/**
 * Tells whether an active webhook has delivered nothing for five days while many deliveries died. The days begin with the
 * last success or with the last change of the webhook, because a person who resumes or corrects it deserves five more.
 * Served by webhook_delivery_delivered_idx and webhook_delivery_last_attempt_idx.
 */
export async function isFailing(sql: SqlClient, webhookId: string, now: Date): Promise<boolean> {
  const row = await sql.queryOneOrNull<{ isFailing: boolean }>(
    `WITH period AS (
       SELECT greatest(w.updated_at, (SELECT d.last_attempt_at FROM webhook_delivery d
         WHERE d.webhook_id = w.id AND d.state = 'delivered' AND d.type <> 'webhook.test'
         ORDER BY d.last_attempt_at DESC LIMIT 1)) AS started_at
       FROM webhook w WHERE w.id = $1 AND w.state = 'active' AND w.archived_at IS NULL)
     SELECT started_at <= $2::timestamptz - ${FAILING_INTERVAL} AND (
       SELECT count(*) FROM (SELECT FROM webhook_delivery d
         WHERE d.webhook_id = $1 AND d.last_attempt_at > started_at AND d.state = 'dead' AND d.type <> 'webhook.test'
         LIMIT ${MIN_DEAD}) dead) = ${MIN_DEAD} AS "isFailing" FROM period`,
    [webhookId, now],
  );
  return row?.isFailing ?? false;
}

/** Lists the webhooks whose API key is revoked or has expired and that are not disabled; `webhookId` asks about one. */
export async function listWebhooksWithUnusableKeys(
  sql: SqlClient,
  now: Date,
  webhookId: string | null = null,
): Promise<string[]> {
  const rows = await sql.queryAll<{ id: string }>(
    `SELECT w.id FROM webhook w JOIN api_key k ON k.id = w.api_key_id
     WHERE ($2::uuid IS NULL OR w.id = $2) AND w.state <> 'disabled' AND w.archived_at IS NULL
       AND (k.archived_at IS NOT NULL OR k.expires_at <= $1) ORDER BY w.id`,
    [now, webhookId],
  );
  return rows.map(({ id }) => id);
}

/** Lists the webhooks that are active. */
export async function listActiveWebhooks(sql: SqlClient): Promise<string[]> {
  const rows = await sql.queryAll<{ id: string }>(
    `SELECT id FROM webhook WHERE state = 'active' AND archived_at IS NULL ORDER BY id`,
  );
  return rows.map(({ id }) => id);
}

/** Lists the administrators. */
export async function listAdministrators(sql: SqlClient): Promise<string[]> {
  const rows = await sql.queryAll<{ id: string }>(
    `SELECT id FROM app_user WHERE role = 'admin' AND archived_at IS NULL ORDER BY id`,
  );
  return rows.map(({ id }) => id);
}
