import { createRequire } from 'node:module';
import type { CountryCode } from 'libphonenumber-js';

// As CommonJS, in which class-validator has it: in the other form it would be there twice.
const { isSupportedCountry, ParseError, parsePhoneNumberWithError } = createRequire(import.meta.url)(
  'libphonenumber-js',
) as typeof import('libphonenumber-js');

/** A phone number in E.164 (`+3211300100`), or an English sentence saying what is wrong. */
export type PhoneResult = { ok: true; value: string } | { ok: false; reason: string };

const NOT_A_NUMBER = 'This is not a phone number.';

/** What the library's error codes mean to the person who typed. */
const REASONS: ReadonlyMap<string, string> = new Map([
  ['INVALID_COUNTRY', 'Write the phone number with + and the country code.'],
  ['TOO_SHORT', 'The phone number is too short.'],
  ['TOO_LONG', 'The phone number is too long.'],
]);

/**
 * Reads a phone number as typed (spaces, dots, brackets, full-width digits, 00 for +) and returns it in E.164.
 *
 * A number without country code is read in `defaultCountry` (ISO 3166-1 alpha-2), when that is given and known. The
 * number must have a length that its country uses; that its range is in use is not asked, as new ranges appear faster
 * than the tables. An extension is refused, since E.164 cannot hold it and dropping it would lose it. Never throws.
 */
export function toE164(raw: string, defaultCountry?: string | null): PhoneResult {
  const text = raw.normalize('NFKC').trim();
  const country = asCountry(defaultCountry);
  try {
    // 00 is how most countries dial abroad; with a country the library knows that country's own prefix.
    const number = parsePhoneNumberWithError(country ? text : text.replace(/^00/, '+'), {
      defaultCountry: country,
      extract: false,
    });
    if (number.ext) return refused('Write the phone number without extension.');
    if (!number.isPossible()) return refused('No phone number of this country has this length.');
    return { ok: true, value: number.number };
  } catch (error) {
    if (error instanceof ParseError) return refused(REASONS.get(error.message) ?? NOT_A_NUMBER);
    throw error;
  }
}

function asCountry(code?: string | null): CountryCode | undefined {
  return code && isSupportedCountry(code) ? code : undefined;
}

function refused(reason: string): PhoneResult {
  return { ok: false, reason };
}
