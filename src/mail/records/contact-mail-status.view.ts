import type { SkipCode } from '../model/mail.constants.js';

/** Why a contact gets no mail, by purpose; null where it gets one. */
export class ContactMailStatusView {
  /**
   * Why the contact gets nothing at all.
   * @example "address_bounced"
   */
  transactional: SkipCode | null;
  /**
   * Why the contact gets no invitations.
   * @example "no_consent"
   */
  event_invitation: SkipCode | null;
  /**
   * Why the contact gets no marketing.
   * @example "consent_refused"
   */
  marketing: SkipCode | null;
}
