import type { CellValue, DateFormat, NumberFormat, ValueStyles } from './import-field.constants.js';
import { parseBoolean } from './values/booleans.rules.js';
import { hasDayHalf, listDateFormats, parseDate } from './values/dates.rules.js';
import { isPercentage, listNumberFormats } from './values/numbers.rules.js';

/** The type of the values of a column, which is shown to people, and the way in which its texts write numbers and dates. */
export interface DetectedStyles extends ValueStyles {
  type: 'text' | 'number' | 'date' | 'boolean';
  /** Whether no date shows which of day and month comes first, as in 03/04/2025. */
  isDayOrderAssumed: boolean;
}

/** The part of the cells with a value that must have a type before the column has it. */
const SHARE_OF_TYPE = 0.9;

/** The evidence in the cells of a column. It consists of counts alone, so that a column may be of any length. */
interface Evidence {
  filled: number;
  numbers: number;
  dates: number;
  booleans: number;
  /** The cells that only this format can have written. */
  only: Record<NumberFormat | DateFormat, number>;
  /** Whether a number has a separator at all. */
  separated: boolean;
  dayHalves: number;
  /** The dates in which day and month can change places. */
  unclearDays: number;
}

/**
 * Detects what a column holds and how it writes numbers and dates. Numbers without a clear cell are Dutch, except in a file
 * with commas, where a Dutch number would be two cells. Dates of numbers without a day above 12 have the Belgian order,
 * except with times of AM and PM, which only systems set to American dates write.
 */
export function detectStyles(cells: Iterable<CellValue>, separator: ',' | ';' | '\t' | null): DetectedStyles {
  const evidence = collectEvidence(cells);
  return {
    type: decideType(evidence),
    numberFormat: decideNumberFormat(evidence, separator),
    dateFormat: decideDateFormat(evidence),
    isDayOrderAssumed: evidence.unclearDays > 0 && isDayOrderUnclear(evidence),
  };
}

function collectEvidence(cells: Iterable<CellValue>): Evidence {
  const only = { plain: 0, dutch: 0, english: 0, iso: 0, 'day-first': 0, 'month-first': 0, chinese: 0 };
  const evidence: Evidence = {
    filled: 0,
    numbers: 0,
    dates: 0,
    booleans: 0,
    only,
    separated: false,
    dayHalves: 0,
    unclearDays: 0,
  };
  for (const cell of cells) if (cell !== null && String(cell).trim() !== '') addCell(evidence, cell);
  return evidence;
}

function addCell(evidence: Evidence, cell: CellValue): void {
  evidence.filled++;
  const numberFormats = listNumberFormats(cell);
  const dateFormats = listDateFormats(cell);
  if (isDate(cell, dateFormats)) evidence.dates++;
  else if (isNumber(cell, numberFormats)) evidence.numbers++;
  else if (parseBoolean(cell) !== null) evidence.booleans++;
  if (dateFormats.length === 1) evidence.only[dateFormats[0]!]++;
  if (dateFormats.length > 1) evidence.unclearDays++;
  if (hasDayHalf(cell)) evidence.dayHalves++;
  if (dateFormats.length > 0) return;
  // A text with a point is plain as well as English, so it shows only that the column is not Dutch.
  const isDutch = numberFormats.includes('dutch');
  const isEnglish = numberFormats.includes('english');
  if (isDutch && !isEnglish) evidence.only.dutch++;
  if (isEnglish && !isDutch) evidence.only.english++;
  if (numberFormats.length > 0 && /[.,]/.test(String(cell))) evidence.separated = true;
}

function isDate(cell: CellValue, formats: readonly DateFormat[]): boolean {
  if (typeof cell !== 'string') return false;
  return formats.length > 0 || (/[^\d.,]/.test(cell) && parseDate(cell, 'day-first') !== null);
}

/** Numbers that begin with a zero or a plus are codes, postal codes and phone numbers. */
function isNumber(cell: CellValue, formats: readonly NumberFormat[]): boolean {
  if (typeof cell === 'number') return true;
  return typeof cell === 'string' && formats.length > 0 && !isPercentage(cell) && !/^\s*(?:\+|0\d)/.test(cell);
}

function decideType({ filled, dates, numbers, booleans }: Evidence): DetectedStyles['type'] {
  const needed = filled * SHARE_OF_TYPE;
  if (filled === 0) return 'text';
  if (dates >= needed) return 'date';
  if (numbers >= needed) return 'number';
  return booleans >= needed ? 'boolean' : 'text';
}

function decideNumberFormat({ only, separated }: Evidence, separator: ',' | ';' | '\t' | null): NumberFormat {
  if (only.dutch !== only.english) return only.dutch > only.english ? 'dutch' : 'english';
  if (!separated) return separator === ';' ? 'dutch' : 'plain';
  return separator === ',' ? 'english' : 'dutch';
}

function isDayOrderUnclear({ only, dayHalves }: Evidence): boolean {
  return only['month-first'] === only['day-first'] && dayHalves === 0;
}

function decideDateFormat({ only, dayHalves }: Evidence): DateFormat {
  if (only['month-first'] > only['day-first']) return 'month-first';
  if (only['day-first'] > only['month-first']) return 'day-first';
  if (dayHalves > 0) return 'month-first';
  if (only.iso > 0 && only.iso >= only.chinese) return 'iso';
  return only.chinese > 0 ? 'chinese' : 'day-first';
}
