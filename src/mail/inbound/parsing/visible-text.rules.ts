import { isSeparatorLine } from './forwarding.rules.js';

/** The parser of replies, which is passed so that this file needs no library. */
export type ParseReply = (text: string) => string;

/** Maximum number of characters of a line that introduces a quotation. */
const MAX_INTRODUCTION = 400;

/** Introductions of quotations that the library finds only by searching over many lines, in which it may lose text. */
const INTRODUCTIONS = [
  /^(?:op|on) .+ (?:schreef|het volgende geschreven|heeft .+ geschreven)\b.*[:：]$/i,
  /^.+ schreef op .+[:：]$/i,
  /^(?:在|于|於)?.+(?:写道|寫道)[:：]$/,
  /^am .+ schrieb .+:$/i,
  /^le .+ a écrit\s?:$/i,
];

/**
 * Beginnings of lines from which the library looks for the end of an introduction through the whole text. It takes what lies
 * between for one line, and hides everything below it. A sign that nobody types keeps it from that.
 */
const SEARCHED_BEGINNING = /^(?=\s*(?:Op\s|在|W\sdniu|Dnia|[a-z]{3,4}\.\s))/u;
const GUARD = '\u2060';

/**
 * Returns what the author of a text has typed: without the quoted history and without a signature at the end. A text that
 * is only a quotation stays as it is.
 */
export function readVisibleText(text: string, parseReply: ParseReply): string {
  const lines = text.split('\n');
  const separator = lines.findIndex((line) => isSeparatorLine(line) && !/^\s*[-_=]+\s*$/.test(line));
  const { lines: marked, introductions } = markIntroductions(separator > 0 ? lines.slice(0, separator) : lines);
  const visible = removeGuards(parseReply(marked.join('\n'))).replaceAll(
    /^On day (\d+) someone wrote:$/gm,
    (line, index: string) => {
      return introductions[Number(index)] ?? line;
    },
  );
  const chosen = visible.trim() === '' ? text : visible;
  // Html that was converted leaves several empty lines between paragraphs.
  return chosen.trim().replaceAll(/\n{3,}/g, '\n\n');
}

/**
 * Replaces introductions of quotations, which may go over two lines, by one that the library knows. Where it stays visible,
 * because the answer is below the quotation, the caller puts the original back.
 */
function markIntroductions(lines: readonly string[]): { lines: string[]; introductions: string[] } {
  const marked: string[] = [];
  const introductions: string[] = [];
  for (let index = 0; index < lines.length; index++) {
    const found = [1, 2, 3].find((count) => isIntroduction(lines.slice(index, index + count), lines[index + count]));
    if (found === undefined) {
      marked.push(lines[index]!.replace(SEARCHED_BEGINNING, GUARD));
      continue;
    }
    // The library recognises one only below an empty line.
    marked.push('', `On day ${introductions.length} someone wrote:`);
    introductions.push(lines.slice(index, index + found).join('\n'));
    index += found - 1;
  }
  return { lines: marked, introductions };
}

/** Tells whether lines introduce a quotation. A sentence that only looks like one names neither a time nor an address. */
function isIntroduction(lines: readonly string[], next = ''): boolean {
  if (lines.some((line) => line.length > MAX_INTRODUCTION || line.trim() === '' || line.trimStart().startsWith('>'))) {
    return false;
  }
  const joined = lines.map((line) => line.trim()).join(' ');
  if (joined.length > MAX_INTRODUCTION || !INTRODUCTIONS.some((introduction) => introduction.test(joined)))
    return false;
  return next.startsWith('>') || /@|\d[:.]\d\d|\d{4}/.test(joined);
}

/** Removes the signs from the beginnings of lines. */
function removeGuards(text: string): string {
  return text.replaceAll(new RegExp(`^${GUARD}`, 'gmu'), '');
}
