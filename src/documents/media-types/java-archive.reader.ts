import type { Detector, FileTypeResult } from 'file-type';

type Tokenizer = Parameters<Detector['detect']>[0];

const JAR: FileTypeResult = { ext: 'jar', mime: 'application/java-archive' };
const APK: FileTypeResult = { ext: 'apk', mime: 'application/vnd.android.package-archive' };

const END_SIGNATURE = 0x06054b50;
const ENTRY_SIGNATURE = 0x02014b50;
const ZIP64_END_SIGNATURE = 0x06064b50;
/** Length of the end of a zip file without its comment, and of an entry of its directory without its name. */
const END_BYTES = 22;
const ENTRY_BYTES = 46;
/** Length of what stands before the end in a zip file that is large or has many entries. */
const ZIP64_END_BYTES = 76;
/** Maximum length of the end of a zip file with its comment. */
const MAX_END_BYTES = ZIP64_END_BYTES + END_BYTES + 0xffff;
/** The length of a directory of some 100,000 files; the rest of a longer one is not read. */
const MAX_DIRECTORY_BYTES = 8 * 1024 * 1024;

/**
 * Detects programs for Java and Android by the directory at the end of a zip file, as Java itself does. file-type reads
 * the files from the start and stops at the first name that it knows, so an archive could pass as an Office document.
 * The file may begin with anything.
 */
export async function detectJavaArchive(tokenizer: Tokenizer): Promise<FileTypeResult | undefined> {
  const size = tokenizer.fileInfo.size ?? 0;
  if (!tokenizer.supportsRandomAccess() || size < END_BYTES) return undefined;
  const endPosition = Math.max(0, size - MAX_END_BYTES);
  const end = await peekBytes(tokenizer, endPosition, size - endPosition);
  const found = findDirectory(end);
  if (!found) return undefined;
  // The directory lies before its end, also where the file begins with other bytes and the stated position is wrong.
  const directoryEnd = endPosition + found.index;
  const byteCount = Math.min(found.byteCount, directoryEnd);
  const directory = await peekBytes(tokenizer, directoryEnd - byteCount, Math.min(byteCount, MAX_DIRECTORY_BYTES));
  return identifyProgram(listNames(directory));
}

async function peekBytes(tokenizer: Tokenizer, position: number, length: number): Promise<Buffer> {
  const bytes = Buffer.alloc(length);
  await tokenizer.peekBuffer(bytes, { position, length });
  return bytes;
}

/** Finds where the directory ends and how long it is, from behind, as the comment of the file may contain anything. */
function findDirectory(end: Buffer): { index: number; byteCount: number } | undefined {
  for (let index = end.length - END_BYTES; index >= 0; index--) {
    const isEnd = end.readUInt32LE(index) === END_SIGNATURE;
    if (!isEnd || index + END_BYTES + end.readUInt16LE(index + 20) > end.length) continue;
    const zip64 = index - ZIP64_END_BYTES;
    if (zip64 >= 0 && end.readUInt32LE(zip64) === ZIP64_END_SIGNATURE) {
      return { index: zip64, byteCount: Number(end.readBigUInt64LE(zip64 + 40)) };
    }
    return { index, byteCount: end.readUInt32LE(index + 12) };
  }
  return undefined;
}

function* listNames(directory: Buffer): Generator<string> {
  let index = 0;
  while (index + ENTRY_BYTES <= directory.length && directory.readUInt32LE(index) === ENTRY_SIGNATURE) {
    const nameEnd = index + ENTRY_BYTES + directory.readUInt16LE(index + 28);
    yield directory.toString('latin1', index + ENTRY_BYTES, nameEnd);
    index = nameEnd + directory.readUInt16LE(index + 30) + directory.readUInt16LE(index + 32);
  }
}

function identifyProgram(names: Iterable<string>): FileTypeResult | undefined {
  let program: FileTypeResult | undefined;
  for (const name of names) {
    // Android packages have a manifest of Java too.
    if (/^classes\d*\.dex$/.test(name)) return APK;
    if (name.toUpperCase() === 'META-INF/MANIFEST.MF') program = JAR;
  }
  return program;
}
