import { CLOCK_TOLERANCE_MS } from '../common/clock/clock.tolerance.js';
import { v7 as uuidv7 } from 'uuid';
import { invalidField } from '../common/errors/domain.errors.js';
import type { Tx } from '../database/unit-of-work.js';
import type { RecordConsent } from './consent.dto.js';
import { Consent } from './consent.entity.js';

/**
 * A consent of a contact, ready to be written. `pointer` is where the body has it.
 * @throws 422 `consent.in_future`
 */
export function newConsent(tx: Tx, contactId: string, body: RecordConsent, pointer = ''): Consent {
  const { purpose, lawfulBasis = 'consent', granted, wording, wordingVersion, source, proof = null } = body;
  const said = body.occurredAt ? new Date(body.occurredAt) : tx.now;
  if (said.getTime() > tx.now.getTime() + CLOCK_TOLERANCE_MS) {
    throw invalidField(`${pointer}/occurredAt`, 'consent.in_future', 'A consent cannot have been given in the future.');
  }
  return {
    id: uuidv7(),
    contactId,
    purpose,
    lawfulBasis,
    granted,
    wording,
    wordingVersion,
    // What a fast clock dates ahead was said now: else it would outweigh a withdrawal of the next minutes.
    occurredAt: said > tx.now ? tx.now : said,
    source,
    proof,
    createdAt: tx.now,
    createdBy: tx.actor.id,
  };
}

/** Appends consents; what was recorded before stays. */
export async function appendConsents(tx: Tx, consents: readonly Consent[]): Promise<void> {
  for (const consent of consents) await tx.manager.insert(Consent, consent);
}

/** What of a consent the audit trail shows. */
export function auditedConsent({ id, purpose, lawfulBasis, granted, wordingVersion, occurredAt, source }: Consent) {
  return { id, purpose, lawfulBasis, granted, wordingVersion, occurredAt, source };
}
