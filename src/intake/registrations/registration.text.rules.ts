import { createHash } from 'node:crypto';
import { normaliseEmail } from '../../companies/email.domains.js';

/** Longest id of a sender that is kept as it is; anything longer goes by its digest. */
const LONGEST_ID = 300;

/** Text that the database holds: without NUL and halves of characters, which neither text nor JSON takes there. */
export function storable(text: string): string {
  return text.replaceAll('\u0000', '').toWellFormed();
}

/** {@link storable} for everything in a value made of objects, lists and texts. */
export function storableDeep<T>(value: T): T {
  if (typeof value === 'string') return storable(value) as T;
  if (Array.isArray(value)) return value.map((item: unknown) => storableDeep(item)) as T;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [storable(key), storableDeep(item)])) as T;
}

/** What a form says in a field; null when that is nothing. */
export function fieldText(text: string | null | undefined): string | null {
  const stored = storable(text ?? '').trim();
  return stored === '' ? null : stored;
}

/** A sender's id as it is kept. */
export function boundedId(id: string): string {
  const stored = storable(id);
  return stored.length <= LONGEST_ID ? stored : `sha256:${createHash('sha256').update(id).digest('hex')}`;
}

/** A typed address as contacts have theirs; null for what is none. */
export function emailKeyOf(email: string | null): string | null {
  if (email === null) return null;
  const key = normaliseEmail(email);
  return key.length <= 254 && /^[^\s@\p{C}]+@[^\s@\p{C}]+\.[^\s@\p{C}]+$/u.test(key) ? key : null;
}

/** A company as it is spelt on forms, without what does not matter: case, width of characters, runs of spaces. */
export function spellingOf(companyName: string): string {
  return companyName.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim().slice(0, 200);
}

/** One line to show for a person: the full name, or the parts in the order the form has them; null without any. */
export function shownName(fields: { fullName: string | null; givenName: string | null; familyName: string | null }) {
  const name = fields.fullName ?? [fields.givenName, fields.familyName].filter((part) => part !== null).join(' ');
  return oneLine(name);
}

/** A text as one line of at most 200 characters; null without any. */
export function oneLine(text: string | null): string | null {
  const line = (text ?? '').replace(/[\s\p{Cc}]+/gu, ' ').trim();
  return [...line].slice(0, 200).join('').toWellFormed().trim() || null;
}

/** Which wording it is, where nobody has given the wordings numbers: its digest. */
export function wordingVersionOf(wording: string): string {
  return `sha256:${createHash('sha256').update(wording).digest('hex').slice(0, 16)}`;
}
