import { isUtf8 } from 'node:buffer';
import { randomUUID } from 'node:crypto';
import { type IncomingHttpHeaders, type IncomingMessage, STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import type { FastifyRequest } from 'fastify';
import { isApiPath, SECURITY_HEADERS } from './http.constants.js';
import { buildProblem } from '../errors/problem-details.factory.js';

/**
 * Status and text for the codes with which Node reports bytes that it could not parse as a request. Other codes get
 * 400.
 */
const UNREAD: Readonly<Record<string, readonly [number, string]>> = {
  ERR_HTTP_REQUEST_TIMEOUT: [408, 'The request took too long to arrive.'],
  HPE_HEADER_OVERFLOW: [431, 'The address and the headers are longer than the server reads.'],
  HPE_CHUNK_EXTENSIONS_OVERFLOW: [413, 'The chunk extensions of the body are longer than the server reads.'],
};

/**
 * Answers bytes that are not a request with a problem document. No route, hook or filter sees them, so the response is
 * written to the socket, with the headers of every response. The connection is closed because the beginning of the next
 * request is unknown.
 * @returns the id of the response, or undefined if nothing was sent
 */
export function answerUnread(error: { code: string }, socket: Socket): string | undefined {
  // Node keeps the response under way in this member and checks it for the same purpose: nothing may be written into
  // the middle of a response.
  const { _httpMessage: answer } = socket as Socket & { _httpMessage?: { headersSent: boolean } | null };
  if (error.code === 'ECONNRESET' || !socket.writable || answer?.headersSent) {
    socket.destroy();
    return undefined;
  }
  const [statusCode, detail] = UNREAD[error.code] ?? [400, 'The bytes received are not an HTTP request.'];
  const problem = buildProblem(createHttpError(statusCode, detail), randomUUID());
  const body = JSON.stringify(problem);
  const lines = Object.entries({
    ...SECURITY_HEADERS,
    'X-Request-Id': problem.requestId,
    'Content-Type': 'application/problem+json; charset=utf-8',
    'Content-Length': String(Buffer.byteLength(body)),
    Connection: 'close',
  }).map(([name, value]) => `${name}: ${value}\r\n`);
  socket.end(`HTTP/1.1 ${statusCode} ${STATUS_CODES[statusCode]}\r\n${lines.join('')}\r\n${body}`, () =>
    socket.destroy(),
  );
  return problem.requestId;
}

/**
 * Returns the error for a request that was parsed but violates HTTP; Node would answer it with an empty body. `unmetExpectations`
 * holds the requests with an expectation that Node does not know.
 */
export function findProtocolError(
  request: IncomingMessage,
  unmetExpectations: WeakSet<IncomingMessage>,
): Error | undefined {
  if (unmetExpectations.has(request)) return createHttpError(417, 'Expect must be 100-continue.');
  if (request.httpVersion !== '1.1' || request.headers.host !== undefined) return undefined;
  return createHttpError(400, 'The Host header is required.');
}

/**
 * Returns an error for a request to the API that would be misread: its parameters are not UTF-8, or its body is
 * compressed. Requests outside the API come from programs of others and are accepted as they are.
 */
export function findEncodingError({
  raw,
  routeOptions,
}: Pick<FastifyRequest, 'raw' | 'routeOptions'>): Error | undefined {
  const { headers, url = '' } = raw;
  const problem = hasUtf8Query(url)
    ? findCompressionError(headers)
    : createHttpError(400, 'The query parameters must be UTF-8.');
  return problem && isApiPath(routeOptions.url ?? url) ? problem : undefined;
}

function findCompressionError(headers: IncomingHttpHeaders): Error | undefined {
  const encoding = headers['content-encoding'];
  if (encoding === undefined) return undefined;
  const isPlain = encoding.split(',').every((one) => ['', 'identity'].includes(one.trim().toLowerCase()));
  const hasBody = headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;
  return isPlain || !hasBody
    ? undefined
    : createHttpError(415, 'The body must not be compressed; Content-Encoding must be absent or identity.');
}

const ESCAPED = /%([0-9a-f]{2})/gi;

/**
 * Tells whether the escaped bytes of a query string are UTF-8. Otherwise each invalid byte would be searched for as �.
 */
function hasUtf8Query(url: string): boolean {
  const start = url.search(/[?#]/);
  if (start < 0 || !url.includes('%', start)) return true;
  const bytes = url.slice(start).replaceAll(ESCAPED, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return isUtf8(Buffer.from(bytes, 'latin1'));
}

function createHttpError(statusCode: number, detail: string): Error {
  return Object.assign(new Error(detail), { statusCode });
}
