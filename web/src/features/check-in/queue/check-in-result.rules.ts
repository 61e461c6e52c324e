import type { Decision } from './check-in-entry.rules';
import type { EntryResult } from './check-in-queue.rules';

/** The result in large letters. It is the decision of this device at first, and that of the server once it is known. */
export interface ShownResult {
  kind: Decision | 'walk_in' | 'undone' | 'refused' | 'several' | 'nobody' | 'noCode';
  /** The name of the person, or what was typed or scanned. */
  name: string;
  companyName: string | null;
  /** When a person who was checked in before came in. */
  checkedInAt: string | null;
  /** The key of the entry that this result is of; null if nothing is sent. */
  key: string | null;
  /** Increases with every result, so that the same person twice is a new message. */
  number: number;
}

/** How a result sounds and looks: it is good, to be looked at, or bad. */
export type ResultTone = 'good' | 'notice' | 'bad';

const TONES: Readonly<Record<ShownResult['kind'], ResultTone>> = {
  checked_in: 'good',
  walk_in: 'good',
  already: 'notice',
  undone: 'notice',
  waitlisted: 'notice',
  several: 'notice',
  nobody: 'notice',
  cancelled: 'bad',
  unknown: 'bad',
  refused: 'bad',
  noCode: 'bad',
};

/** Returns how a result sounds and looks. */
export function findTone({ kind }: Pick<ShownResult, 'kind'>): ResultTone {
  return TONES[kind];
}

/** Tells whether the last result can be taken back: this entry has brought the person in. */
export function isUndoable({ kind, key }: ShownResult): boolean {
  return key !== null && (kind === 'checked_in' || kind === 'walk_in');
}

/** Replaces the decision of this device by that of the server, if the result that is shown is among those it sent. */
export function reconcileResult(shown: ShownResult | null, results: readonly EntryResult[]): ShownResult | null {
  const result = results.find(({ key }) => key === shown?.key);
  if (!shown || !result) return shown;
  const { outcome, person } = result;
  // A person who was on the waiting list, or had no seat here, may have been let in all the same.
  const kind = outcome === 'refused' && isRefusedHere(shown.kind) ? shown.kind : outcome;
  return {
    ...shown,
    kind,
    name: person?.fullName ?? shown.name,
    companyName: person?.companyName ?? shown.companyName,
    checkedInAt: person?.checkedInAt ?? shown.checkedInAt,
  };
}

/** Tells whether this device has said the reason for a refusal already. */
function isRefusedHere(kind: ShownResult['kind']): boolean {
  return kind === 'cancelled' || kind === 'unknown' || kind === 'waitlisted';
}

/** The codes of refusals for which this page has a text. */
const REASONS = {
  'registration.cancelled': 'cancelled',
  'registration.not_found': 'unknown_code',
  'registration.other_seminar': 'other_seminar',
  'registration.too_early': 'too_early',
  'seminar.full': 'full',
  'seminar.cancelled': 'seminar_cancelled',
  'record.archived': 'archived',
  'check_in.closed': 'too_late',
  'check_in.nothing_to_undo': 'nothing_to_undo',
} as const;

/** Returns the reason of a refusal by its code. */
export function findReason(code: string | null): (typeof REASONS)[keyof typeof REASONS] | 'other' {
  return REASONS[code as keyof typeof REASONS] ?? 'other';
}
