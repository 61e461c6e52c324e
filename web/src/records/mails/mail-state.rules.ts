import type { MailState, MailView } from './mails.api';

/** The states of mails that can be sent again. */
const RESENDABLE: readonly MailState[] = ['failed', 'not_sent', 'sent'];

/** Tells whether a mail still waits, so that it can be cancelled. */
export function canCancel({ state }: Pick<MailView, 'state'>): boolean {
  return state === 'queued';
}

/** Tells whether a mail can be sent again. One that is not to a contact, such as a test, cannot. */
export function canResend({ state, contactId }: Pick<MailView, 'state' | 'contactId'>): boolean {
  return contactId !== null && RESENDABLE.includes(state);
}

/** Writes an address with its name. */
export function formatAddress({ toName, toAddress }: Pick<MailView, 'toName' | 'toAddress'>): string {
  return toName ? `${toName} <${toAddress}>` : toAddress;
}
