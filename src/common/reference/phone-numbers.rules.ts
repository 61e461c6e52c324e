import { createRequire } from 'node:module';
import type { CountryCode } from 'libphonenumber-js';

// The CommonJS build is loaded because class-validator uses it. The ESM build would load the library a second time.
const { isSupportedCountry, ParseError, parsePhoneNumberWithError } = createRequire(import.meta.url)(
  'libphonenumber-js',
) as typeof import('libphonenumber-js');

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
