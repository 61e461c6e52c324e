import type { SqlClient } from '../../database/connections/sql.client.js';
import type { Mail } from '../model/mail.entity.js';
import { buildConsentState } from '../suppressions/consent-state.queries.js';
import type { ConsentState } from '../suppressions/skip-code.rules.js';

/** Time for which a claimed mail is left alone. Its attempt ends before. */
export const CLAIM_INTERVAL = "interval '1 minute'";
/** Number of mails that are read at once. */
const BATCH = 1_000;

/** A mail that this instance may send now, with what decides whether its receiver may still get it. */
export interface ClaimedMail extends Pick<
  Mail,
  | 'id'
  | 'createdAt'
  | 'batchId'
  | 'createdBy'
  | 'templateKey'
  | 'language'
  | 'purpose'
  | 'contactId'
  | 'userId'
  | 'toAddress'
  | 'toName'
  | 'replyTo'
  | 'subject'
  | 'bodyText'
  | 'leadId'
  | 'mailingId'
  | 'registrationId'
  | 'dueFor'
  | 'tokenEncrypted'
  | 'attachmentSource'
  | 'attachmentId'
  | 'attempts'
> {
  messageId: string;
  authorName: string | null;
  isContactArchived: boolean;
  isUserArchived: boolean;
  hasDocuments: boolean;
  /** The latest statement of the contact on the purpose. */
  consent: ConsentState;
}

/** The columns of a mail `m` that an attempt needs. */
export const CLAIMED_COLUMNS = `m.id, m.created_at AS "createdAt", m.batch_id AS "batchId", m.created_by AS "createdBy", m.language, m.purpose,
  m.contact_id AS "contactId", m.user_id AS "userId", m.to_address AS "toAddress", m.to_name AS "toName",
  m.reply_to AS "replyTo", m.subject, m.body_text AS "bodyText", m.lead_id AS "leadId", m.mailing_id AS "mailingId",
  m.registration_id AS "registrationId", m.due_for AS "dueFor", m.attempts, m.template_key AS "templateKey", m.token_encrypted AS "tokenEncrypted",
  m.attachment_source AS "attachmentSource", m.attachment_id AS "attachmentId", m.message_id AS "messageId",
  (SELECT u.full_name FROM app_user u WHERE u.id = m.created_by) AS "authorName",
  EXISTS (SELECT FROM contact k WHERE k.id = m.contact_id AND k.archived_at IS NOT NULL) AS "isContactArchived",
  EXISTS (SELECT FROM app_user r WHERE r.id = m.user_id AND r.archived_at IS NOT NULL) AS "isUserArchived",
  EXISTS (SELECT FROM mail_document f WHERE f.mail_id = m.id) AS "hasDocuments",
  ${buildConsentState('m.contact_id', 'm.purpose')} AS consent`;

/** Tells whether a queued mail `m` can be sent at `$1`. */
export const IS_DUE = `(m.next_attempt_at <= $1 AND NOT EXISTS (SELECT FROM mail_server_state WHERE paused_until > $1))`;

/**
 * Claims a mail that is due, so that no other instance sends it meanwhile. If this instance ends before it stores the
 * result, the mail is due again after a minute. Returns null if it is not due.
 * @param isUrgent whether it is sent before it is due, and while all others wait
 */
export function claimMail(sql: SqlClient, id: string, now: Date, isUrgent = false): Promise<ClaimedMail | null> {
  return sql.queryOneOrNull<ClaimedMail & Record<string, unknown>>(
    `UPDATE mail m SET next_attempt_at = $1::timestamptz + ${CLAIM_INTERVAL} 
     WHERE m.id = $2 AND m.state = 'queued' AND ($3::boolean OR ${IS_DUE})
     RETURNING ${CLAIMED_COLUMNS}`,
    [now, id, isUrgent],
  );
}

/** Returns the next mails that can be sent, after one of them. Those of mailings have their own queue. Served by mail_due_idx. */
export async function readDueIds(sql: SqlClient, now: Date, after: string | null): Promise<string[]> {
  const rows = await sql.queryAll<{ id: string }>(
    `SELECT m.id FROM mail m WHERE m.state = 'queued' AND m.mailing_id IS NULL AND ${IS_DUE}
       AND ($2::uuid IS NULL OR m.id > $2) ORDER BY m.id LIMIT ${BATCH}`,
    [now, after],
  );
  return rows.map(({ id }) => id);
}

/**
 * Lets a claimed mail wait until a time, after an attempt that failed or without one. Does nothing if another result was
 * stored since the mail was claimed.
 */
export async function storeDelay(
  sql: SqlClient,
  { id, attempts }: ClaimedMail,
  { until, error, isAttempt }: { until: Date; error: string; isAttempt: boolean },
): Promise<void> {
  await sql.execute(
    `UPDATE mail SET next_attempt_at = $3, error = $4, attempts = attempts + $5::integer
     WHERE id = $1 AND attempts = $2 AND state = 'queued'`,
    [id, attempts, until, error, isAttempt ? 1 : 0],
  );
}

/** Stores that the mail server or the connection to it failed. */
export async function storeServerError(
  sql: SqlClient,
  { at, error, pausedUntil }: { at: Date; error: string; pausedUntil: Date | null },
): Promise<void> {
  await sql.execute(
    `INSERT INTO mail_server_state AS state (last_error_at, last_error, paused_until)
     VALUES ($1, $2, $3::timestamptz)
     ON CONFLICT (id) DO UPDATE SET last_error_at = EXCLUDED.last_error_at, last_error = EXCLUDED.last_error,
       paused_until = greatest(state.paused_until, EXCLUDED.paused_until)`,
    [at, error, pausedUntil],
  );
}

/** Ends the pause of all mails, once the server has taken one. */
export async function endPause(sql: SqlClient): Promise<void> {
  await sql.execute('UPDATE mail_server_state SET paused_until = NULL WHERE paused_until IS NOT NULL');
}

/** An attached file of a mail. */
export interface AttachedVersion {
  documentId: string;
  versionNumber: number;
}

/** Returns the files of a mail, in the order of their documents. Served by mail_document_pk. */
export function readAttachedVersions(sql: SqlClient, mailId: string): Promise<AttachedVersion[]> {
  return sql.queryAll<AttachedVersion & Record<string, unknown>>(
    `SELECT document_id AS "documentId", version_number AS "versionNumber" FROM mail_document
     WHERE mail_id = $1 ORDER BY document_id`,
    [mailId],
  );
}

/**
 * Tells whether a registration has a seat at a seminar that is still to come.
 * @param startsAt the start that a mail announces; null for any
 */
export async function hasComingSeat(
  sql: SqlClient,
  registrationId: string,
  startsAt: Date | null,
  now: Date,
): Promise<boolean> {
  const seat = await sql.queryOneOrNull(
    `SELECT 1 AS one FROM seminar_registration r JOIN activity a ON a.id = r.activity_id
     WHERE r.id = $1 AND r.status IN ('registered', 'confirmed') AND r.archived_at IS NULL AND a.archived_at IS NULL
       AND a.status IN ('planned', 'confirmed') AND a.starts_at > $3 AND a.starts_at = coalesce($2, a.starts_at)`,
    [registrationId, startsAt, now],
  );
  return seat !== null;
}
