import type { FollowedRegistration } from '../../activities/seminars/model/registration-follower.registry.js';
import type { RegistrationStatus } from '../../activities/seminars/model/seminar-registration.constants.js';
import type { Changes } from '../../common/audit/audit-changes.rules.js';
import type { TemplateKey } from '../../common/mail/mail-template.constants.js';

/** The mail that tells a person how the registration stands. After the seminar has begun there is none. */
const MAIL_OF_STATUS: Partial<Record<RegistrationStatus, TemplateKey>> = {
  registered: 'registration_confirmed',
  confirmed: 'registration_confirmed',
  waitlisted: 'registration_waitlisted',
  cancelled: 'registration_cancelled',
};

/** Returns the mail that tells a person how the registration stands; null if there is none. */
export function chooseStatusMail({ status }: Pick<FollowedRegistration, 'status'>): TemplateKey | null {
  return MAIL_OF_STATUS[status] ?? null;
}

/**
 * Returns the mail that a change of a registration makes for its person; null if there is none. Another provider confirms the
 * registrations on its forms itself, but knows nothing of a cancellation by us.
 */
export function chooseMail(
  { status, origin }: Pick<FollowedRegistration, 'status' | 'origin'>,
  standing: RegistrationStanding,
): TemplateKey | null {
  const key = chooseStatusMail({ status });
  if (key === null || standing.isOver || (origin === 'provider' && status !== 'cancelled')) return null;
  return isStillTrue(key, standing) ? key : null;
}

/**
 * Tells whether a change gave a person a seat from the waiting list. People who registered with another provider know nothing
 * of our list, because that provider has confirmed their registration.
 */
export function isPromotion({ status, origin }: FollowedRegistration, { promotedAt }: Changes): boolean {
  return origin !== 'provider' && status === 'registered' && promotedAt !== undefined && promotedAt.after !== null;
}

/** How a registration stands. */
export interface RegistrationStanding {
  status: RegistrationStatus;
  /** Whether the registration is in use, and its seminar is neither cancelled nor over. */
  isForComingSeminar: boolean;
  /** Whether its seminar is over. */
  isOver: boolean;
}

/** Tells whether a mail still says how a registration stands. Mails that say nothing about that always do. */
export function isStillTrue(
  key: TemplateKey,
  { status, isForComingSeminar }: Omit<RegistrationStanding, 'isOver'>,
): boolean {
  // A person who got a seat from the waiting list stands as one who got it at once.
  const said = key === 'registration_promoted' ? 'registration_confirmed' : key;
  if (!Object.values(MAIL_OF_STATUS).includes(said)) return true;
  return chooseStatusMail({ status }) === said && (isForComingSeminar || status === 'cancelled');
}
