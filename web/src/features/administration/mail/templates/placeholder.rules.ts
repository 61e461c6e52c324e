/** Writes a placeholder in place of the selected part of a text. Returns the text, and where typing goes on. */
export function insertPlaceholder(
  text: string,
  { start, end }: { start: number; end: number },
  name: string,
): { text: string; caret: number } {
  const before = `${text.slice(0, start)}{{${name}}}`;
  return { text: before + text.slice(end), caret: before.length };
}
