import type { SqlClient } from '../../database/connections/sql.client.js';
import type { RecipientCategory } from './i18n/register-texts.rules.js';

/** A receiver that is set up now. */
export interface PresentRecipient extends Record<string, unknown> {
  category: RecipientCategory;
  name: string;
  /** The address of a webhook. */
  url: string | null;
}

/** Lists the webhooks, programs, schedules that are mailed and forms that are in use. There are at most some hundreds. */
export function listPresentRecipients(sql: SqlClient): Promise<PresentRecipient[]> {
  return sql.queryAll<PresentRecipient>(
    `SELECT 'webhooks' AS category, name, url FROM webhook WHERE archived_at IS NULL
     UNION ALL SELECT 'api_keys', name, NULL FROM api_key WHERE archived_at IS NULL AND (expires_at IS NULL OR expires_at > now())
     UNION ALL SELECT 'reports_by_mail', name, NULL FROM report_schedule s
       WHERE s.archived_at IS NULL AND s.enabled
         AND EXISTS (SELECT FROM report_schedule_recipient r WHERE r.schedule_id = s.id AND r.contact_id IS NOT NULL)
     UNION ALL SELECT 'form_providers', name, NULL FROM intake_connection WHERE archived_at IS NULL AND provider <> 'registration_page'
     ORDER BY category, name`,
  );
}

/** Counts the contacts who agree now that their data are shared with partners. Served by consent_contact_id_idx. */
export async function countSharedPeople(sql: SqlClient): Promise<number> {
  const { count } = await sql.queryOne<{ count: number }>(
    `SELECT count(*)::integer AS count FROM (
       SELECT DISTINCT ON (contact_id) granted FROM consent WHERE purpose = 'partner_sharing'
       ORDER BY contact_id, occurred_at DESC, id DESC) latest WHERE granted`,
  );
  return count;
}
