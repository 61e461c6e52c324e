import type { Tx } from '../../database/transactions/unit-of-work.transaction.js';
import type { MailPurpose } from '../model/mail.constants.js';
import type { Mail } from '../model/mail.entity.js';
import { buildMailAuditLine } from './mail-audit.rules.js';

/** The person who wants no mails. */
interface ObjectingPerson {
  contactIds: readonly string[];
  /** Normalised addresses. */
  addresses: readonly string[];
  /** The purposes of mails that the contacts get none of. The addresses get only what the person has asked for. */
  purposes: readonly MailPurpose[];
}

type QueuedMail = Pick<Mail, 'id' | 'leadId' | 'templateKey' | 'userId'>;

/**
 * Suppresses the queued mails to somebody who has objected. Lock the contacts before. Served by mail_to_address_idx and
 * mail_contact_id_idx.
 * @returns the number of the mails
 */
export async function withdrawQueuedMails(
  tx: Tx,
  { contactIds, addresses, purposes }: ObjectingPerson,
): Promise<number> {
  const mails = await tx.sql.queryAll<QueuedMail & Record<string, unknown>>(
    `UPDATE mail SET state = 'suppressed', reason = 'objected', next_attempt_at = NULL, token_encrypted = NULL
     WHERE state = 'queued' AND id IN (
       SELECT id FROM mail WHERE to_address = ANY($1::text[]) AND purpose <> 'transactional' AND state = 'queued'
       UNION SELECT id FROM mail WHERE contact_id = ANY($2::uuid[]) AND purpose = ANY($3::text[]) AND state = 'queued')
     RETURNING id, lead_id AS "leadId", template_key AS "templateKey", user_id AS "userId"`,
    [addresses, contactIds, purposes],
  );
  const changes = { state: { before: 'queued', after: 'suppressed' } };
  if (mails.length > 0) await tx.audit(...mails.map((mail) => buildMailAuditLine(mail, 'mail_suppressed', changes)));
  return mails.length;
}
