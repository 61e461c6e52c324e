import type { MailState, MailView } from './mails.api';

/** The states of mails that can be sent again. */
const RESENDABLE: readonly MailState[] = ['failed', 'not_sent', 'sent'];

/** Tells whether a mail still waits, so that it can be cancelled. */
export function canCancel({ state }: Pick<MailView, 'state'>): boolean {
  return state === 'queued';
}

/** The templates of mails with a link that only their first sending knew. */
const WITH_SECRET_LINK: readonly MailView['templateKey'][] = ['registration_confirm_address', 'password_link'];

/**
 * Tells whether a mail can be sent again. One with a secret link cannot, and neither can a test. The people of a mailing need
 * not be contacts.
 */
export function canResend({
  state,
  contactId,
  templateKey,
  mailingId,
}: Pick<MailView, 'state' | 'contactId' | 'templateKey' | 'mailingId'>): boolean {
  const isRenewable =
    templateKey === null ? contactId !== null || mailingId !== null : !WITH_SECRET_LINK.includes(templateKey);
  return isRenewable && RESENDABLE.includes(state);
}

/** Writes an address with its name. */
export function formatAddress({ toName, toAddress }: Pick<MailView, 'toName' | 'toAddress'>): string {
  return toName ? `${toName} <${toAddress}>` : toAddress;
}
