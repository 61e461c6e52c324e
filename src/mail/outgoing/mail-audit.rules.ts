import type { AuditLine, Changes } from '../../common/audit/audit-changes.rules.js';
import type { Mail } from '../model/mail.entity.js';

/** The actions on mails, with those on the user of a link to set a password. */
const ACTIONS = {
  created: 'password_link_mailed',
  mail_sent: 'password_link_sent',
  mail_failed: 'password_link_failed',
  mail_suppressed: 'password_link_failed',
  cancelled: 'password_link_cancelled',
} as const;

/**
 * Builds the entry of the audit trail about a mail. A mail with a link to set a password is known only to its user and to
 * administrators, so what becomes of it is an entry about the user.
 */
export function buildMailAuditLine(
  { id, leadId, templateKey, userId }: Pick<Mail, 'id' | 'leadId' | 'templateKey' | 'userId'>,
  action: keyof typeof ACTIONS,
  changes: Changes,
): AuditLine {
  if (templateKey === 'password_link' && userId !== null)
    return { action: ACTIONS[action], entityType: 'user', entityId: userId };
  return { action, entityType: 'mail', entityId: id, leadId, changes };
}
