import type { RegistrationStatus } from '../model/seminar-registration.constants.js';
import type { ConsentPurpose } from '../../../companies/model/company.constants.js';
import type { CheckInOutcome } from './check-in.constants.js';

/** A person of the check-in list. It has no address, phone number or notes, because devices of helpers store it. */
export class CheckInPersonView {
  /** The id of the registration. */
  id: string;
  /** @example "7K3M9QX2TB" */
  code: string;
  /** @example "Li Na" */
  fullName: string;
  /** The name in the person's own script, if the contact has one. It is null for walk-ins. */
  nativeName: string | null;
  /** @example "Lumenova Lighting" */
  companyName: string | null;
  /** @example "registered" */
  status: RegistrationStatus;
  checkedInAt: Date | null;
  /** Whether the person came without a registration. */
  walkIn: boolean;
}

/** The seminar at which people are checked in. */
export class CheckInSeminarView {
  id: string;
  title: string;
  /** Null for a seminar that has only days. */
  startsAt: Date | null;
  endsAt: Date | null;
  /** @example "Europe/Brussels" */
  timezone: string;
  /** Null if there is no limit. */
  capacity: number | null;
}

/** The text of a consent in a language. */
export class CheckInWordingView {
  /** @example "en" */
  language: string;
  /** @example "Yes, keep me informed about events." */
  text: string;
}

/** A consent for which walk-ins are asked, as the registration page of the seminar asks. */
export class CheckInConsentView {
  /** @example "event_invitation" */
  purpose: ConsentPurpose;
  /** The languages of the page. The first one is the usual one. */
  wordings: CheckInWordingView[];
}

/** The people of a seminar, for devices that check them in without a network. */
export class CheckInListView {
  seminar: CheckInSeminarView;
  /** The people, by name. Replaced and archived registrations are left out. */
  people: CheckInPersonView[];
  /** The consents for which walk-ins are asked; absent if the seminar has no registration page that asks for any. */
  consents?: CheckInConsentView[];
  /** The time at which the list was read. */
  asOf: Date;
}

/** The result of an entry. */
export class CheckInResultView {
  /** The key of the entry; null if it has none that is valid. */
  key: string | null;
  /**
   * `checked_in`, `already` (checked in before), `undone`, `walk_in` (registered and checked in), `waitlisted` (registered
   * without a seat) or `refused`.
   */
  outcome: CheckInOutcome;
  /** The person as in the list; null for an entry that names nobody of this seminar. */
  person: CheckInPersonView | null;
  /** Why the entry was refused, or `clock_corrected` if the clock of the device was wrong by more than two minutes. */
  code: string | null;
  /** A sentence for `code`. */
  detail: string | null;
}

/** The results of the entries, in their order. */
export class CheckInResultsView {
  results: CheckInResultView[];
}
