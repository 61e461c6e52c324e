import type { ClientBase } from 'pg';
import { LISTENING_SESSIONS, POOLED_SESSIONS } from '../connections/application-names.constants.js';

/** A session of the application. Its start is null if the caller may not see it. */
export interface ApplicationSession {
  pid: number;
  name: string;
  address: string;
  startedAt: Date | null;
}

/** Reads the sessions of the application on this database. Those of pools count only while they are in use. */
export async function readApplicationSessions(client: ClientBase): Promise<ApplicationSession[]> {
  const { rows } = await client.query<ApplicationSession>(
    `SELECT pid, application_name AS name, backend_start AS "startedAt",
       coalesce(host(client_addr), 'this machine') AS address
     FROM pg_stat_activity WHERE datname = current_database()
       AND (application_name = ANY($1)
         OR (application_name = ANY($2)
           AND (state <> 'idle' OR state_change > clock_timestamp() - interval '30 seconds')))
     ORDER BY backend_start, pid`,
    [LISTENING_SESSIONS, POOLED_SESSIONS],
  );
  return rows;
}
