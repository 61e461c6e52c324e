import type { CellValue, NumberFormat } from '../import-field.constants.js';
import { splitCurrency } from './currencies.rules.js';

/** The digits of a number, without currency and unit, and what the unit multiplies them by. */
interface NumberText {
  digits: string;
  factor: number;
}

/** The units in which large amounts are written, in Dutch, English and Chinese. */
const FACTORS: ReadonlyMap<string, number> = new Map([
  ['k', 1e3],
  ['duizend', 1e3],
  ['thousand', 1e3],
  ['m', 1e6],
  ['mln', 1e6],
  ['mio', 1e6],
  ['miljoen', 1e6],
  ['million', 1e6],
  ['mrd', 1e9],
  ['mld', 1e9],
  ['miljard', 1e9],
  ['bn', 1e9],
  ['billion', 1e9],
  ['万', 1e4],
  ['亿', 1e8],
]);

/** Longer texts are no numbers, and the expressions below would take long for them. */
const MAX_LENGTH = 60;

const UNIT = /^(.*\d)\s*(\p{L}+)\.?$/u;
const FORMS: Readonly<Record<NumberFormat, RegExp>> = {
  plain: /^[+-]?\d+(?:\.\d+)?$/,
  dutch: /^[+-]?(?:\d{1,3}(?:\.\d{3})+|\d+)(?:,\d+)?$/,
  english: /^[+-]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?$/,
};

/**
 * Parses a number in the format of its column. A text that only another format can have written is parsed as well:
 * 1,234.56 is clear in a Dutch column too. Returns null for a text that is no number, and for one that is unclear in a
 * plain column.
 */
export function parseNumber(cell: CellValue, format: NumberFormat): number | null {
  if (typeof cell === 'number') return Number.isFinite(cell) ? cell : null;
  if (typeof cell !== 'string') return null;
  const text = splitNumberText(cell);
  if (text === null) return null;
  const value = FORMS[format].test(text.digits)
    ? readDigits(text.digits, format)
    : readOtherFormats(text.digits, format);
  return value === null ? null : Number((value * text.factor).toPrecision(15));
}

/** Tells whether a text is a percentage, which is no amount and no count. */
export function isPercentage(cell: CellValue): boolean {
  return typeof cell === 'string' && cell.length <= MAX_LENGTH && /^[^%‰]*\d\s*[%‰]\s*$/.test(cell.normalize('NFKC'));
}

/** Lists the formats that can have written a text; nothing for a text without digits only and separators. */
export function listNumberFormats(cell: CellValue): NumberFormat[] {
  const text = typeof cell === 'string' ? splitNumberText(cell) : null;
  if (text === null) return [];
  return (['plain', 'dutch', 'english'] as const).filter((format) => FORMS[format].test(text.digits));
}

function splitNumberText(cell: string): NumberText | null {
  if (cell.length > MAX_LENGTH) return null;
  let text = cell.normalize('NFKC').replaceAll('−', '-').trim();
  const negative = /^\(.*\)$/.test(text);
  if (negative) text = text.slice(1, -1);
  text = splitCurrency(text).amount;
  const [, amount, unit] = UNIT.exec(text) ?? [];
  const factor = unit === undefined ? 1 : findFactor(unit);
  if (factor === undefined) return null;
  const digits = removeGroupSpaces(splitCurrency(amount ?? text).amount).replace(/[,.]-+$/, '');
  return /^[+-]?\d[\d.,]*$/.test(digits) ? { digits: negative ? `-${digits}` : digits, factor } : null;
}

/** A small m is metres or, in French, thousand; only a capital M is a million. */
function findFactor(unit: string): number | undefined {
  return unit === 'm' ? undefined : FACTORS.get(unit.toLowerCase());
}

/** Removes spaces and apostrophes between groups of three digits; any other space means that there are two numbers. */
function removeGroupSpaces(text: string): string {
  return /^[+-]?\d{1,3}(?:[\s'’]\d{3})+(?:[.,]\d+)?$/.test(text) ? text.replaceAll(/[\s'’]/g, '') : text;
}

function readDigits(digits: string, format: NumberFormat): number {
  if (format === 'dutch') return Number(digits.replaceAll('.', '').replace(',', '.'));
  return Number(format === 'english' ? digits.replaceAll(',', '') : digits);
}

function readOtherFormats(digits: string, format: NumberFormat): number | null {
  const values = new Set(
    (['plain', 'dutch', 'english'] as const)
      .filter((other) => other !== format && FORMS[other].test(digits))
      .map((other) => readDigits(digits, other)),
  );
  return values.size === 1 ? [...values][0]! : null;
}
