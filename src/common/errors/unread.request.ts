import { isUtf8 } from 'node:buffer';
import { randomUUID } from 'node:crypto';
import { type IncomingHttpHeaders, type IncomingMessage, STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import type { FastifyRequest } from 'fastify';
import { isOfApi } from '../requests/api.prefix.js';
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
 * Why a request is refused whose bytes could all be read, but not by HTTP; Node would say so with nothing in its answer.
 * `unmet` are those that expect what Node does not know.
 */
export function refusalOf(request: IncomingMessage, unmet: WeakSet<IncomingMessage>): Error | undefined {
  if (unmet.has(request)) return refusal(417, 'Nothing can be expected here but 100-continue.');
  if (request.httpVersion !== '1.1' || request.headers.host !== undefined) return undefined;
  return refusal(400, 'A request names the host that it is for.');
}

/**
 * Why a request to the API would be taken for what it is not: its parameters are no text, or its body is packed. What lies
 * outside the API is sent by programs of others, and taken as it comes.
 */
export function misreadingOf({ raw, routeOptions }: Pick<FastifyRequest, 'raw' | 'routeOptions'>): Error | undefined {
  const { headers, url = '' } = raw;
  const wrong = isText(url) ? packedBody(headers) : refusal(400, 'The parameters are not UTF-8.');
  return wrong && isOfApi(routeOptions.url ?? url) ? wrong : undefined;
}

function packedBody(headers: IncomingHttpHeaders): Error | undefined {
  const packing = headers['content-encoding'];
  if (packing === undefined) return undefined;
  const isPlain = packing.split(',').every((one) => ['', 'identity'].includes(one.trim().toLowerCase()));
  const hasBody = headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;
  return isPlain || !hasBody ? undefined : refusal(415, 'The body must not be packed.');
}

const ESCAPED = /%([0-9a-f]{2})/gi;

/** Whether what is escaped in a query string is text. Where it is not, it would be looked for with � for each letter. */
function isText(url: string): boolean {
  const start = url.search(/[?#]/);
  if (start < 0 || !url.includes('%', start)) return true;
  const bytes = url.slice(start).replaceAll(ESCAPED, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return isUtf8(Buffer.from(bytes, 'latin1'));
}

function refusal(statusCode: number, detail: string): Error {
  return Object.assign(new Error(detail), { statusCode });
}
