import { createHmac } from 'node:crypto';
import type { MailPurpose, SkipCode } from '../model/mail.constants.js';

/** Why an address is suppressed. */
export type SuppressionReason = 'objection' | 'erasure' | 'bounce';

/** The reasons that say that a person wants no mails without having asked for them. */
export const UNWANTED: readonly SuppressionReason[] = ['objection', 'erasure'];

/** Hashes a normalised address. Without the secret nobody can try addresses until one of them fits. */
export function hashAddress(secret: string, address: string): Buffer {
  return createHmac('sha256', secret).update(address).digest();
}

/**
 * Returns why an address must not get a mail, or null if it may. An address that bounced gets nothing. An objection and an
 * erasure concern invitations and marketing, but not what a person has asked for.
 */
export function findSuppressionCode(reasons: readonly SuppressionReason[], purpose: MailPurpose): SkipCode | null {
  if (reasons.includes('bounce')) return 'address_bounced';
  if (purpose === 'transactional') return null;
  if (reasons.includes('objection')) return 'objected';
  return reasons.includes('erasure') ? 'erased' : null;
}
