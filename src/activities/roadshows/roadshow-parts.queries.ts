import type { SqlClient } from '../../database/connections/sql.client.js';
import type { Activity } from '../activity.entity.js';

export type Part = Pick<Activity, 'id' | 'reference' | 'title' | 'kind'>;
const NAMES = `id, reference, title, kind`;

/** Reads the parts of an activity that take place outside its days. */
export function readPartsOutside(sql: SqlClient, { id, startsOn, endsOn }: Activity) {
  return sql.queryAll<Part & { startsOn: string; endsOn: string }>(
    `SELECT ${NAMES}, starts_on AS "startsOn", ends_on AS "endsOn" FROM activity
     WHERE parent_id = $1 AND archived_at IS NULL AND status <> 'cancelled' AND (starts_on < $2 OR ends_on > $3)
     ORDER BY starts_on, id`,
    [id, startsOn, endsOn],
  );
}

/** Reads the parts of activities that are not archived. */
export function readParts(sql: SqlClient, ids: readonly string[]): Promise<Part[]> {
  return sql.queryAll<Part>(
    `SELECT ${NAMES} FROM activity WHERE parent_id = ANY($1::uuid[]) AND archived_at IS NULL ORDER BY starts_on, id`,
    [ids],
  );
}
