/** Returns the form of a text by which rows of a file are compared: without regard to case, width and spaces. */
export function buildTextKey(value: unknown): string {
  return String(value ?? '')
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/\s+/g, ' ')
    .trim();
}
