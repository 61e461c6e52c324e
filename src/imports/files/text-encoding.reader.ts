import { createReadStream } from 'node:fs';
import { assertText } from './file-type.rules.js';
import { decodeCp850 } from './cp850.rules.js';
import type { FileSource, TextEncoding } from './table-file.constants.js';
import { TableFileError } from './table-file.errors.js';
import { chooseLegacyEncoding, identifyUnicode, isEncodingError } from './text-encoding.rules.js';

/** Other requests run between two chunks, so they are small. */
const CHUNK_BYTES = 16 * 1024;
/** Bytes of lines with other characters than ASCII that decide between the encodings of older programs. */
const SAMPLE_BYTES = 256 * 1024;
const LINE_FEED = 0x0a;

/**
 * Detects the encoding of a text file from all of its bytes: byte order mark, then strict UTF-8, then the encodings of
 * older programs against each other.
 * @throws TableFileError when the file is no text, mixes encodings, or ends within a character
 */
export async function identifyEncoding(source: FileSource, start: Buffer): Promise<TextEncoding> {
  const unicode = identifyUnicode(start);
  if (unicode !== null) return unicode;
  assertText(start);
  const validity = await checkUtf8(source);
  if (validity === 'valid') return 'utf-8';
  const { sample, utf8Lines, otherLines, firstOtherLine } = await collectLines(source);
  // A file that is UTF-8 up to its last bytes was cut, and one that is UTF-8 in most lines was joined from two.
  if (utf8Lines > 0 && validity === 'incomplete') throw createIncompleteError();
  if (utf8Lines > otherLines) {
    const message = `Line ${firstOtherLine} is not UTF-8, unlike the lines before. Save the whole file as "CSV UTF-8".`;
    throw new TableFileError('import.encoding', message);
  }
  return chooseLegacyEncoding(sample);
}

/**
 * Decodes a text file as a stream, without its byte order mark.
 * @throws TableFileError when its bytes are not of the encoding
 */
export async function* readText(source: FileSource, encoding: TextEncoding): AsyncGenerator<string> {
  if (encoding === 'cp850') {
    for await (const bytes of readChunks(source)) yield decodeCp850(bytes);
    return;
  }
  const decoder = new TextDecoder(encoding, { fatal: true });
  for await (const bytes of readChunks(source)) {
    try {
      yield decoder.decode(bytes, { stream: true });
    } catch {
      const message = `The file is not ${encoding.toUpperCase()} throughout. Save the whole file as "CSV UTF-8".`;
      throw new TableFileError('import.encoding', message);
    }
  }
  try {
    yield decoder.decode();
  } catch {
    throw createIncompleteError();
  }
}

function createIncompleteError(): TableFileError {
  const message = 'The file ends in the middle of a character, so its end is missing. Upload the whole file.';
  return new TableFileError('import.file_incomplete', message);
}

function readChunks({ path, signal }: FileSource): AsyncIterable<Buffer> {
  return createReadStream(path, { highWaterMark: CHUNK_BYTES, signal });
}

async function checkUtf8(source: FileSource): Promise<'valid' | 'incomplete' | 'other'> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  try {
    for await (const bytes of readChunks(source)) decoder.decode(bytes, { stream: true });
  } catch (error) {
    if (isEncodingError(error)) return 'other';
    throw error;
  }
  try {
    decoder.decode();
    return 'valid';
  } catch {
    return 'incomplete';
  }
}

interface LineSample {
  /** The lines with other bytes than ASCII. */
  sample: Buffer;
  utf8Lines: number;
  otherLines: number;
  firstOtherLine: number;
}

/** Collects lines with other bytes than ASCII, and counts which of them are UTF-8. */
async function collectLines(source: FileSource): Promise<LineSample> {
  const lines: Buffer[] = [];
  const result = { utf8Lines: 0, otherLines: 0, firstOtherLine: 0 };
  let [bytes, number] = [0, 0];
  for await (const line of readLines(source)) {
    number++;
    if (line.every((byte) => byte < 0x80)) continue;
    if (isUtf8(line)) result.utf8Lines++;
    else {
      result.otherLines++;
      result.firstOtherLine ||= number;
    }
    lines.push(line);
    bytes += line.length;
    if (bytes >= SAMPLE_BYTES) break;
  }
  return { sample: Buffer.concat(lines), ...result };
}

/** Reads the lines of a file as bytes. A line that is very long is cut, because only a sample is needed. */
async function* readLines(source: FileSource): AsyncGenerator<Buffer> {
  let rest: Buffer = Buffer.alloc(0);
  for await (const chunk of readChunks(source)) {
    let bytes = Buffer.concat([rest, chunk]);
    for (let end = bytes.indexOf(LINE_FEED); end >= 0; end = bytes.indexOf(LINE_FEED)) {
      yield bytes.subarray(0, end + 1);
      bytes = bytes.subarray(end + 1);
    }
    if (bytes.length > SAMPLE_BYTES) {
      yield bytes;
      bytes = Buffer.alloc(0);
    }
    rest = bytes;
  }
  if (rest.length > 0) yield rest;
}

function isUtf8(line: Buffer): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(line);
    return true;
  } catch {
    return false;
  }
}
