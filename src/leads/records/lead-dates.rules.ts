import type { FieldError } from '../../common/errors/domain.errors.js';

/** The days of a lead that follow one another. Dates are `YYYY-MM-DD`; null if not known. */
export interface LeadDates {
  receivedOn: string | null;
  screeningFiledOn: string | null;
  propositionSentOn: string | null;
  announcedOn: string | null;
}

/** Pairs of days of which the first is never after the second. Constraints of the table lead say the same. */
const ORDER: readonly (readonly [keyof LeadDates, keyof LeadDates])[] = [
  ['receivedOn', 'screeningFiledOn'],
  ['receivedOn', 'propositionSentOn'],
  ['receivedOn', 'announcedOn'],
  ['propositionSentOn', 'announcedOn'],
];

/** The names of the fields whose names differ from those of the columns. */
const FIELDS: Partial<Record<keyof LeadDates, string>> = { screeningFiledOn: 'screening.filedOn' };
const getField = (column: keyof LeadDates) => FIELDS[column] ?? column;

/**
 * Returns an error for each pair of known days in the wrong order. It points to the later day, or to the earlier one if
 * a request changes only that.
 */
export function validateDateOrder(dates: LeadDates, changed: Partial<Record<keyof LeadDates, unknown>>): FieldError[] {
  return ORDER.flatMap(([earlier, later]): FieldError[] => {
    const [first, second] = [dates[earlier], dates[later]];
    if (first === null || second === null || first <= second) return [];
    const isEarlier = earlier in changed && !(later in changed);
    const [named, other] = isEarlier ? [earlier, later] : [later, earlier];
    const detail = `${getField(named)} ${dates[named]} must not be ${isEarlier ? 'after' : 'before'} ${getField(other)} ${dates[other]}.`;
    return [{ pointer: `/${getField(named).replace('.', '/')}`, code: 'dates_out_of_order', detail }];
  });
}
