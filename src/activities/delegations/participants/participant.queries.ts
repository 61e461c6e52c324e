import type { SqlClient } from '../../../database/connections/sql.client.js';
import type { DelegationParticipant } from '../model/participant.entity.js';

/** Finds the participant of the same delegation who is the same contact, archived or not. */
export function findSameParticipant(sql: SqlClient, { activityId, contactId }: DelegationParticipant) {
  return sql.queryOneOrNull<{ id: string; archived: boolean }>(
    `SELECT id, archived_at IS NOT NULL AS archived FROM delegation_participant
     WHERE activity_id = $1 AND contact_id = $2`,
    [activityId, contactId],
  );
}

/** Finds the head of the same delegation, if that is another participant. */
export function findOtherHead(sql: SqlClient, { activityId, id }: DelegationParticipant) {
  return sql.queryOneOrNull<{ id: string; contactId: string; fullName: string }>(
    `SELECT dp.id, dp.contact_id AS "contactId", k.full_name AS "fullName"
     FROM delegation_participant dp JOIN contact k ON k.id = dp.contact_id
     WHERE dp.activity_id = $1 AND dp.id <> $2 AND dp.role = 'head' AND dp.status NOT IN ('declined', 'cancelled')
       AND dp.archived_at IS NULL`,
    [activityId, id],
  );
}
