import { isCalendarDate } from '../common/reference/calendar.dates.js';

/** One rate of a file. */
export interface ParsedRate {
  currency: string;
  day: string;
  /** Units for one euro, as decimal text. */
  units: string;
}

/** A file that is not as the ECB writes it. */
export class RateFileError extends Error {}

/** Reads the heading: Date, then currencies. The ECB ends every line with a comma, which makes a last field that is empty. */
export function parseHeading(row: readonly string[]): string[] {
  const [first, ...currencies] = removeEmptyEnd(row);
  if (first !== 'Date') throw new RateFileError('The first heading must be Date, as in eurofxref-hist.csv.');
  const wrong = currencies.find((currency) => !/^[A-Z]{3}$/.test(currency) || currency === 'EUR');
  if (wrong !== undefined) throw new RateFileError(`"${wrong}" is no currency with rates for one euro.`);
  if (currencies.length === 0) throw new RateFileError('The heading names no currency.');
  if (new Set(currencies).size < currencies.length) throw new RateFileError('A currency stands in the heading twice.');
  return currencies;
}

/** Reads the rates of a day; `N/A` and nothing mean that a currency has none. */
export function parseRow(row: readonly string[], currencies: readonly string[], today: string): ParsedRate[] {
  const [day = '', ...values] = row.length === currencies.length + 2 ? removeEmptyEnd(row, row.length - 1) : row;
  if (values.length !== currencies.length) {
    throw new RateFileError(`It has ${values.length} rates, and the heading ${currencies.length} currencies.`);
  }
  if (!isCalendarDate(day)) throw new RateFileError(`"${day}" is no date of the calendar (YYYY-MM-DD).`);
  if (day > today) throw new RateFileError(`${day} is in the future.`);
  return values.flatMap((units, place) => {
    if (units === '' || units === 'N/A') return [];
    if (!/^\d{1,9}(\.\d{1,10})?$/.test(units) || Number(units) === 0) {
      throw new RateFileError(`"${units}" is no rate of ${currencies[place]} on ${day}.`);
    }
    return [{ currency: currencies[place]!, day, units }];
  });
}

function removeEmptyEnd(row: readonly string[], from = 1): readonly string[] {
  return row.length > from && row.at(-1) === '' ? row.slice(0, -1) : row;
}
