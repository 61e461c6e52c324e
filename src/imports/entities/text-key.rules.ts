/** Returns a value of a row as a text; an empty text for a value that is absent, a list or an object. */
export function toText(value: unknown): string {
  if (typeof value === 'string') return value;
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : '';
}

/** Returns the form of a text by which rows of a file are compared: without regard to case, width and spaces. */
export function buildTextKey(value: unknown): string {
  return toText(value).normalize('NFKC').toLowerCase().replaceAll(/\s+/g, ' ').trim();
}
