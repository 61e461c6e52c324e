import { CLOCK_TOLERANCE_MS } from '../../common/time/local-times.rules.js';
import { v7 as uuidv7 } from 'uuid';
import { createInvalidFieldError } from '../../common/errors/domain.errors.js';
import type { Tx } from '../../database/transactions/unit-of-work.transaction.js';
import type { RecordConsent } from './consent.dto.js';
import { Consent } from '../model/consent.entity.js';

/**
 * Builds a consent of a contact that is ready to be inserted. `pointer` is its position in the body.
 * @throws 422 `consent.in_future`
 */
export function buildConsent(tx: Tx, contactId: string, body: RecordConsent, pointer = ''): Consent {
  const { purpose, lawfulBasis = 'consent', granted, wording, wordingVersion, source, proof = null } = body;
  const occurredAt = body.occurredAt ? new Date(body.occurredAt) : tx.now;
  if (occurredAt.getTime() > tx.now.getTime() + CLOCK_TOLERANCE_MS) {
    throw createInvalidFieldError(
      `${pointer}/occurredAt`,
      'consent.in_future',
      'occurredAt must not be in the future.',
    );
  }
  return {
    id: uuidv7(),
    contactId,
    purpose,
    lawfulBasis,
    granted,
    wording,
    wordingVersion,
    // A time slightly ahead, from a fast clock, is replaced by now. Otherwise the consent would outweigh a withdrawal
    // in the next minutes.
    occurredAt: occurredAt > tx.now ? tx.now : occurredAt,
    source,
    proof,
    createdAt: tx.now,
    createdBy: tx.actor.id,
  };
}

/** Appends consents; earlier ones stay unchanged. */
export async function appendConsents(tx: Tx, consents: readonly Consent[]): Promise<void> {
  for (const consent of consents) await tx.manager.insert(Consent, consent);
}

/** Returns the fields of a consent that the audit trail shows. */
export function toAuditConsent({ id, purpose, lawfulBasis, granted, wordingVersion, occurredAt, source }: Consent) {
  return { id, purpose, lawfulBasis, granted, wordingVersion, occurredAt, source };
}
