import type { SubmissionStatus } from './submission.rules.js';
import { toText, toStorable } from './json-values.rules.js';

/** Common words for each status. */
const STATUSES = new Map<string, SubmissionStatus>([
  ...mapWords('pending', 'pending_approval', 'requested', 'awaiting_payment', 'awaiting_host', 'unpaid', 'tentative'),
  ...mapWords('registered', 'created', 'submitted', 'new', 'updated', 'active'),
  ...mapWords('confirmed', 'approved', 'accepted', 'paid', 'completed', 'attending', 'booked'),
  ...mapWords('waitlisted', 'waitlist', 'waiting_list'),
  ...mapWords('cancelled', 'canceled', 'rejected', 'declined', 'deleted', 'refunded', 'expired', 'not_attending'),
  ...mapWords('cancelled', 'transferred'),
  ...mapWords('attended', 'checked_in', 'present'),
]);

function mapWords(status: SubmissionStatus, ...others: readonly string[]): [string, SubmissionStatus][] {
  return [status, ...others].map((word) => [word, status]);
}

/** Statuses by the words that the provider of a connection uses (`mapping.statuses`). */
export type StatusWords = Readonly<Record<string, SubmissionStatus>>;

/** Result of reading a status: a known status, null if there is none, or the reason why it cannot be read. */
export type ReadStatus =
  { status: SubmissionStatus | null; problem?: undefined } | { status?: undefined; problem: string };

/** Reads a status by the words of the connection, then by the common words. Any other word is a problem. */
export function readStatus(value: unknown, statuses: StatusWords = {}): ReadStatus {
  if (value === undefined || value === null || value === '') return { status: null };
  const word = typeof value === 'boolean' ? String(value) : toText(value);
  if (word === null) return { problem: 'the value at the path of status is not a text' };
  const status = mapStatus(word, statuses) ?? readCommonStatus(word);
  return status === null
    ? { problem: `the status "${toStorable(word.slice(0, 50))}" is not in mapping.statuses` }
    : { status };
}

/** Finds a status by the exact word of the mapping, or else by the word in another case. */
function mapStatus(word: string, statuses: StatusWords): SubmissionStatus | undefined {
  if (Object.hasOwn(statuses, word)) return statuses[word];
  const folded = word.trim().toLowerCase();
  return Object.entries(statuses).find(([name]) => name.trim().toLowerCase() === folded)?.[1];
}

/** Returns the status of a common word or of the last part of an event name such as `registration.cancelled`. */
export function readCommonStatus(word: string | null): SubmissionStatus | null {
  const last = word
    ?.toLowerCase()
    .split(/[.:/]/)
    .at(-1)
    ?.replaceAll(/[\s-]+/g, '_');
  return STATUSES.get(last ?? '') ?? null;
}
