import { isForwardLine, isSeparatorLine } from './forwarding.rules.js';
import type { TextSegment } from './parsed-mail.rules.js';
import { findQuotedHeads, removeQuoteMarks } from './quoted-heads.rules.js';

/** A text in parts. */
export interface SplitText {
  segments: TextSegment[];
  hasForwardLine: boolean;
}

/**
 * Splits a text at the header blocks of the messages that it quotes or forwards. The lines that only separate them are left
 * out, and a message that is quoted as a whole loses its marks.
 */
export function splitText(text: string): SplitText {
  const lines = text.split('\n');
  const heads = findQuotedHeads(lines);
  const starts = [0, ...heads.map(({ end }) => end)];
  const segments = starts.map((start, index) => {
    const own = lines.slice(start, heads[index]?.start ?? lines.length);
    return { head: heads[index - 1]?.head ?? null, text: joinLines(index === 0 ? own : removeFirstMarks(own)) };
  });
  return { segments, hasForwardLine: lines.some((line) => isForwardLine(line)) };
}

function joinLines(lines: readonly string[]): string {
  let end = lines.length;
  while (end > 0 && (removeQuoteMarks(lines[end - 1]!) === '' || isSeparatorLine(lines[end - 1]!))) end--;
  return lines.slice(0, end).join('\n').trim();
}

/** Removes one mark of quoting from each line, if all lines have one. */
function removeFirstMarks(lines: readonly string[]): readonly string[] {
  const isQuoted = lines.every((line) => line.trim() === '' || /^\s*>/.test(line));
  return isQuoted ? lines.map((line) => line.replace(/^\s*> ?/, '')) : lines;
}
