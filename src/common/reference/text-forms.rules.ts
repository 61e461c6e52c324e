const FORM = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** Tells whether a text has the form of a UUID, in either case. */
export function isUuid(text: string): boolean {
  return FORM.test(text);
}

/**
 * Parses an integer that consists of digits alone; undefined for any other text. `Number` would also accept `1e1`,
 * `0x10`, ` 10`, `10.0` and `+10`, with which the client may mean something else.
 */
export function parseWholeNumber(text: unknown): number | undefined {
  if (typeof text !== 'string' || !/^-?\d{1,16}$/.test(text)) return undefined;
  const number = Number(text);
  return Number.isSafeInteger(number) ? number : undefined;
}

/** Returns what names of countries, languages, currencies and choices are compared by: letters and digits in lower case. */
export function normaliseName(name: string): string {
  return name
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]/gu, '');
}
