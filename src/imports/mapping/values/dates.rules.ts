import { Temporal } from 'temporal-polyfill';
import { AGENCY_ZONE } from '../../../common/time/agency-zone.constants.js';
import { getLocalDate, isCalendarDate } from '../../../common/time/calendar-dates.rules.js';
import type { CellValue, DateFormat } from '../import-field.constants.js';

/** The months by the first letters of their names in English and Dutch, which suffice for names and abbreviations. */
const MONTHS: Readonly<Record<string, number>> = {
  jan: 1,
  feb: 2,
  mar: 3,
  maa: 3,
  mrt: 3,
  apr: 4,
  may: 5,
  mei: 5,
  jun: 6,
  jul: 7,
  aug: 8,
  sep: 9,
  oct: 10,
  okt: 10,
  nov: 11,
  dec: 12,
};

/** The full names. A word that begins like a month without being one is not read as a month. */
const NAMES = (
  'january february march april may june july august september october november ' +
  'december januari februari maart mei juni juli augustus oktober mrt'
).split(' ');

/** Returns the number of the month with a name or abbreviation in English or Dutch; null for another word. */
function findMonth(word: string): number | null {
  const letters = word.toLowerCase().replace(/\.$/, '');
  const isName = letters.length >= 3 && NAMES.some((name) => name.startsWith(letters));
  return isName ? (MONTHS[letters.slice(0, 3)] ?? null) : null;
}

/** A day and, where the cell has one, a time: local in the agency's zone, or with a zone. */
export interface ParsedDate {
  date: string;
  /** HH:MM:SS */
  time: string | null;
  /** Z or an offset such as +02:00 */
  zone: string | null;
}

/** Excel counts days from here. It is a day earlier than one expects, because Excel has a 29 February 1900. */
const EXCEL_EPOCH = Date.UTC(1899, 11, 30);
const DAY_MS = 86_400_000;
/** The serial numbers of 1 January 1930 and of 31 December 2199. Smaller numbers are years and counts, not dates. */
const FIRST_SERIAL = 10_959;
const LAST_SERIAL = 109_574;

/** Longer texts are no dates, and the expressions below would take long for them. */
const MAX_LENGTH = 60;

const TIME = /^(\d{1,2})(?:[uh]|[:.uh](\d{2}))(?:[:.](\d{2})(?:[.,]\d+)?)?\s*([ap]\.?m\.?)?\s*(Z|[+-]\d{2}:?\d{2})?$/i;
const CHINESE_TIME = /^(上午|下午)?\s*(\d{1,2})[:时时點点](\d{1,2})分?(?:[:]?(\d{1,2})秒?)?$/;
const YEAR_FIRST = /^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})$/;
const CHINESE = /^(\d{4})\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*[日号號]$/;
const NUMERIC = /^(\d{1,2})([-/. ])(\d{1,2})\2(\d{4}|\d{2})$/;
const DAY_AND_NAME =
  /^(?:\p{L}+[.,]*\s+)?(\d{1,2})(?:st|nd|rd|th|e|ste|de)?[-/. ]+(?:of )?(\p{L}+\.?),?[-/. ]*(\d{4}|\d{2})$/iu;
const NAME_AND_DAY = /^(?:\p{L}+[.,]+\s+)?(\p{L}+\.?)\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})$/iu;

/** The years of two digits: 68 and less are of this century, as in POSIX. */
const CENTURY_PIVOT = 68;

/** Parses a date in any way that is clear, and a date of numbers in the order of its column. */
export function parseDate(cell: CellValue, format: DateFormat): ParsedDate | null {
  if (typeof cell === 'number') return parseSerial(cell);
  if (typeof cell !== 'string' || cell.length > MAX_LENGTH) return null;
  const text = cell.normalize('NFKC').replaceAll(/\s+/g, ' ').trim();
  if (/^\d{5}(?:[.,]\d+)?$/.test(text)) return parseSerial(Number(text.replace(',', '.')));
  if (/^\d{8}$/.test(text)) return build(text.slice(0, 4), text.slice(4, 6), text.slice(6), '');
  const { day, time } = splitTime(text);
  return (
    parseYearFirst(day, time) ??
    parseNumeric(day, time, format) ??
    parseMonthName(DAY_AND_NAME.exec(day), time, 'day') ??
    parseMonthName(NAME_AND_DAY.exec(day), time, 'name')
  );
}

/**
 * Returns the number of days of the month of a text that names a day after its end, such as 31/11/2026; null for any other text.
 * Only that day is wrong then, and not how the text is written.
 */
export function findShortMonth(cell: CellValue, format: DateFormat): number | null {
  if (typeof cell !== 'string' || cell.length > MAX_LENGTH) return null;
  const { day } = splitTime(cell.normalize('NFKC').trim());
  const [, isoYear, , isoMonth, isoDay] = YEAR_FIRST.exec(day) ?? [];
  const [, first, , second, numericYear] = NUMERIC.exec(day) ?? [];
  const [dayOfMonth, monthNumber] = format === 'month-first' ? [second, first] : [first, second];
  const [number, month, year] = [isoDay ?? dayOfMonth, isoMonth ?? monthNumber, isoYear ?? numericYear];
  if (number === undefined || Number(number) > 31 || !build(year!, month!, '1', '')) return null;
  return Temporal.PlainYearMonth.from({ year: Number(completeYear(year!)), month: Number(month) }).daysInMonth;
}

