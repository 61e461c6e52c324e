import type { SqlClient } from '../../database/connections/sql.client.js';
import { buildRecordPayload, LIVE_UPDATES_CHANNEL } from '../../database/transactions/live-update.rules.js';

/** Tells the pages of a webhook that its deliveries have changed, which the audit trail does not contain. */
export async function publishDeliveries(sql: SqlClient, webhookId: string): Promise<void> {
  const payload = buildRecordPayload('webhook', webhookId);
  await sql.execute(`SELECT pg_notify('${LIVE_UPDATES_CHANNEL}', $1)`, [payload]);
}
