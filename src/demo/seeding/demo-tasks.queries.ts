import type { SqlClient } from '../../database/connections/sql.client.js';

/** Finds the open task that the end of an activity created for a contact. The query uses task_follow_up_uq. */
export async function findFollowUpTaskId(
  sql: SqlClient,
  activityId: string,
  contactId: string,
): Promise<string | undefined> {
  const task = await sql.first<{ id: string }>(
    `SELECT id FROM task WHERE follow_up_of_activity_id = $1 AND contact_id = $2 AND status = 'open'`,
    [activityId, contactId],
  );
  return task?.id;
}
