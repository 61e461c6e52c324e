import { findCountry } from '../../common/reference/country-names.rules.js';
import { readCount } from '../../common/reference/counts.rules.js';
import { explainInvalidCurrency } from '../../common/reference/currency-codes.rules.js';
import { readEmail } from '../../common/reference/email-address.rules.js';
import { isSignForNothing } from '../../common/reference/empty-texts.rules.js';
import { readTypedName } from '../../common/reference/typed-names.rules.js';
import { isEmptyWebAddress, readWebAddress } from '../../common/reference/web-address.rules.js';
import type {
  CellValue,
  ConversionNotice,
  ConversionResult,
  FieldKind,
  ImportField,
  ValueStyles,
} from './import-field.constants.js';
import { parseBoolean } from './values/booleans.rules.js';
import { describeChoices, findChoice } from './values/choices.rules.js';
import { findCurrency, isBareCurrency } from './values/currencies.rules.js';
import { findShortMonth, parseDate, toCalendarDate, toInstant } from './values/dates.rules.js';
import { findLanguage } from './values/languages.rules.js';
import { isPercentage, parseNumber } from './values/numbers.rules.js';

/** A comma before the form of a company belongs to its name: "Brightwell Lighting Co., Ltd." is one name. */
const COMMA = /[,，](?!\s*(?:Ltd|Limited|Inc|LLC|LLP|L\.L\.C|Corp|Co|GmbH|S\.?A|N\.?V|B\.?V|Pte|Pty|Plc|AG)\b)/i;

