import { normaliseEmail, readEmail } from '../../common/reference/email-address.rules.js';
import { computeSha256 } from '../parsing/json-values.rules.js';

/** Maximum length of a provider's id that is stored unchanged. A longer id is replaced by its digest. */
const MAX_ID_LENGTH = 300;

/** Returns a text without NUL characters and lone surrogates, which PostgreSQL stores neither as text nor in JSON. */
export function toStorable(text: string): string {
  return text.replaceAll('\u0000', '').toWellFormed();
}

/** Applies {@link toStorable} to all texts in a value of objects, lists and texts. */
export function toStorableDeep<T>(value: T): T {
  if (typeof value === 'string') return toStorable(value) as T;
  if (Array.isArray(value)) return value.map((item: unknown) => toStorableDeep(item)) as T;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [toStorable(key), toStorableDeep(item)])) as T;
}

/** Returns the text of a field of a form, or null if it is empty. */
export function toFieldText(text: string | null | undefined): string | null {
  const stored = toStorable(text ?? '').trim();
  return stored === '' ? null : stored;
}

/** Returns a provider's id as it is stored. */
export function toStoredId(id: string): string {
  const stored = toStorable(id);
  return stored.length <= MAX_ID_LENGTH ? stored : `sha256:${computeSha256(id)}`;
}

/** Returns the e-mail address of a field in the format of contacts; null if it has no valid one. */
export function toEmailKey(email: string | null): string | null {
  if (email === null) return null;
  const key = normaliseEmail(email);
  if (isEmailKey(key)) return key;
  const read = readEmail(email)?.value;
  return read !== undefined && isEmailKey(read) ? read : null;
}

/** The signs ( ) , : ; < > [ ] stand around an address, as in `mailto:jan@x.be`, and in none that people have. */
function isEmailKey(key: string): boolean {
  return key.length <= 254 && /^[^\s@\p{C}(),:;<>[\]]+@[^\s@\p{C}(),:;<>[\]]+\.[^\s@\p{C}(),:;<>[\]]+$/u.test(key);
}

/** Returns the spelling of a company in the form in which spellings are compared. */
export function normaliseSpelling(companyName: string): string {
  return companyName.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim().slice(0, 200);
}

/** Returns the full name of a person in one line, or else the given and family name; null if there is none. */
export function formatFullName(fields: {
  fullName: string | null;
  givenName: string | null;
  familyName: string | null;
}) {
  const name = fields.fullName ?? [fields.givenName, fields.familyName].filter((part) => part !== null).join(' ');
  return toSingleLine(name);
}

/** Returns a text as one line of at most 200 characters, without characters that change its direction; null if it is empty. */
export function toSingleLine(text: string | null): string | null {
  const line = (text ?? '')
    .replace(/\p{Bidi_Control}+/gu, '')
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim();
  return [...line].slice(0, 200).join('').toWellFormed().trim() || null;
}

/** Returns the version of a wording, which is its digest because wordings have no numbers. */
export function computeWordingVersion(wording: string): string {
  return `sha256:${computeSha256(wording).slice(0, 16)}`;
}
