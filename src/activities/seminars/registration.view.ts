import type { RegistrationStatus } from './registration.vocabulary.js';

/** A registration for a seminar, as clients see one. */
export class RegistrationView {
  id: string;
  seminarId: string;
  /** The contact it is, once known. */
  contactId: string | null;
  /**
   * As typed.
   * @example "Li Na"
   */
  fullName: string;
  /** @example "li.na@lumenova.example" */
  email: string | null;
  /** @example "Lumenova Lighting" */
  companyName: string | null;
  /** @example "Export manager" */
  jobTitle: string | null;
  /** @example "zh-Hans" */
  language: string | null;
  /** @example "registered" */
  status: RegistrationStatus;
  /** Place in the line, from 1; null unless waitlisted. */
  waitlistPosition: number | null;
  /**
   * What the person shows at the door; as a QR code under `code.svg`.
   * @example "7K3M9QX2TB"
   */
  code: string;
  /** Came without having registered. */
  walkIn: boolean;
  /** When the person took this place in the line. */
  registeredAt: Date;
  checkedInAt: Date | null;
  cancelledAt: Date | null;
  /** When a seat came free for who waited. */
  promotedAt: Date | null;
  /** The registration of the same person that stands instead of this one, which is cancelled for that reason. */
  replacedById: string | null;
  notes: string | null;
  createdAt: Date;
  updatedAt: Date;
  version: number;
  createdBy: string | null;
  archivedAt: Date | null;
}

/** Somebody let in. */
export class CheckInView extends RegistrationView {
  /** Whether the person was in before; `checkedInAt` is then the time of that. */
  alreadyCheckedIn: boolean;
}
