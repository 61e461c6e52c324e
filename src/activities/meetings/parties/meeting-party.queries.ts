import type { SqlClient } from '../../../database/connections/sql.client.js';
import type { MeetingParty } from '../model/meeting-party.entity.js';

/** Returns another party of the activity with the same contact. */
export function findSameContact(
  sql: SqlClient,
  { id, activityId, contactId }: MeetingParty,
): Promise<{ id: string } | null> {
  return sql.queryOneOrNull<{ id: string }>(
    `SELECT id FROM meeting_party WHERE activity_id = $1 AND contact_id = $2 AND archived_at IS NULL AND id <> $3`,
    [activityId, contactId, id],
  );
}

/** Returns the number of parties to the meetings of an activity. */
export async function countParties(sql: SqlClient, activityId: string): Promise<number> {
  const row = await sql.queryOne<{ count: number }>(
    'SELECT count(*)::int AS count FROM meeting_party WHERE activity_id = $1 AND archived_at IS NULL',
    [activityId],
  );
  return row.count;
}
