import type {
  RegistrationOrigin,
  RegistrationStatus,
} from '../../activities/seminars/model/seminar-registration.constants.js';
import { findSeatName } from '../../activities/seminars/model/seminar-registration.rules.js';
import type { MailLanguage, PlaceholderValues } from '../../common/mail/mail-template.constants.js';
import { buildSeminarValues, type SeminarFacts } from './seminar-values.rules.js';

/** The facts of a registration that decide what a mail about it says, and to whom it goes. */
export interface RegistrationFacts extends SeminarFacts {
  registrationId: string;
  activityId: string;
  seminarVersion: number;
  status: RegistrationStatus;
  origin: RegistrationOrigin;
  code: string;
  fullName: string;
  companyName: string | null;
  /** The address with which the person registered, else that of the contact. */
  email: string | null;
  contactId: string | null;
  isContactArchived: boolean;
  /** The languages of the registration, the contact and the seminar, in this order. */
  languages: string[];
}

/** Returns the values of the placeholders for a mail about a registration. */
export function buildRegistrationValues(facts: RegistrationFacts, language: MailLanguage): PlaceholderValues {
  return {
    ...buildSeminarValues(facts, language),
    'contact.fullName': findSeatName(facts),
    'contact.companyName': facts.companyName,
    'registration.code': formatCode(facts.code),
  };
}

/** Returns a code in two groups, in which it is easier to read and to say. */
function formatCode(code: string): string {
  return `${code.slice(0, 5)}-${code.slice(5)}`;
}
