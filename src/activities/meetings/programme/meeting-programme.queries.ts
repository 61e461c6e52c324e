import type { SqlClient } from '../../../database/connections/sql.client.js';
import type { MeetingProgrammeView } from './meeting-programme.view.js';
import { LOCAL_START } from '../model/meeting.list.js';

/** Returns the tables and slots of an activity; undefined when it has none yet. */
export async function findProgramme(sql: SqlClient, activityId: string): Promise<MeetingProgrammeView | undefined> {
  const programme = await sql.queryOneOrNull<MeetingProgrammeView>(
    `SELECT g.id, g.activity_id AS "activityId", g.tables, g.table_names AS "tableNames", g.created_at AS "createdAt",
       g.updated_at AS "updatedAt", g.version, g.created_by AS "createdBy"
     FROM meeting_programme g WHERE g.activity_id = $1`,
    [activityId],
  );
  if (!programme) return undefined;
  const slots = await sql.queryAll<MeetingProgrammeView['slots'][number]>(
    `SELECT s.id, s.starts_at AS "startsAt", s.ends_at AS "endsAt", ${LOCAL_START} AS "localStart"
     FROM meeting_slot s JOIN activity a ON a.id = s.activity_id
     WHERE s.activity_id = $1 AND s.archived_at IS NULL ORDER BY s.starts_at, s.id`,
    [activityId],
  );
  return { ...programme, slots };
}
