import type { components } from '../../../shared/api/schema';

export type Recipient = components['schemas']['ScheduleRecipientView'];

/** Maximum number of recipients of a schedule. */
export const MAX_RECIPIENTS = 20;

/** Returns the id of the user or the contact. */
export function getRecipientId({ userId, contactId }: Recipient): string {
  return userId ?? contactId ?? '';
}

/** Adds a recipient, unless it is there already or there are as many as a schedule can have. */
export function addRecipient(recipients: readonly Recipient[], added: Recipient): Recipient[] {
  const isKnown = recipients.some((one) => getRecipientId(one) === getRecipientId(added));
  return isKnown || recipients.length >= MAX_RECIPIENTS ? [...recipients] : [...recipients, added];
}

/** Returns the recipients without one of them. */
export function removeRecipient(recipients: readonly Recipient[], index: number): Recipient[] {
  return recipients.filter((_, at) => at !== index);
}
