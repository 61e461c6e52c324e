import type { AttemptResult } from './delivery-outcome.rules.js';

/**
 * Headers of answers that are stored. They help to find a cause, and contain no secrets of the receiver, as cookies
 * would.
 */
const STORED_HEADERS = [
  'content-length',
  'content-type',
  'date',
  'location',
  'retry-after',
  'server',
  'x-request-id',
] as const;

/** Maximum length of a stored header. */
const MAX_HEADER_LENGTH = 500;

/** The stored part of an answer. Without an answer, or with one that leads elsewhere, there is the code of the reason. */
export interface StoredAnswer {
  statusCode: number | null;
  errorCode: string | null;
  responseHeaders: Record<string, string> | null;
  responseBody: string | null;
}

/** Builds what is stored of the result of an attempt. */
export function buildStoredAnswer(result: AttemptResult): StoredAnswer {
  if (result.kind === 'failure') {
    return { statusCode: null, errorCode: result.code, responseHeaders: null, responseBody: null };
  }
  const { status, headers, body } = result;
  const kept = STORED_HEADERS.flatMap((name) => {
    const value = headers[name];
    return value === undefined ? [] : [[name, toStorable(value.slice(0, MAX_HEADER_LENGTH))]];
  });
  return {
    statusCode: status,
    // A person has to enter the other address, because it could be anybody's.
    errorCode: status >= 300 && status < 400 ? 'remote.redirect' : null,
    responseHeaders: Object.fromEntries(kept) as Record<string, string>,
    responseBody: decodeBeginning(body),
  };
}

/** Decodes the beginning of a text, which may end within a character. */
function decodeBeginning(bytes: Buffer): string {
  return toStorable(new TextDecoder().decode(bytes, { stream: true }));
}

/** Returns a text that PostgreSQL can store, which accepts no NUL. */
function toStorable(text: string): string {
  return text.toWellFormed().replaceAll('\0', '\uFFFD');
}