/** Tells the orders of day, month and year in which a text of numbers can have been written. */
export function listDateFormats(cell: CellValue): DateFormat[] {
  if (typeof cell !== 'string' || cell.length > MAX_LENGTH) return [];
  const { day } = splitTime(cell.normalize('NFKC').trim());
  if (CHINESE.test(day) || /^\d{4}[/.]/.test(day)) return parseDate(day, 'chinese') ? ['chinese'] : [];
  if (YEAR_FIRST.test(day)) return parseDate(day, 'iso') ? ['iso'] : [];
  if (!NUMERIC.test(day)) return [];
  return (['day-first', 'month-first'] as const).filter((format) => parseDate(day, format) !== null);
}

/** Tells whether a text has a time with AM or PM. */
export function hasDayHalf(cell: CellValue): boolean {
  return typeof cell === 'string' && cell.length <= MAX_LENGTH && /\d\s*[ap]\.?m\.?$/i.test(cell.trim());
}

/** Returns the day in the agency's zone. */
export function toCalendarDate({ date, time, zone }: ParsedDate): string {
  if (time === null || zone === null) return date;
  return getLocalDate(AGENCY_ZONE, new Date(`${date}T${time}${zone}`));
}

/** Returns the instant. A time without a zone is local in the agency's zone, and a day without a time begins at midnight. */
export function toInstant({ date, time, zone }: ParsedDate): string {
  const local = `${date}T${time ?? '00:00:00'}`;
  const instant =
    time !== null && zone !== null
      ? Temporal.Instant.from(`${local}${zone}`)
      : Temporal.PlainDateTime.from(local).toZonedDateTime(AGENCY_ZONE).toInstant();
  return instant.toString({ smallestUnit: 'second' });
}

function parseSerial(serial: number): ParsedDate | null {
  // A date without separators, such as 20240305, is a number in Excel.
  if (serial >= 19_000_101 && serial <= 21_991_231) return parseDate(String(serial), 'iso');
  if (!(serial >= FIRST_SERIAL && serial < LAST_SERIAL + 1)) return null;
  const instant = new Date(Math.round((EXCEL_EPOCH + serial * DAY_MS) / 1_000) * 1_000).toISOString();
  return { date: instant.slice(0, 10), time: Number.isInteger(serial) ? null : instant.slice(11, 19), zone: null };
}

function splitTime(text: string): { day: string; time: string } {
  const iso = /^(\d{4}-\d{1,2}-\d{1,2})T(.+)$/i.exec(text);
  if (iso) return { day: iso[1]!, time: iso[2]! };
  const chinese = /^(.*[日号號])\s*(.+)$/.exec(text);
  if (chinese) return { day: chinese[1]!, time: chinese[2]! };
  const parts = /^(.*?\d{2,4}),?\s+(?:(?:om|at|-)\s+)?((?:上午|下午)?\s*\d{1,2}(?:[:uh]|\.\d{2}\b(?!\.)).*)$/i.exec(
    text,
  );
  return parts ? { day: parts[1]!, time: parts[2]! } : { day: text, time: '' };
}

function parseYearFirst(day: string, time: string): ParsedDate | null {
  const iso = YEAR_FIRST.exec(day);
  if (iso) return build(iso[1]!, iso[3]!, iso[4]!, time);
  const chinese = CHINESE.exec(day);
  return chinese && build(chinese[1]!, chinese[2]!, chinese[3]!, time);
}

function parseNumeric(day: string, time: string, format: DateFormat): ParsedDate | null {
  const numeric = NUMERIC.exec(day);
  if (!numeric) return null;
  const [, first, , second, year] = numeric;
  return format === 'month-first' ? build(year!, first!, second!, time) : build(year!, second!, first!, time);
}

function parseMonthName(match: RegExpExecArray | null, time: string, first: 'day' | 'name'): ParsedDate | null {
  if (!match) return null;
  const [, one, two, year] = match;
  const month = findMonth(first === 'day' ? two! : one!);
  return month === null ? null : build(year!, String(month), first === 'day' ? one! : two!, time);
}

/** Builds a date that exists; null for the 31st of a month of 30 days, for month 13, and for an impossible time. */
function build(year: string, month: string, day: string, time: string): ParsedDate | null {
  const date = `${completeYear(year)}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const parsed = time.trim() === '' ? { time: null, zone: null } : parseTime(time.trim());
  return isCalendarDate(date) && parsed ? { date, ...parsed } : null;
}

function completeYear(year: string): string {
  if (year.length === 4) return year;
  return String(Number(year) + (Number(year) <= CENTURY_PIVOT ? 2_000 : 1_900));
}

function parseTime(text: string): { time: string; zone: string | null } | null {
  const chinese = CHINESE_TIME.exec(text);
  if (chinese) {
    const [, half, hour, minute, second = '0'] = chinese;
    return buildTime(Number(hour), minute!, second, half === undefined ? null : half === '下午', null);
  }
  const [, hour, minute = '0', second = '0', half, zone] = TIME.exec(text) ?? [];
  if (hour === undefined) return null;
  const offset = zone?.toUpperCase().replace(/^([+-]\d{2})(\d{2})$/, '$1:$2') ?? null;
  return buildTime(Number(hour), minute, second, half === undefined ? null : /^p/i.test(half), offset);
}

function buildTime(hour: number, minute: string, second: string, afternoon: boolean | null, zone: string | null) {
  if (afternoon !== null && (hour < 1 || hour > 12)) return null;
  const full = afternoon === null ? hour : (hour % 12) + (afternoon ? 12 : 0);
  if (full > 23 || Number(minute) > 59 || Number(second) > 59) return null;
  return { time: [full, minute, second].map((part) => String(part).padStart(2, '0')).join(':'), zone };
}
