import { findCountry } from '../../common/reference/country-names.rules.js';
import { explainInvalidCurrency } from '../../common/reference/currency-codes.rules.js';
import type { CellValue, ConversionResult, FieldKind, ImportField, ValueStyles } from './import-field.constants.js';
import { parseBoolean } from './values/booleans.rules.js';
import { describeChoices, findChoice } from './values/choices.rules.js';
import { findCurrency } from './values/currencies.rules.js';
import { parseDate, toCalendarDate, toInstant } from './values/dates.rules.js';
import { findLanguage } from './values/languages.rules.js';
import { isPercentage, parseNumber } from './values/numbers.rules.js';

/** A comma before the form of a company belongs to its name: "Brightwell Lighting Co., Ltd." is one name. */
const COMMA = /[,，](?!\s*(?:Ltd|Limited|Inc|LLC|LLP|L\.L\.C|Corp|Co|GmbH|S\.?A|N\.?V|B\.?V|Pte|Pty|Plc|AG)\b)/i;

/** Splits a list at semicolons, bars and line breaks, or else at commas. Each item is kept once. */
function splitList(text: string): string[] {
  const separator = /[;；|\n]/.test(text) ? /[;；|\n]/ : /、/.test(text) ? /、/ : COMMA;
  return [...new Set(text.split(separator).map((item) => item.trim()))].filter((item) => item !== '');
}

type Converter = (field: ImportField, cell: CellValue, styles: ValueStyles) => ConversionResult;

const CONVERTERS: Readonly<Record<FieldKind, Converter>> = {
  text: convertText,
  number: convertNumber,
  integer: convertInteger,
  date: convertDate,
  moment: convertDate,
  boolean: convertBoolean,
  list: convertList,
  choice: convertChoice,
  country: convertCountry,
  language: convertLanguage,
  currency: convertCurrency,
};

/** The maximum length of a web address of the API. */
const MAX_ADDRESS_LENGTH = 2_000;

/** The signs for nothing in a column that holds no texts. */
const NOTHING = /^(?:[-–—]+|n\/a|n\.?v\.?t\.?)$/i;

/**
 * Converts a cell to the value that the API takes for a field. A blank cell gives null; whether a value is required is
 * not judged here, because a default can take its place. Lengths and check digits are judged when the record is made.
 */
export function convertValue(field: ImportField, cell: CellValue, styles: ValueStyles): ConversionResult {
  const text = toText(cell);
  const isBlank = text === '' || (field.kind !== 'text' && field.kind !== 'list' && NOTHING.test(text));
  if (isBlank) return { value: null };
  return CONVERTERS[field.kind](field, cell, styles);
}

function fail(code: string, detail: string): ConversionResult {
  return { error: { code, detail } };
}

function accept(value: unknown, code: string, detail: string): ConversionResult {
  return value === null ? fail(code, detail) : { value };
}

/** Returns the text of a cell. A number of Excel such as 3500 is written with its digits, never with an exponent. */
function toText(cell: CellValue): string {
  if (cell === null) return '';
  if (typeof cell === 'number' && /e/.test(String(cell)))
    return cell.toLocaleString('en-US', { useGrouping: false, maximumFractionDigits: 15 });
  return String(cell).replaceAll(/\r\n?/g, '\n').trim();
}

function convertText({ format }: ImportField, cell: CellValue): ConversionResult {
  const text = toText(cell);
  const isAddress =
    format === 'web-address' &&
    text.length <= MAX_ADDRESS_LENGTH &&
    !/^[a-z][a-z0-9+.-]*:/i.test(text) &&
    /^[^\s@]+\.[^\s@]+$/.test(text);
  return { value: isAddress ? `https://${text}` : text };
}

function convertNumber(_: ImportField, cell: CellValue, { numberFormat }: ValueStyles): ConversionResult {
  if (isPercentage(cell)) return fail('number.percentage', 'A percentage is no number here; write the number itself.');
  const example = { plain: '1234.56', dutch: '1.234,56', english: '1,234.56' }[numberFormat];
  return accept(parseNumber(cell, numberFormat), 'number.invalid', `Write the number as ${example}.`);
}

function convertInteger(field: ImportField, cell: CellValue, styles: ValueStyles): ConversionResult {
  const number = convertNumber(field, cell, styles);
  if ('error' in number) return number;
  const value = number.value as number;
  if (field.rounded) return { value: Math.round(value) };
  return Number.isInteger(value) ? number : fail('number.not_whole', 'Write a whole number such as 250.');
}

function convertDate({ kind }: ImportField, cell: CellValue, { dateFormat }: ValueStyles): ConversionResult {
  const parsed = parseDate(cell, dateFormat);
  if (parsed !== null) return { value: kind === 'moment' ? toInstant(parsed) : toCalendarDate(parsed) };
  const order =
    dateFormat === 'month-first' ? '12/31/2024, with the month first as in the rest of the column' : '31/12/2024';
  return fail('date.invalid', `Write the date as ${order}.`);
}

function convertBoolean(_: ImportField, cell: CellValue): ConversionResult {
  return accept(parseBoolean(cell), 'boolean.invalid', 'Write yes or no.');
}

function convertChoice(field: ImportField, cell: CellValue): ConversionResult {
  return accept(findChoice(field, toText(cell)), 'choice.invalid', `Write one of: ${describeChoices(field)}.`);
}

function convertCountry(_: ImportField, cell: CellValue): ConversionResult {
  const country = findCountry(toText(cell));
  return accept(country, 'country.invalid', 'Write the country as a code such as BE or a name such as Belgium.');
}

function convertCurrency(_: ImportField, cell: CellValue): ConversionResult {
  const text = toText(cell);
  return accept(
    findCurrency(text),
    'currency.invalid',
    `The currency ${explainInvalidCurrency(text.trim().toUpperCase())}.`,
  );
}

function convertLanguage(_: ImportField, cell: CellValue): ConversionResult {
  const language = findLanguage(toText(cell));
  return accept(language, 'language.invalid', 'Write the language as a code such as nl or a name such as Dutch.');
}

function convertList(field: ImportField, cell: CellValue): ConversionResult {
  const texts = splitList(toText(cell));
  if (field.items === undefined) return { value: texts };
  const results = texts.flatMap((text) => text.split(/[/／]/)).map((text) => convertLanguage(field, text));
  const failed = results.find((result) => 'error' in result);
  if (failed !== undefined) return failed;
  return { value: [...new Set(results.map((result) => 'value' in result && result.value))] };
}
