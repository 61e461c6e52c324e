import type { SqlClient } from '../../database/connections/sql.client.js';
import type { RecipientFacts } from './schedule-recipient.rules.js';

/**
 * Reads the recipients of a schedule as they are now, in their order. Served by report_schedule_recipient_pk, app_user_pk,
 * contact_pk and user_preferences_pk.
 */
export function readRecipientFacts(sql: SqlClient, scheduleId: string): Promise<RecipientFacts[]> {
  return sql.queryAll<RecipientFacts & Record<string, unknown>>(
    `SELECT p.user_id AS "userId", p.contact_id AS "contactId", coalesce(u.full_name, k.full_name) AS name,
       coalesce(u.email, k.email) AS email, u.role, coalesce(u.archived_at, k.archived_at) IS NOT NULL AS "isArchived",
       coalesce(k.languages, array_remove(ARRAY[f.language], NULL)) AS languages
     FROM report_schedule_recipient p LEFT JOIN app_user u ON u.id = p.user_id LEFT JOIN contact k ON k.id = p.contact_id
       LEFT JOIN user_preferences f ON f.user_id = p.user_id AND f.language <> 'auto'
     WHERE p.schedule_id = $1 ORDER BY p.position`,
    [scheduleId],
  );
}

/** The facts about the file of a run that its mails need. */
export interface MailedFile {
  bytes: number;
  parameters: Record<string, string>;
  lang: string;
  /** The address of the user who has made the schedule; null for an API key, and for a user who was archived. */
  creatorEmail: string | null;
}

/** Reads the facts about the file of a run. Served by report_schedule_run_pk. */
export function readMailedFile(sql: SqlClient, runId: string): Promise<MailedFile> {
  return sql.queryOne<MailedFile & Record<string, unknown>>(
    `SELECT r.bytes::integer AS bytes, r.parameters, s.lang, u.email AS "creatorEmail"
     FROM report_schedule_run r JOIN report_schedule s ON s.id = r.schedule_id
       LEFT JOIN app_user u ON u.id = s.created_by AND u.archived_at IS NULL
     WHERE r.id = $1`,
    [runId],
  );
}
