const FORM = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** Tells whether a text has the form of a UUID, in either case. */
export function isUuid(text: string): boolean {
  return FORM.test(text);
}
