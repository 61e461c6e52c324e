import { randomUUID } from 'node:crypto';
import { STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import { problemOf } from './problem.details.js';

/** What Node says of bytes that it could not read as a request, as a status and in words; of anything else, 400. */
const UNREAD: Readonly<Record<string, readonly [number, string]>> = {
  ERR_HTTP_REQUEST_TIMEOUT: [408, 'The request took too long to come.'],
  HPE_HEADER_OVERFLOW: [431, 'The address and the headers are longer than any that are read.'],
};

/**
 * Answers what is no request with a problem document: no route, hook or filter ever sees it, so the answer is written as
 * it is, with the headers that every answer has. The connection ends, for nobody knows where the next request begins.
 */
export function answerUnread(error: { code: string }, socket: Socket, headers: Record<string, string>): void {
  // Node holds the answer under way here, and asks the same before it answers by itself: into the middle of one, nothing
  // must be written.
  const { _httpMessage: answer } = socket as Socket & { _httpMessage?: { headersSent: boolean } | null };
  if (error.code === 'ECONNRESET' || !socket.writable || answer?.headersSent) {
    socket.destroy();
    return;
  }
  const [statusCode, detail] = UNREAD[error.code] ?? [400, 'This is no HTTP request.'];
  const problem = problemOf(Object.assign(new Error(detail), { statusCode }), randomUUID());
  const body = JSON.stringify(problem);
  const lines = Object.entries({
    ...headers,
    'X-Request-Id': problem.requestId,
    'Content-Type': 'application/problem+json',
    'Content-Length': String(Buffer.byteLength(body)),
    Connection: 'close',
  }).map(([name, value]) => `${name}: ${value}\r\n`);
  socket.end(`HTTP/1.1 ${statusCode} ${STATUS_CODES[statusCode]}\r\n${lines.join('')}\r\n${body}`, () =>
    socket.destroy(),
  );
}
