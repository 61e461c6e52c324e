import type { ConsentPurpose } from '../model/company.constants.js';

/**
 * Purposes whose refusal, withdrawal or objection means that a person must not be called or written to about an event
 * that they attended. Such contact is marketing, it concerns events, and it uses data from the registration. Sharing
 * data with partners is a separate matter.
 */
export const CONTACT_PURPOSES: readonly ConsentPurpose[] = ['marketing', 'event_invitation', 'registration_processing'];

/**
 * Returns the SQL condition for a contact that may be contacted, over a row of `contact` under an alias. The contact is
 * in use, has an e-mail address or a phone number, and the latest statement on none of these purposes is a refusal. No
 * statement counts as no objection: following up on a conversation is based on legitimate interest, unlike a mailing
 * (`may_be_mailed`). Served by consent_contact_id_idx.
 */
export function buildContactableCondition(alias: string): string {
  return `(${alias}.archived_at IS NULL AND (${alias}.email IS NOT NULL OR ${alias}.phone IS NOT NULL) AND NOT EXISTS (
    SELECT FROM (SELECT DISTINCT ON (purpose) granted FROM consent
      WHERE contact_id = ${alias}.id AND purpose IN (${CONTACT_PURPOSES.map((purpose) => `'${purpose}'`).join(', ')})
      ORDER BY purpose, occurred_at DESC, id DESC) AS word
    WHERE NOT word.granted))`;
}
