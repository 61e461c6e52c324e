import type { SqlClient } from '../../../database/connections/sql.client.js';
import type { Mail } from '../../model/mail.entity.js';

/** A mail of ours that a report names. */
export interface BouncedMail extends Pick<Mail, 'id' | 'toAddress' | 'toName' | 'leadId' | 'contactId' | 'createdBy'> {
  /** Whether somebody is asked for another address. The page of a mailing shows its mails that came back. */
  needsTask: boolean;
}

/** Locks those of the mails that we have sent that have some message ids. Served by mail_message_id_uq. */
export function findBouncedMails(sql: SqlClient, messageIds: readonly string[]): Promise<BouncedMail[]> {
  return sql.queryAll<BouncedMail & Record<string, unknown>>(
    `SELECT id, to_address AS "toAddress", to_name AS "toName", lead_id AS "leadId", contact_id AS "contactId",
       created_by AS "createdBy", mailing_id IS NULL AS "needsTask"
     FROM mail WHERE message_id = ANY($1) AND state = 'sent' ORDER BY id FOR NO KEY UPDATE`,
    [messageIds],
  );
}

/** Marks a mail that came back. @returns false if it was marked before */
export async function markBounced(sql: SqlClient, id: string, at: Date, code: string): Promise<boolean> {
  const marked = await sql.execute(
    'UPDATE mail SET bounced_at = $2, bounce_code = $3 WHERE id = $1 AND bounced_at IS NULL',
    [id, at, code],
  );
  return marked > 0;
}

/** Returns who is responsible for a contact of a mail: the owner of its lead, or else its author. */
export async function findTaskOwner(
  sql: SqlClient,
  leadId: string | null,
  createdBy: string | null,
): Promise<string | null> {
  const user = await sql.queryOneOrNull<{ id: string }>(
    `SELECT u.id FROM app_user u
     WHERE u.archived_at IS NULL AND (u.id = $2 OR u.id = (SELECT l.owner_id FROM lead l WHERE l.id = $1))
     ORDER BY u.id = $2 LIMIT 1`,
    [leadId, createdBy],
  );
  return user?.id ?? null;
}
