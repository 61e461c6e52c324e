import type {
  RegistrationOrigin,
  RegistrationStatus,
} from '../../activities/seminars/model/seminar-registration.constants.js';
import { findSeatName } from '../../activities/seminars/model/seminar-registration.rules.js';
import type { SeminarPageLink } from '../../activities/seminars/registrations/registration-link.registry.js';
import type { MailLanguage, PlaceholderValues } from '../../common/mail/mail-template.constants.js';
import { buildSeminarValues, formatMoment, type SeminarFacts } from './seminar-values.rules.js';
import { SECRET_LINK } from './template-text.rules.js';

/** The facts of a registration that decide what a mail about it says, and to whom it goes. */
export interface RegistrationFacts extends SeminarFacts {
  registrationId: string;
  activityId: string;
  seminarVersion: number;
  status: RegistrationStatus;
  origin: RegistrationOrigin;
  code: string;
  /** The time until which the person has to confirm the seat; null when it has no deadline. */
  offerExpiresAt: Date | null;
  fullName: string;
  companyName: string | null;
  /** The address with which the person registered, else that of the contact. */
  email: string | null;
  contactId: string | null;
  isContactArchived: boolean;
  /** The languages of the registration, the contact and the seminar, in this order. */
  languages: string[];
}

/**
 * Returns the values of the placeholders for a mail about a registration. The link to the registration is put in at sending,
 * because no table has it. A person who registered with another provider changes the registration there.
 * @param page the page of the seminar; null if it has none
 */
export function buildRegistrationValues(
  facts: RegistrationFacts,
  language: MailLanguage,
  page: SeminarPageLink | null,
): PlaceholderValues {
  const { origin, offerExpiresAt } = facts;
  const manageLink = page === null || origin === 'provider' ? null : SECRET_LINK;
  // Without the link, a person has no way to confirm the seat.
  const confirmUntil = manageLink && offerExpiresAt;
  return {
    ...buildSeminarValues(facts, language, page?.registerUrl ?? null),
    'registration.manageLink': manageLink,
    'registration.confirmLink': confirmUntil && manageLink,
    'registration.confirmUntil': confirmUntil && formatMoment(confirmUntil, facts, language),
    'contact.fullName': findSeatName(facts),
    'contact.companyName': facts.companyName,
    'registration.code': formatCode(facts.code),
  };
}

/** Returns a code in two groups, in which it is easier to read and to say. */
function formatCode(code: string): string {
  return `${code.slice(0, 5)}-${code.slice(5)}`;
}
