import type { Sql } from '../../database/sql.js';
import type { MeetingParty } from './meeting-party.entity.js';

/** Another party to the same meetings that is the same contact. */
export function sameContact(
  sql: Sql,
  { id, activityId, contactId }: MeetingParty,
): Promise<{ id: string } | undefined> {
  return sql.first<{ id: string }>(
    `SELECT id FROM meeting_party WHERE activity_id = $1 AND contact_id = $2 AND archived_at IS NULL AND id <> $3`,
    [activityId, contactId, id],
  );
}

/** How many parties the meetings of an activity have. */
export async function countParties(sql: Sql, activityId: string): Promise<number> {
  const row = await sql.first<{ count: number }>(
    'SELECT count(*)::int AS count FROM meeting_party WHERE activity_id = $1 AND archived_at IS NULL',
    [activityId],
  );
  return row!.count;
}
