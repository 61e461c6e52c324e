import { AGENCY_ZONE } from '../../common/time/agency-zone.constants.js';
import type { SqlClient } from '../../database/connections/sql.client.js';

/** Finds the last day after a given one on which the history of leads was loaded; null if there is none. */
export async function findHistoryLoadedOn(sql: SqlClient, asOf: string): Promise<string | null> {
  const { day } = await sql.queryOne<{ day: string | null }>(
    `SELECT max(l.day) AS day FROM (SELECT (history_loaded_at AT TIME ZONE '${AGENCY_ZONE}')::date AS day FROM import
       WHERE history_loaded_at IS NOT NULL) AS l WHERE l.day > $1::date`,
    [asOf],
  );
  return day;
}

/** Tells whether history is being loaded, or was until after an instant. */
export async function hasHistoryLoadSince(sql: SqlClient, since: Date): Promise<boolean> {
  const { hasLoad } = await sql.queryOne<{ hasLoad: boolean }>(
    `SELECT EXISTS (SELECT FROM import WHERE mode = 'initial_load'
       AND (status = 'running' OR history_loaded_at IS NOT NULL AND finished_at >= $1)) AS "hasLoad"`,
    [since],
  );
  return hasLoad;
}
