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
function redactNames(text: string, { ownNames, ownAddresses, secretNames, secretText, colleagues }: Redaction): string {
  const replacements = new Map<string, string | null>();
  // A later entry wins, so a colleague who is called like the person does not hide the person.
  for (const { name, role } of colleagues) replacements.set(name.toLowerCase(), role);
  for (const name of secretNames) replacements.set(name.toLowerCase(), secretText);
  for (const name of [...ownNames, ...ownAddresses]) replacements.set(name.toLowerCase(), null);
  const lower = text.toLowerCase();
  const found = [...replacements.keys()].filter((name) => name !== '' && lower.includes(name));
  if (found.every((name) => replacements.get(name) === null)) return text;
  // The longest name comes first, so that one that contains another is replaced as a whole.
  const names = found.toSorted((a, b) => b.length - a.length).map((name) => buildWordPattern(name));
  return text.replaceAll(new RegExp(names.join('|'), 'giu'), (name) => replacements.get(name.toLowerCase()) ?? name);
}

/** Builds the pattern of a name that is not a part of a longer word. Chinese has no spaces, so a name may stand anywhere in it. */
export function buildWordPattern(name: string): string {
  const before = /^[\p{L}\p{N}]/u.test(name) && !IDEOGRAPH.test([...name][0]!) ? String.raw`(?<![\p{L}\p{N}])` : '';
  const after = /[\p{L}\p{N}]$/u.test(name) && !IDEOGRAPH.test([...name].at(-1)!) ? String.raw`(?![\p{L}\p{N}])` : '';
  return `${before}${escapePattern(name)}${after}`;
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
