import { MAIL_LANGUAGES, type MailLanguage, type SkipCode } from '../model/mail.constants.js';
import type { Reachability } from '../suppressions/skip-code.rules.js';

/** The facts about a contact that decide whether and how it gets a mail. */
export interface Recipient extends Reachability {
  id: string;
  fullName: string;
  languages: readonly string[];
}

const DETAILS: Record<SkipCode, string> = {
  no_email: 'has no e-mail address',
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

/** Returns the first language of a contact that mails can have, or English. `zh-Hans` counts as `zh`. */
export function chooseLanguage(languages: readonly string[]): MailLanguage {
  const spoken = languages.map((tag) => tag.split('-')[0]!.toLowerCase());
  return MAIL_LANGUAGES.find((language) => language === spoken.find((tag) => isMailLanguage(tag))) ?? 'en';
}

function isMailLanguage(tag: string): boolean {
  return MAIL_LANGUAGES.some((language) => language === tag);
}

/** The addresses of the settings to which answers can go. */
interface AnswerAddresses {
  /** Address for mails whose author has none. */
  replyTo: string | undefined;
  /** Address that receives copies. */
  inbound: string | undefined;
}

/**
 * Builds the addresses to which an answer goes: that of the author, else the one of the settings. A mail about a lead also
 * has one with the reference of the lead, because Outlook drops the headers by which an answer could be recognised.
 */
export function buildReplyTo(
  authorEmail: string | null,
  leadReference: string | null,
  { replyTo, inbound }: AnswerAddresses,
): string[] {
  const author = authorEmail ?? replyTo;
  const at = inbound?.lastIndexOf('@') ?? -1;
  const ofLead =
    inbound !== undefined && leadReference !== null
      ? `${inbound.slice(0, at)}+${leadReference}${inbound.slice(at)}`
      : undefined;
  return [author, ofLead].filter((address) => address !== undefined);
}
