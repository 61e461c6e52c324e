import type { SqlClient } from '../../database/connections/sql.client.js';
import type { LeadTouch } from './lead-touch.entity.js';

/**
 * Returns the id of another touch of the same subject on the same day, whatever its origin. Served by
 * lead_touch_lead_id_idx.
 */
export async function findSameTouch(sql: SqlClient, touch: LeadTouch): Promise<string | undefined> {
  const { id, leadId, activityId, agreementId, channel, occurredOn } = touch;
  const existing = await sql.queryOneOrNull<{ id: string }>(
    `SELECT id FROM lead_touch WHERE lead_id = $1::uuid AND occurred_on = $2::date AND id <> $3::uuid AND withdrawn_at IS NULL
       AND activity_id IS NOT DISTINCT FROM $4::uuid AND agreement_id IS NOT DISTINCT FROM $5::uuid
       AND channel IS NOT DISTINCT FROM $6::text ORDER BY id LIMIT 1`,
    [leadId, occurredOn, id, activityId, agreementId, channel],
  );
  return existing?.id;
}
