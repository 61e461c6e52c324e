import type { FieldError } from '../../common/errors/domain.errors.js';

/** The days of a lead that follow one another. Dates are `YYYY-MM-DD`; null if not known. */
export interface LeadDates {
  receivedOn: string | null;
  propositionSentOn: string | null;
  announcedOn: string | null;
  expectedDecisionOn: string | null;
  expectedLandingOn: string | null;
}

/** Pairs of days of which the first is never after the second. The function assert_lead_date_order says the same. */
const ORDER: readonly (readonly [keyof LeadDates, keyof LeadDates])[] = [
  ['receivedOn', 'propositionSentOn'],
  ['receivedOn', 'announcedOn'],
  ['propositionSentOn', 'announcedOn'],
  ['receivedOn', 'expectedLandingOn'],
  ['expectedDecisionOn', 'expectedLandingOn'],
];

/** The names of the days in the codes of errors, such as `announced_before_received`. */
const EVENTS: Record<keyof LeadDates, string> = {
  receivedOn: 'received',
  propositionSentOn: 'proposition_sent',
  announcedOn: 'announced',
  expectedDecisionOn: 'expected_decision',
  expectedLandingOn: 'expected_landing',
};

/**
 * Returns an error for each pair of known days in the wrong order of which a request changes one, so that a row of an
 * earlier release can still be edited. The error points to the later day, or to the earlier one if only that changes.
 */
export function validateDateOrder(
  dates: LeadDates,
  changed: Partial<Record<keyof LeadDates, unknown>>,
): FieldError<string>[] {
  return ORDER.flatMap(([earlier, later]): FieldError<string>[] => {
    const [first, second] = [dates[earlier], dates[later]];
    if (first === null || second === null || first <= second) return [];
    if (!(earlier in changed) && !(later in changed)) return [];
    const [named, other] = later in changed ? [later, earlier] : [earlier, later];
    const relation = named === later ? 'before' : 'after';
    const detail = `${named} ${dates[named]} must not be ${relation} ${other} ${dates[other]}.`;
    return [{ pointer: `/${named}`, code: `${EVENTS[named]}_${relation}_${EVENTS[other]}`, detail }];
  });
}
