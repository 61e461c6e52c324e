import type { ConsentPurpose } from './company.vocabulary.js';

/**
 * Purposes whose refusal, withdrawal or objection means that a person is not to be called or written to about an event
 * that they came to: it is marketing, it is about events, and it uses what they said when they registered. Sharing with
 * partners is another matter.
 */
export const STOPPING: readonly ConsentPurpose[] = ['marketing', 'event_invitation', 'registration_processing'];

/**
 * Who may be contacted, as SQL over a row of `contact` under an alias: in use, with an address or number, and the last
 * word on no such purpose is a no. Silence is no objection: following up on a conversation rests on legitimate interest,
 * unlike a mailing (`may_be_mailed`). Served by consent_contact_id_idx.
 */
export function mayBeContacted(alias: string): string {
  return `(${alias}.archived_at IS NULL AND (${alias}.email IS NOT NULL OR ${alias}.phone IS NOT NULL) AND NOT EXISTS (
    SELECT FROM (SELECT DISTINCT ON (purpose) granted FROM consent
      WHERE contact_id = ${alias}.id AND purpose IN (${STOPPING.map((purpose) => `'${purpose}'`).join(', ')})
      ORDER BY purpose, occurred_at DESC, id DESC) AS word
    WHERE NOT word.granted))`;
}
