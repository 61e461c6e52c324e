import type { MailPurpose, SkipCode } from '../model/mail.constants.js';
import { isMailAddress } from '../../common/reference/email-address.rules.js';
import { findSuppressionCode, type SuppressionReason } from './suppression.rules.js';

/** The latest statement of a person on the purpose of a mail; null for one who has made none that counts. */
export type ConsentState = 'granted' | 'refused' | null;

/** The facts that decide whether a person may get a mail. */
export interface Reachability {
  /** Normalised address. */
  email: string | null;
  isArchived: boolean;
  consent: ConsentState;
}

/** Returns why a person must not get a mail with a purpose, or null if the person may. */
export function findSkipCode(
  { email, isArchived, consent }: Reachability,
  purpose: MailPurpose,
  reasons: ReadonlyMap<string, readonly SuppressionReason[]>,
): SkipCode | null {
  if (isArchived) return 'contact_archived';
  if (email === null) return 'no_email';
  if (!isMailAddress(email)) return 'address_invalid';
  const suppression = findSuppressionCode(reasons.get(email) ?? [], purpose);
  // An objection comes with a refusal of each purpose, and says more than they do.
  return suppression === 'objected' ? suppression : (findConsentCode(consent, purpose) ?? suppression);
}

/** Only what a person has asked for needs no consent. */
function findConsentCode(consent: ConsentState, purpose: MailPurpose): SkipCode | null {
  if (purpose === 'transactional' || consent === 'granted') return null;
  return consent === 'refused' ? 'consent_refused' : 'no_consent';
}
