/** The data of others that a report about a person must not show. */
export interface Redaction {
  /** The addresses of the person, normalised. All others are masked. */
  ownAddresses: ReadonlySet<string>;
  /** The roles of colleagues and keys, by their ids. */
  roles: ReadonlyMap<string, string>;
  /** The names of colleagues, with their roles. */
  colleagues: readonly { name: string; role: string }[];
  /** The names of the person as they are written, which stay readable whatever they contain. */
  ownNames: readonly string[];
  /** The titles and codenames of confidential leads, the former ones too. */
  secretNames: readonly string[];
  /** The text in place of such a name. */
  secretText: string;
}

/** The text in place of the address of somebody else. */
export const MASKED_ADDRESS = '…@…';

/** The characters of an address without those around it. A sentence can end with an address. */
const ADDRESS = /[^\s@<>"'(),;:[\]{}\\|=]+@[^\s@<>"'(),;:[\]{}\\|=]*[^\s@<>"'(),;:[\]{}\\|=.!?]/gu;

/** A character of Chinese, Japanese or Korean. */
export const IDEOGRAPH = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u;

/** Redacts a value at any depth: addresses of others, colleagues and the names of confidential leads. */
export function redactValue(value: unknown, redaction: Redaction): unknown {
  if (typeof value === 'string') return redactText(value, redaction);
  if (Array.isArray(value)) return value.map((item) => redactValue(item, redaction));
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [redactText(key, redaction), redactValue(item, redaction)]),
  );
}

/** Redacts a text. The id of a colleague becomes the role. */
export function redactText(text: string, redaction: Redaction): string {
  const role = redaction.roles.get(text);
  if (role !== undefined) return role;
  const masked = text.replaceAll(ADDRESS, (address) =>
    redaction.ownAddresses.has(address.normalize('NFC').toLowerCase()) ? address : MASKED_ADDRESS,
  );
  return redactNames(masked, redaction);
}

/** Replaces the names of confidential leads and of colleagues, where they are whole words outside those of the person. */
function redactNames(
  given: string,
  { ownNames, ownAddresses, secretNames, secretText, colleagues }: Redaction,
): string {
  const replacements = new Map<string, string | null>();
  // A later entry wins, so a colleague who is called like the person does not hide the person.
  for (const { name, role } of colleagues) replacements.set(foldName(name), role);
  for (const name of secretNames) replacements.set(foldName(name), secretText);
  for (const name of [...ownNames, ...ownAddresses]) replacements.set(foldName(name), null);
  const folded = foldName(given);
  const found = [...replacements.keys()].filter((name) => name !== '' && folded.includes(name));
  if (found.every((name) => replacements.get(name) === null)) return given;
  // The longest name comes first, so that one that contains another is replaced as a whole.
  const names = found.toSorted((a, b) => b.length - a.length).map((name) => buildWordPattern(name));
  const pattern = new RegExp(names.join('|'), 'giu');
  return given.normalize('NFC').replaceAll(pattern, (name) => replacements.get(foldName(name)) ?? name);
}

/**
 * Writes a name in the form in which names are compared. The spaces and line breaks between its words are alike, and so are
 * the forms of the letter i, of which Turkish has four that are equal to no other form for a pattern.
 */
function foldName(name: string): string {
  return name.normalize('NFC').toLowerCase().replaceAll('i\u0307', 'i').replaceAll('ı', 'i').replaceAll(/\s+/gu, ' ');
}

/** Builds the pattern of a name that is not a part of a longer word. Chinese has no spaces, so a name may stand anywhere in it. */
export function buildWordPattern(name: string): string {
  const before = /^[\p{L}\p{N}]/u.test(name) && !IDEOGRAPH.test([...name][0]!) ? String.raw`(?<![\p{L}\p{N}])` : '';
  const after = /[\p{L}\p{N}]$/u.test(name) && !IDEOGRAPH.test([...name].at(-1)!) ? String.raw`(?![\p{L}\p{N}])` : '';
  const escaped = escapePattern(name)
    .replaceAll(/\s+/gu, String.raw`\s+`)
    .replaceAll(/i/giu, '(?:i\u0307|[iıİ])');
  return `${before}${escaped}${after}`;
}

/** Escapes the signs of a text that have a meaning in a pattern. */
export function escapePattern(text: string): string {
  return text.replaceAll(/[$()*+./?[\\\]^{|}]/g, String.raw`\$&`);
}

/** Keeps of a value only the parts that mention one of some words in lower case; undefined if there are none. */
export function pickMentions(value: unknown, words: readonly string[]): unknown {
  if (typeof value === 'string') {
    const text = value.toLowerCase();
    return words.some((word) => text.includes(word)) ? value : undefined;
  }
  if (Array.isArray(value)) {
    const kept = value.map((item) => pickMentions(item, words)).filter((item) => item !== undefined);
    return kept.length > 0 ? kept : undefined;
  }
  if (value === null || typeof value !== 'object') return undefined;
  const entries = Object.entries(value)
    .map(([key, item]) => [key, pickMentions(item, words)] as const)
    .filter(([, item]) => item !== undefined);
  return entries.length > 0 ? Object.fromEntries(entries) : undefined;
}
