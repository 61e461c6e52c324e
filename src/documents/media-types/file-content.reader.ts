import { createReadStream } from 'node:fs';
import { FileTypeParser } from 'file-type';
import { detectJavaArchive } from './java-archive.reader.js';
import type { FileContent } from './media-type.rules.js';

/** Finds out from the bytes of a file what it is. Its name and its declared type prove nothing. */
export async function readFileContent(path: string): Promise<FileContent> {
  const detected = await detectFormat(path);
  return { format: detected?.ext ?? null, mediaType: detected?.mime ?? null, isText: await isTextFile(path) };
}

async function detectFormat(path: string) {
  const parser = new FileTypeParser();
  // Java also runs an archive that begins with other bytes, such as those of a picture.
  parser.detectors.unshift({ id: 'java-archive', detect: detectJavaArchive });
  try {
    return await parser.fromFile(path);
  } catch (error) {
    if (isSystemError(error)) throw error;
    // Some parsers of file-type throw on a damaged file, which is then a file of no known format.
    return undefined;
  }
}

/** Tells whether reading the disk failed, which says nothing about the bytes of the file. */
function isSystemError(error: unknown): boolean {
  return error instanceof Error && 'syscall' in error;
}

/**
 * Tells whether a whole file is UTF-8 without NUL. A NUL is valid UTF-8, but no text has one, and every program does.
 * Reading stops at the first byte of something else.
 */
async function isTextFile(path: string): Promise<boolean> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  try {
    for await (const bytes of createReadStream(path) as AsyncIterable<Buffer>) {
      if (bytes.includes(0)) return false;
      decoder.decode(bytes, { stream: true });
    }
    decoder.decode();
    return true;
  } catch (error) {
    if (isSystemError(error)) throw error;
    return false;
  }
}
