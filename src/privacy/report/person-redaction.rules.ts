/** The data of others that a report about a person must not show. */
export interface Redaction {
  /** The addresses of the person, normalised. All others are masked. */
  ownAddresses: ReadonlySet<string>;
  /** The roles of colleagues and keys, by their ids. */
  roles: ReadonlyMap<string, string>;
  /** The names of colleagues, with their roles. */
  colleagues: readonly { name: string; role: string }[];
  /** The titles of confidential leads. */
  secretTitles: readonly string[];
  /** The text in place of such a title. */
  secretText: string;
}

/** The text in place of the address of somebody else. */
export const MASKED_ADDRESS = '…@…';

/** The characters of an address without those around it. A sentence can end with an address. */
const ADDRESS = /[^\s@<>"'(),;:[\]{}\\|=]+@[^\s@<>"'(),;:[\]{}\\|=]*[^\s@<>"'(),;:[\]{}\\|=.!?]/gu;

/** Redacts a value at any depth: addresses of others, colleagues and the titles of confidential leads. */
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
  let redacted = text;
  for (const title of redaction.secretTitles) redacted = redacted.replaceAll(title, redaction.secretText);
  for (const { name, role: own } of redaction.colleagues) redacted = redacted.replaceAll(name, own);
  return redacted.replaceAll(ADDRESS, (address) =>
    redaction.ownAddresses.has(address.normalize('NFC').toLowerCase()) ? address : MASKED_ADDRESS,
  );
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
