import type { Role } from '../../common/actor/actor.constants.js';
import type { FieldError } from '../../common/errors/domain.errors.js';
import { isMailAddress } from '../../common/reference/email-address.rules.js';
import { hasPermission } from '../../identity/access/access.policy.js';

/** Maximum number of recipients of a schedule. */
export const MAX_RECIPIENTS = 20;

/** Maximum size of a file that is attached. A larger one is given as a link. */
export const MAX_ATTACHED_BYTES = 5 * 1_048_576;

/** The reasons why a recipient gets no mail about a finished run. */
export const RECIPIENT_SKIP_CODES = [
  'no_email',
  'address_invalid',
  'contact_archived',
  'address_bounced',
  'user_archived',
  'not_permitted',
  'file_too_large',
  'duplicate_address',
] as const;
/** One of {@link RECIPIENT_SKIP_CODES}. */
export type RecipientSkipCode = (typeof RECIPIENT_SKIP_CODES)[number];

/** A recipient as a request names it. */
export interface GivenRecipient {
  userId?: string | null;
  contactId?: string | null;
}

/** A recipient of a schedule: exactly one of the two is set. */
export interface RecipientIds {
  userId: string | null;
  contactId: string | null;
}

/** The facts about a recipient that decide whether and how it gets a mail. */
export interface RecipientFacts extends RecipientIds {
  name: string;
  email: string | null;
  /** The role of a user; null for a contact. */
  role: Role | null;
  isArchived: boolean;
  /** The languages of a contact, or the one that a user has chosen. */
  languages: readonly string[];
}

/** Tells whether users of a role may read the files of schedules, and may therefore get them by mail. */
export function canGetReports(role: Role): boolean {
  return hasPermission(role, 'report_schedules:read');
}

/** Returns an error for every recipient that is not exactly one user or contact, and for every one that is named twice. */
export function validateRecipients(recipients: readonly GivenRecipient[]): FieldError[] {
  const ids = recipients.map(({ userId, contactId }) => userId ?? contactId ?? null);
  return recipients.flatMap(({ userId, contactId }, index): FieldError[] => {
    const pointer = `/recipients/${index}`;
    if (!userId === !contactId) {
      const detail = `${pointer.slice(1)} must have either userId or contactId.`;
      return [{ pointer, code: 'schedule.recipient_invalid', detail }];
    }
    if (ids.indexOf(ids[index]!) === index) return [];
    const detail = `${ids[index]} is named twice in recipients; name it once.`;
    return [{ pointer, code: 'schedule.recipient_twice', detail }];
  });
}

/**
 * Returns why a recipient gets no mail about a file; null if it gets one. Only users can open the link to a file that is too
 * large to be attached.
 */
export function findSkipCode(
  { contactId, email, role, isArchived }: RecipientFacts,
  { bytes, bounced, taken }: { bytes: number; bounced: ReadonlySet<string>; taken: ReadonlySet<string> },
): RecipientSkipCode | null {
  if (isArchived) return contactId === null ? 'user_archived' : 'contact_archived';
  if (role !== null && !canGetReports(role)) return 'not_permitted';
  if (email === null) return 'no_email';
  if (!isMailAddress(email)) return 'address_invalid';
  if (bounced.has(email)) return 'address_bounced';
  if (taken.has(email)) return 'duplicate_address';
  return contactId !== null && bytes > MAX_ATTACHED_BYTES ? 'file_too_large' : null;
}

/** Returns the language of a mail about a file: the first one of the recipient that there are texts for, or that of the file. */
export function chooseMailLanguage<Language extends string>(
  { languages }: Pick<RecipientFacts, 'languages'>,
  known: readonly Language[],
  ofFile: Language,
): Language {
  const spoken = languages.map((tag) => tag.split('-')[0]!.toLowerCase());
  return known.find((language) => language === spoken.find((tag) => known.some((one) => one === tag))) ?? ofFile;
}
