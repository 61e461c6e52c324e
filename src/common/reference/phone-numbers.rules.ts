import { createRequire } from 'node:module';
import type { CountryCode } from 'libphonenumber-js';

// The CommonJS build is loaded because class-validator uses it. The ESM build would load the library a second time.
const require = createRequire(import.meta.url);
const { getCountryCallingCode, isSupportedCountry, ParseError, parsePhoneNumberFromString, parsePhoneNumberWithError } =
  require('libphonenumber-js') as typeof import('libphonenumber-js');

/** A phone number in E.164 (`+3211300100`), or an English sentence that says what is wrong. */
export type PhoneResult = { ok: true; value: string } | { ok: false; reason: string };

const NOT_A_NUMBER = 'The text must be a phone number with its country code.';

/** Sentences for the library's error codes. */
const REASONS: ReadonlyMap<string, string> = new Map([
  ['INVALID_COUNTRY', 'The phone number must start with + and the country code.'],
  ['TOO_SHORT', 'The phone number is too short.'],
  ['TOO_LONG', 'The phone number is too long.'],
]);

/**
 * Parses a phone number as typed (spaces, dots, brackets, full-width digits, 00 for +) and returns it in E.164.
 *
 * A number without a country code is read in `defaultCountry` (ISO 3166-1 alpha-2) if that is given and known, or else as
 * Belgian if it begins with one 0 and is in a Belgian range. The number must have a length that its country uses. Its range is not checked, because new ranges appear faster than the
 * tables change. An extension is rejected because E.164 cannot hold it and dropping it would lose it. Never throws.
 */
export function toE164(raw: string, defaultCountry?: string | null): PhoneResult {
  const text = raw.normalize('NFKC').trim();
  const belgian = defaultCountry ? null : parseBelgian(text);
  if (belgian !== null) return { ok: true, value: belgian };
  const country = findSupportedCountry(defaultCountry);
  try {
    // Most countries dial abroad with 00. If a country is given, the library knows that country's own prefix.
    const number = parsePhoneNumberWithError(country ? text : text.replace(/^00/, '+'), {
      defaultCountry: country,
      extract: false,
    });
    if (number.ext) return createFailure('The phone number must not have an extension.');
    if (!number.isPossible()) return createFailure('The phone number must have a length that its country uses.');
    return { ok: true, value: number.number };
  } catch (error) {
    if (error instanceof ParseError) return createFailure(REASONS.get(error.message) ?? NOT_A_NUMBER);
    throw error;
  }
}

/** Splits a phone number in E.164 into the code of its country and the rest, without the plus. */
export function splitCallingCode(phone: string): { callingCode: string; national: string } {
  const number = parsePhoneNumberFromString(phone);
  return number
    ? { callingCode: number.countryCallingCode, national: number.nationalNumber }
    : { callingCode: '', national: phone.replaceAll(/\D/g, '') };
}

/** A phone number in E.164 that was read from a text, with what else the text says. */
export interface ReadPhone {
  value: string;
  /** The extension, which E.164 cannot hold. */
  extension: string | null;
  /** Whether the text has several numbers, of which this is the first. */
  isFirstOfSeveral: boolean;
}

/** Longer texts are no phone numbers. */
const MAX_TEXT_LENGTH = 200;

/** The words before a number that say no more than that it is one. */
const LABEL = /^(?:tel(?:efoon|ephone)?|t|m|p|gsm|mob(?:ile|iel)?|phone|电话|電話|手机|手機)(?:\s*nr)?\s*[.:：]+\s*/i;

