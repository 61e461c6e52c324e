import { isCalendarDate } from '../common/time/calendar-dates.rules.js';

/** One rate of a file. */
export interface ParsedRate {
  currency: string;
  day: string;
  /** Units for one euro, as decimal text. */
  units: string;
}

/** The error for a file that does not have the ECB's format. */
export class RateFileError extends Error {}

/** Parses the heading: Date, then currencies. The ECB ends every line with a comma, which gives an empty last field. */
export function parseHeading(row: readonly string[]): string[] {
  const [first, ...currencies] = removeEmptyEnd(row);
  if (first !== 'Date') throw new RateFileError('The first heading must be Date, as in eurofxref-hist.csv.');
  const wrong = currencies.find((currency) => !/^[A-Z]{3}$/.test(currency) || currency === 'EUR');
  if (wrong !== undefined) throw new RateFileError(`"${wrong}" must be a currency code other than EUR.`);
  if (currencies.length === 0) throw new RateFileError('The heading must name at least one currency.');
  if (new Set(currencies).size < currencies.length)
    throw new RateFileError('Each currency must occur only once in the heading.');
  return currencies;
}

/** Parses the rates of a day. `N/A` and an empty field mean that a currency has no rate. */
export function parseRow(row: readonly string[], currencies: readonly string[], today: string): ParsedRate[] {
  const [day = '', ...values] = row.length === currencies.length + 2 ? removeEmptyEnd(row, row.length - 1) : row;
  if (values.length !== currencies.length) {
    throw new RateFileError(
      `The row must have ${currencies.length} rates, as the heading has currencies, not ${values.length}.`,
    );
  }
  if (!isCalendarDate(day)) throw new RateFileError(`"${day}" must be a date of the calendar (YYYY-MM-DD).`);
  if (day > today) throw new RateFileError(`${day} must not be in the future.`);
  return values.flatMap((units, place) => {
    if (units === '' || units === 'N/A') return [];
    if (!/^\d{1,9}(\.\d{1,10})?$/.test(units) || Number(units) === 0) {
      throw new RateFileError(`"${units}" must be a positive rate of ${currencies[place]} on ${day}.`);
    }
    return [{ currency: currencies[place]!, day, units }];
  });
}

function removeEmptyEnd(row: readonly string[], from = 1): readonly string[] {
  return row.length > from && row.at(-1) === '' ? row.slice(0, -1) : row;
}
