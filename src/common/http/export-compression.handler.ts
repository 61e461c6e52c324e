import { pipeline, Readable } from 'node:stream';
import { createGzip, gzip } from 'node:zlib';
import { Negotiator } from '@fastify/accept-negotiator';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { isReportFile } from './entity-tag.handler.js';

const negotiator = new Negotiator<'gzip' | 'identity'>({ supportedValues: ['gzip', 'identity'] });

/** The media types of exports that become smaller; a workbook is compressed already. */
const COMPRESSIBLE = /^(text\/csv|application\/jsonl)\b/;
/** The media types of reports that become smaller. */
const COMPRESSIBLE_FILE = /^(text\/csv|application\/json|image\/svg\+xml)\b/;
/** Bytes below which compression saves nothing. */
const MIN_BYTES = 1_024;

/** Compresses exports, which are streams of text, and reports, for clients that accept it. */
export function compressExports(fastify: FastifyInstance): void {
  fastify.addHook('onSend', (request, reply, payload, done) => {
    const type = String(reply.getHeader('content-type'));
    if (payload instanceof Readable && COMPRESSIBLE.test(type)) done(null, compressStream(request, reply, payload));
    else if (isReportFile(request, payload) && COMPRESSIBLE_FILE.test(type))
      compressFile(request, reply, payload, done);
    else done(null, payload);
  });
}

/** Compresses the rows of an export as they are read. */
function compressStream(request: FastifyRequest, reply: FastifyReply, rows: Readable): Readable {
  if (!chooseGzip(request, reply)) return rows;
  // A failure while rows are read destroys the compressed stream before its end, so that no file looks complete. A
  // client that hangs up ends the reading.
  return pipeline(rows, createGzip(), () => undefined);
}

function compressFile(
  request: FastifyRequest,
  reply: FastifyReply,
  content: Buffer,
  done: (error: Error | null, payload?: Buffer) => void,
): void {
  if (content.length < MIN_BYTES || !chooseGzip(request, reply)) {
    done(null, content);
    return;
  }
  // The tag of the content is weak because it also names the compressed bytes.
  const tag = reply.getHeader('etag');
  if (typeof tag === 'string') void reply.header('ETag', `W/${tag}`);
  gzip(content, done);
}

function chooseGzip(request: FastifyRequest, reply: FastifyReply): boolean {
  void reply.header('Vary', 'Accept, Accept-Encoding');
  const accepted = request.headers['accept-encoding'];
  if (!accepted || negotiator.negotiate(accepted) !== 'gzip') return false;
  void reply.header('Content-Encoding', 'gzip');
  return true;
}