/** An extension in the words of files. A text such as `toestel 12` is one, and the library knows English words only. */
const EXTENSION =
  /[\s,;]*(?:;\s*ext\s*=|\bext(?:ension)?\b\.?|\bx|\btoestel\b|\bpost[e]?\b|转|轉|分机|分機|#)\s*[:.]?\s*(\d{1,7})$/i;

/** The signs and words between two numbers, those that no number has first. */
const SEPARATORS = [
  /\s*[;|\n]\s*/,
  /\s*[,、，]\s*/,
  /\s+(?:of|or|en|and|ou|或)\s+|\s+[/&-]\s+/i,
  /\s+(?=\+)/,
  /\s*\/\s*/,
];

/**
 * Reads the phone number of a text as people keep it in files: with a label, an extension or a second number, or without
 * the plus. A number without a country code is read in `country` (ISO 3166-1 alpha-2) or else as Belgian.
 * @returns null where the text has no number that can only be read in one way
 */
export function readPhone(raw: string, country: string | null): ReadPhone | null {
  if (raw.length > MAX_TEXT_LENGTH) return null;
  const text = raw
    .normalize('NFKC')
    .replaceAll(/[\p{Cf}]/gu, '')
    .trim();
  const single = readSinglePhone(text, country);
  if (single) return { ...single, isFirstOfSeveral: false };
  for (const separator of SEPARATORS) {
    const parts = text.split(separator).filter((part) => /\d/.test(part));
    if (parts.length < 2) continue;
    const first = parts.map((part) => readSinglePhone(part.trim(), country)).find((found) => found !== null);
    if (first) return { ...first, isFirstOfSeveral: true };
  }
  return null;
}

function readSinglePhone(text: string, country: string | null): Omit<ReadPhone, 'isFirstOfSeveral'> | null {
  const labelled = text
    .replace(LABEL, '')
    .replace(/^\((.*)\)$/, '$1')
    .replace(/\s*\([^)]*\p{L}[^)]*\)$/u, '');
  const [, extension = null] = EXTENSION.exec(labelled) ?? [];
  const number = extension === null ? labelled : labelled.replace(EXTENSION, '');
  const value = readNumber(number.trim(), findSupportedCountry(country));
  return value === null ? null : { value, extension };
}

/** Returns the number in E.164 where only one reading of the text is a number. */
function readNumber(text: string, country: CountryCode | undefined): string | null {
  if (!/^[+\d(][\d\s()./·•–-]*$/.test(text)) return null;
  const isInternational = /^(?:\+|00)/.test(text);
  if (isInternational) return getValue(toE164(text.replace(/^00/, '+')));
  const national = country === undefined ? getValue(toE164(text)) : getValue(toE164(text, country));
  if (national !== null && isAssigned(national)) return national;
  const digits = text.replaceAll(/\D/g, '');
  const homes: CountryCode[] = country === undefined || country === 'BE' ? ['BE'] : [country, 'BE'];
  const isWithoutPlus = homes.some((home) => digits.startsWith(getCountryCallingCode(home)));
  if (isWithoutPlus && isAssigned(`+${digits}`)) return `+${digits}`;
  // New ranges appear faster than the tables change. Those of Belgium are known well enough.
  return country === 'BE' || isAssigned(`+${digits}`) ? null : national;
}

function getValue(result: PhoneResult): string | null {
  return result.ok ? result.value : null;
}

/** Tells whether a number is in a range that its country has assigned. The tables of all ranges are loaded with the first question. */
function isAssigned(number: string): boolean {
  const { isValidPhoneNumber } = require('libphonenumber-js/max') as typeof import('libphonenumber-js/max');
  return isValidPhoneNumber(number);
}

/** Returns a number of E.164 as it is printed, with blanks (`+32 11 30 01 00`); null for any other text. */
export function formatInternational(text: string): string | null {
  if (!/^\+\d{4,15}$/.test(text)) return null;
  try {
    const printed = parsePhoneNumberWithError(text).formatInternational();
    return /^\+\d+(?: \d+)+$/.test(printed) ? printed : null;
  } catch (error) {
    if (error instanceof ParseError) return null;
    throw error;
  }
}

/** Returns the number in E.164 if the text is a Belgian number as it is dialled within Belgium; null otherwise. */
function parseBelgian(text: string): string | null {
  if (!/^\(?0[^0]/.test(text)) return null;
  try {
    const number = parsePhoneNumberWithError(text, { defaultCountry: 'BE', extract: false });
    return number.isValid() && !number.ext ? number.number : null;
  } catch (error) {
    if (error instanceof ParseError) return null;
    throw error;
  }
}

function findSupportedCountry(code?: string | null): CountryCode | undefined {
  return code && isSupportedCountry(code) ? code : undefined;
}

function createFailure(reason: string): PhoneResult {
  return { ok: false, reason };
}
