import type { SkipCode } from '../model/mail.constants.js';
import type { Reachability } from '../suppressions/skip-code.rules.js';

/** The facts about a contact that decide whether and how it gets a mail. */
export interface Recipient extends Reachability {
  id: string;
  fullName: string;
  languages: readonly string[];
}

const DETAILS: Record<SkipCode, string> = {
  no_email: 'has no e-mail address',
  address_invalid: 'has an e-mail address to which no mail can be sent',
  contact_archived: 'is archived',
  no_consent: 'has not agreed to such mails',
  consent_refused: 'has refused such mails',
  duplicate_address: 'has an address that gets the mail already',
  address_bounced: 'has an address to which an earlier mail could not be delivered',
  objected: 'does not want such mails',
  erased: 'has an address that was erased',
};

/** Returns a sentence that says why a contact gets no mail. */
export function describeSkip({ fullName }: Pick<Recipient, 'fullName'>, code: SkipCode): string {
  return `${fullName} ${DETAILS[code]}.`;
}
