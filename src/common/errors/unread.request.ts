import { randomUUID } from 'node:crypto';
import { type IncomingMessage, STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import { problemOf } from './problem.details.js';

/** What Node says of bytes that it could not read as a request, as a status and in words; of anything else, 400. */
const UNREAD: Readonly<Record<string, readonly [number, string]>> = {
  ERR_HTTP_REQUEST_TIMEOUT: [408, 'The request took too long to come.'],
  HPE_HEADER_OVERFLOW: [431, 'The address and the headers are longer than any that are read.'],
  HPE_CHUNK_EXTENSIONS_OVERFLOW: [413, 'What is said of the parts of the body is longer than any that is read.'],
};

/**
 * Answers what is no request with a problem document: no route, hook or filter ever sees it, so the answer is written as
 * it is, with the headers that every answer has. The connection ends, for nobody knows where the next request begins.
 * @returns the id that the answer carries, unless nobody is answered
 */
export function answerUnread(
  error: { code: string },
  socket: Socket,
  headers: Record<string, string>,
): string | undefined {
  // Node holds the answer under way here, and asks the same before it answers by itself: into the middle of one, nothing
  // must be written.
  const { _httpMessage: answer } = socket as Socket & { _httpMessage?: { headersSent: boolean } | null };
  if (error.code === 'ECONNRESET' || !socket.writable || answer?.headersSent) {
    socket.destroy();
    return undefined;
  }
  const [statusCode, detail] = UNREAD[error.code] ?? [400, 'This is no HTTP request.'];
  const problem = problemOf(refusal(statusCode, detail), randomUUID());
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
  return problem.requestId;
}

/**
 * Why a request is refused whose bytes could all be read, but not by HTTP; Node would say so with nothing in its answer.
 * `unmet` are those that expect what Node does not know.
 */
export function refusalOf(request: IncomingMessage, unmet: WeakSet<IncomingMessage>): Error | undefined {
  if (unmet.has(request)) return refusal(417, 'Nothing can be expected here but 100-continue.');
  if (request.httpVersion !== '1.1' || request.headers.host !== undefined) return undefined;
  return refusal(400, 'A request names the host that it is for.');
}

function refusal(statusCode: number, detail: string): Error {
  return Object.assign(new Error(detail), { statusCode });
}
