import type { SqlClient } from '../../database/connections/sql.client.js';
import type { MailReason, MailState } from '../model/mail.constants.js';
import type { Mail } from '../model/mail.entity.js';

/** A mail of a batch, as far as the interaction of the batch needs it. */
export type BatchMail = Pick<
  Mail,
  'id' | 'state' | 'contactId' | 'interactionId' | 'leadId' | 'companyId' | 'activityId' | 'subject' | 'bodyText'
>;

/**
 * Locks the mails of a batch in one order, so that two of them that are sent at the same time have one interaction. Served
 * by mail_batch_id_idx.
 */
export function lockBatch(sql: SqlClient, batchId: string): Promise<BatchMail[]> {
  return sql.queryAll<BatchMail & Record<string, unknown>>(
    `SELECT id, state, contact_id AS "contactId", interaction_id AS "interactionId", lead_id AS "leadId",
       company_id AS "companyId", activity_id AS "activityId", subject, body_text AS "bodyText"
     FROM mail WHERE batch_id = $1 ORDER BY id FOR NO KEY UPDATE`,
    [batchId],
  );
}

/**
 * Stores that a mail was sent. That counts although another instance stored a failed attempt or a user cancelled the mail
 * since it was claimed, or the
 * person objected.
 * @returns whether it was stored
 */
export async function storeSent(sql: SqlClient, { id }: Pick<Mail, 'id'>, sentAt: Date): Promise<boolean> {
  const stored = await sql.execute(
    `UPDATE mail SET state = 'sent', sent_at = $2, next_attempt_at = NULL, attempts = attempts + 1, error = NULL, reason = NULL,
       token_encrypted = NULL
     WHERE id = $1 AND state IN ('queued', 'cancelled', 'suppressed')`,
    [id, sentAt],
  );
  return stored > 0;
}

/**
 * Stores that a mail will not be sent, unless another result was stored since it was claimed.
 * @returns whether it was stored
 */
export async function storeEnd(
  sql: SqlClient,
  { id, attempts }: Pick<Mail, 'id' | 'attempts'>,
  end: { state: Extract<MailState, 'failed' | 'suppressed'>; reason: MailReason | null; error: string | null },
): Promise<boolean> {
  const stored = await sql.execute(
    `UPDATE mail SET state = $3, reason = $4, error = coalesce($5, error), next_attempt_at = NULL,
       token_encrypted = NULL, attempts = attempts + CASE WHEN $3 = 'failed' THEN 1 ELSE 0 END
     WHERE id = $1 AND attempts = $2 AND state = 'queued'`,
    [id, attempts, end.state, end.reason, end.error],
  );
  return stored > 0;
}

/** Cancels the mails of a mailing that wait. Served by mail_mailing_due_idx. @returns their ids */
export async function cancelMails(sql: SqlClient, mailingId: string): Promise<string[]> {
  const rows = await sql.queryAll<{ id: string }>(
    `UPDATE mail SET state = 'cancelled', reason = 'cancelled_by_user', next_attempt_at = NULL
     WHERE mailing_id = $1 AND state = 'queued' RETURNING id`,
    [mailingId],
  );
  return rows.map(({ id }) => id);
}

/** Connects mails with their interaction. */
export async function linkInteraction(
  sql: SqlClient,
  mailIds: readonly string[],
  interactionId: string,
): Promise<void> {
  await sql.execute('UPDATE mail SET interaction_id = $2 WHERE id = ANY($1::uuid[])', [mailIds, interactionId]);
}
