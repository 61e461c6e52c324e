import { type CountryCode, parsePhoneNumberFromString } from 'libphonenumber-js';

/** A phone number in E.164, or why it is none. */
export function toE164(raw: string, country?: string): { ok: true; value: string } | { ok: false; reason: string } {
  const parsed = parsePhoneNumberFromString(raw.normalize('NFKC'), country as CountryCode | undefined);
  if (!parsed) return { ok: false, reason: 'It is not a phone number with its country code.' };
  if (!parsed.isPossible()) return { ok: false, reason: 'It has too few or too many digits for its country.' };
  return { ok: true, value: parsed.number };
}
