import { ApiSchema } from '@nestjs/swagger';
import type { RegistrationStatus } from '../model/seminar-registration.constants.js';

/** A registration for a seminar as the API returns it. */
@ApiSchema({ name: 'RegistrationView' })
export class SeminarRegistrationView {
  id: string;
  seminarId: string;
  /** The contact that is this person, once it is known. */
  contactId: string | null;
  /**
   * The name as entered.
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
  /** The place on the waiting list, from 1; null unless waitlisted. */
  waitlistPosition: number | null;
  /**
   * The code that the person shows at the check-in; `code.svg` returns it as a QR code.
   * @example "7K3M9QX2TB"
   */
  code: string;
  /** Whether the person came without a registration. */
  walkIn: boolean;
  /** The time at which the person took this place in the order of arrival. */
  registeredAt: Date;
  checkedInAt: Date | null;
  cancelledAt: Date | null;
  /** The time at which a waitlisted person got a seat. */
  promotedAt: Date | null;
  /** The time until which a person with a seat from the waiting list has to confirm it; null when the seat has no deadline. */
  offerExpiresAt: Date | null;
  /** The registration of the same person that replaces this one, which is cancelled for that reason. */
  replacedById: string | null;
  notes: string | null;
  createdAt: Date;
  updatedAt: Date;
  version: number;
  createdBy: string | null;
  archivedAt: Date | null;
}

/** The registration after a check-in. */
export class CheckInView extends SeminarRegistrationView {
  /** Whether the person was already checked in; `checkedInAt` is then the time of the first check-in. */
  alreadyCheckedIn: boolean;
}
