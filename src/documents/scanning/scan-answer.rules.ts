/** The result of the scan of a file. */
export type ScanResult =
  /** There is no scanner. */
  | { state: 'not_scanned' }
  | { state: 'clean' }
  /** The file matches a signature, which has this name. */
  | { state: 'infected'; signature: string }
  /** The scanner did not scan the file, for this reason; nothing is known about it. */
  | { state: 'failed'; reason: string };

/** Maximum length of an answer that is read. */
export const MAX_ANSWER_CHARACTERS = 1_000;

/** Parses the answer of clamd to INSTREAM. Every answer that is not exactly one of its verdicts is a failed scan. */
export function parseScanAnswer(text: string): ScanResult {
  const answer = text.split('\0', 1)[0]!.trim();
  if (answer === 'stream: OK') return { state: 'clean' };
  const signature = /^stream: ([\x21-\x7e][\x20-\x7e]{0,199}) FOUND$/.exec(answer)?.[1];
  if (signature !== undefined) return { state: 'infected', signature };
  return { state: 'failed', reason: answer.replaceAll(/[^\x20-\x7e]/g, '?').slice(0, 200) };
}
