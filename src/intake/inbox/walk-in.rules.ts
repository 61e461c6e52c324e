import { findIdAt, findTextAt, listItemsAt, readJson, readUtf8 } from '../parsing/json-values.rules.js';
import type { ParseResult } from '../parsing/connector.rules.js';
import { buildPerson, buildSubmission, buildSubmitted, buildUnreadable } from '../parsing/submission-parts.rules.js';

/** A walk-in, as it is stored in the inbox. */
export interface StoredWalkIn {
  seatId: string;
  contactId: string | null;
  fullName: string;
  email: string | null;
  companyName: string | null;
  jobTitle: string | null;
  consents: readonly { purpose: string; wording: string }[];
}

/** Returns the external id of the registration of a walk-in. */
export function buildWalkInId(seatId: string): string {
  return `walk-in/${seatId}`;
}

/** Returns a walk-in as the bytes of a delivery. */
export function serialiseWalkIn(walkIn: StoredWalkIn): Buffer {
  return Buffer.from(JSON.stringify(walkIn));
}

/** Reads a stored walk-in. Its seat has the attendance, which colleagues may correct later. Never throws. */
export function parseWalkIn(bytes: Buffer, receivedAt: Date): ParseResult {
  const stored = readJson(readUtf8(bytes));
  const seatId = findIdAt(stored, 'seatId');
  if (seatId === null) return buildUnreadable('not a walk-in');
  return buildSubmitted(
    buildSubmission(buildWalkInId(seatId), {
      occurredAt: receivedAt.toISOString(),
      status: 'registered',
      attendee: buildPerson({
        fullName: findTextAt(stored, 'fullName'),
        email: findTextAt(stored, 'email'),
        companyName: findTextAt(stored, 'companyName'),
      }),
      walkIn: {
        seatId,
        contactId: findTextAt(stored, 'contactId'),
        jobTitle: findTextAt(stored, 'jobTitle'),
        consents: listItemsAt(stored, 'consents').map((consent) => ({
          purpose: findTextAt(consent, 'purpose') ?? '',
          wording: findTextAt(consent, 'wording') ?? '',
        })),
      },
    }),
  );
}