/** Splits a list at semicolons, bars and line breaks, or else at commas. Each item is kept once. Languages have no slash. */
function splitList(text: string, items: ImportField['items']): string[] {
  if (items === 'language') return splitList(text.replaceAll(/[/&+]/g, ';'), undefined);
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

/**
 * Converts a cell to the value that the API takes for a field. A blank cell gives null; whether a value is required is
 * not judged here, because a default can take its place. Lengths and check digits are judged when the record is made,
 * and phone numbers when the country of their row is known.
 */
export function convertValue(field: ImportField, cell: CellValue, styles: ValueStyles): ConversionResult {
  const text = toText(cell);
  if (text === '' || isEmpty(field, cell, text)) return { value: null };
  return CONVERTERS[field.kind](field, cell, styles);
}

/** Tells whether a text stands for nothing. A name can be such a word, and some choices have it as a label. */
function isEmpty(field: ImportField, cell: CellValue, text: string): boolean {
  if (field.isName || !isSignForNothing(text)) return false;
  const isWord = /\p{L}/u.test(text);
  if (field.kind === 'choice') return !isWord || findChoice(field, text) === null;
  return field.kind !== 'boolean' || !isWord || parseBoolean(cell) === null;
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

/** Maximum number of addresses in one cell. */
const MAX_ADDRESSES = 50;

/** Reads the addresses of several people. Each of them is kept, and one that cannot be read is left out. */
function convertEmails(text: string, detail: string): ConversionResult {
  const parts = text.split(/[;,|\n；，、]/).filter((part) => part.trim() !== '');
  if (parts.length > MAX_ADDRESSES) return fail('email.invalid', detail);
  const results = parts.map((part) => [part.trim(), readEmail(part)] as const);
  const values = results.flatMap(([, found]) => (found === null ? [] : [found.value]));
  if (values.length === 0) return fail('email.invalid', detail);
  const notices = results.flatMap(([part, found]) => (found === null ? [buildLeftOutNotice(part, detail)] : []));
  return { value: values.join('; '), ...(notices.length > 0 && { notices }) };
}

function convertText(field: ImportField, cell: CellValue): ConversionResult {
  const text = toText(cell);
  switch (field.format) {
    case 'email': {
      const detail = 'Write the e-mail address as name@example.com.';
      if (field.namesSeveral) return convertEmails(text, detail);
      return acceptFirst(readEmail(text), 'email.invalid', detail);
    }
    case 'web-address': {
      if (isEmptyWebAddress(text)) return { value: null };
      const detail = 'Write the web address as https://www.example.com.';
      return acceptFirst(readWebAddress(text), 'web_address.invalid', detail);
    }
    case 'person-name': {
      const { fullName, givenName, familyName } = readTypedName(text);
      return {
        value: fullName,
        ...(givenName !== null && familyName !== null && { parts: { givenName, familyName } }),
      };
    }
    default:
      return { value: text };
  }
}

/** Accepts a value that was read, with a notice where it is the first of several. */
function acceptFirst(
  found: { value: string; isFirstOfSeveral: boolean } | null,
  code: string,
  detail: string,
): ConversionResult {
  if (found === null) return fail(code, detail);
  return { value: found.value, ...(found.isFirstOfSeveral && { notices: [buildFirstNotice(found.value)] }) };
}

/** Builds the notice of a cell of which only the first value was taken. */
export function buildFirstNotice(value: string): ConversionNotice {
  return { code: 'import.first_of_several', detail: `The first value of the cell was taken: ${value}.` };
}

/** Maximum number of characters of a cell that a sentence quotes. */
const MAX_QUOTED_CHARACTERS = 100;

/** Quotes a cell, shortened, as a sentence of its own. */
export function quoteCell(cell: CellValue): string {
  const text = String(cell).trim();
  const shown = text.length > MAX_QUOTED_CHARACTERS ? `${text.slice(0, MAX_QUOTED_CHARACTERS).toWellFormed()}…` : text;
  return `"${shown}" cannot be read.`;
}

/** Builds the notice of a cell that is left out, because it cannot be read. */
export function buildLeftOutNotice(cell: CellValue, detail: string): ConversionNotice {
  return { code: 'import.value_left_out', detail: `${quoteCell(cell)} ${detail}` };
}

function convertNumber(_: ImportField, cell: CellValue, { numberFormat }: ValueStyles): ConversionResult {
  if (isPercentage(cell)) return fail('number.percentage', 'A percentage is no number here; write the number itself.');
  // A currency without an amount is no value.
  if (typeof cell === 'string' && isBareCurrency(cell)) return { value: null };
  const example = { plain: '1234.56', dutch: '1.234,56', english: '1,234.56' }[numberFormat];
  return accept(parseNumber(cell, numberFormat), 'number.invalid', `Write the number as ${example}.`);
}

function convertInteger(field: ImportField, cell: CellValue, styles: ValueStyles): ConversionResult {
  if (field.format === 'count' && typeof cell === 'string') return convertCount(cell, styles);
  const number = convertNumber(field, cell, styles);
  if ('error' in number || number.value === null) return number;
  const value = number.value as number;
  if (field.rounded) return { value: Math.round(value) };
  return Number.isInteger(value) ? number : fail('number.not_whole', 'Write a whole number such as 250.');
}

/** Separators of thousands, which is all that a separator in a count can be. */
const GROUPED = /^\d{1,3}(?:[.,'’\s]\d{3})+$/;

function convertCount(cell: string, styles: ValueStyles): ConversionResult {
  const field: ImportField = { name: '', kind: 'integer' };
  const count = readCount(cell);
  if (count === null) {
    const number = convertInteger(field, cell, styles);
    const isText = 'error' in number && number.error.code === 'number.invalid';
    return isText ? fail('number.invalid', 'Write a whole number such as 250.') : number;
  }
  const read = (digits: string) =>
    convertInteger(field, GROUPED.test(digits) ? digits.replaceAll(/\D/g, '') : digits, styles);
  const lower = read(count.digits);
  if ('error' in lower || !count.isLowerEnd) return lower;
  const upper = count.upper === null ? null : read(count.upper);
  if (upper !== null && ('error' in upper || (upper.value as number) <= (lower.value as number))) {
    return fail('number.not_whole', 'Write a whole number such as 250.');
  }
  const detail = `The lower end of the range was taken: ${String(lower.value)}.`;
  return { ...lower, notices: [{ code: 'import.range_lower_end', detail }] };
}

function convertDate({ kind }: ImportField, cell: CellValue, { dateFormat }: ValueStyles): ConversionResult {
  const parsed = parseDate(cell, dateFormat);
  if (parsed !== null) return { value: kind === 'moment' ? toInstant(parsed) : toCalendarDate(parsed) };
  const days = findShortMonth(cell, dateFormat);
  if (days !== null) return fail('date.invalid', `That month has only ${days} days.`);
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
  const texts = splitList(toText(cell), field.items).filter((text) => !isSignForNothing(text));
  if (field.items === undefined) return { value: texts };
  const results = texts.map((text) => [text, convertLanguage(field, text)] as const);
  const values = results.flatMap(([, result]) => ('value' in result ? [result.value] : []));
  const failed = results.find(([, result]) => 'error' in result);
  if (failed === undefined) return { value: [...new Set(values)] };
  const [text, result] = failed;
  if (values.length === 0 || !('error' in result)) return result;
  return { value: [...new Set(values)], notices: [buildLeftOutNotice(text, result.error.detail)] };
}
