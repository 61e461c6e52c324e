import type { components } from '../../../shared/api/schema';
import { type CheckInPerson, normaliseCode } from '../../../records/check-in/check-in-list.rules';

/** One entry as the server takes it. Its key is made on this device, so that the server processes it once. */
export type CheckInEntry = components['schemas']['CheckInEntryInput'];
/** Somebody who came without a registration. */
export type WalkIn = components['schemas']['CheckInWalkIn'];

/** An entry that waits on this device, and the name under which the screen shows it. */
export interface PendingEntry {
  entry: CheckInEntry;
  name: string;
}

/** The ways in which this device decides at once, from its list. */
export type Decision =
  /** The person is checked in. */
  | 'checked_in'
  /** The person was checked in before. Nothing is sent. */
  | 'already'
  /** The person is on the waiting list and no seat is free as far as this device knows. */
  | 'waitlisted'
  | 'cancelled'
  /** No person of the list has the code. The person may have registered after the list was read. */
  | 'unknown';

/** Decides about a person of the list. A check-in that the server is likely to refuse is sent too, because it knows more. */
export function decideOnPerson(person: Pick<CheckInPerson, 'status'> | undefined, hasFreeSeat: boolean): Decision {
  if (!person) return 'unknown';
  if (person.status === 'attended') return 'already';
  if (person.status === 'cancelled') return 'cancelled';
  return person.status === 'waitlisted' && !hasFreeSeat ? 'waitlisted' : 'checked_in';
}

/** The number of characters of a code. */
const CODE_LENGTH = 10;

/** Reads a text that can be a code; null if it cannot. */
function parseCode(text: string): string | null {
  const code = normaliseCode(text);
  return code.length === CODE_LENGTH && /^[0-9A-HJKMNP-TV-Z]+$/.test(code) ? code : null;
}

/**
 * Reads a code that was typed; null if the text is something else, such as a name. One code in 43 has no digit, and only the
 * list of people tells it from a name.
 */
export function parseTypedCode(text: string, people: readonly Pick<CheckInPerson, 'code'>[]): string | null {
  const code = parseCode(text);
  return /\d/.test(text) || people.some((person) => person.code === code) ? code : null;
}

/** Reads what a camera has seen: a code, or an address with a code in it. Anything else is null. */
export function parseScan(text: string): string | null {
  const trimmed = text.trim();
  if (!/^https?:\/\//i.test(trimmed)) return parseCode(trimmed);
  if (!URL.canParse(trimmed)) return null;
  const { pathname, searchParams, hash } = new URL(trimmed);
  const parts = [searchParams.get('code') ?? '', ...pathname.split('/').toReversed(), hash.slice(1)];
  return parts.map(parseCode).find((code) => code !== null) ?? null;
}
