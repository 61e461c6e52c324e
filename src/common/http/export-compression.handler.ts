import { pipeline, Readable } from 'node:stream';
import { createGzip } from 'node:zlib';
import { Negotiator } from '@fastify/accept-negotiator';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

const negotiator = new Negotiator<'gzip' | 'identity'>({ supportedValues: ['gzip', 'identity'] });

/** The media types of exports that become smaller; a workbook is compressed already. */
const COMPRESSIBLE = /^(text\/csv|application\/jsonl)\b/;

/** Compresses exports, which are streams of text, for clients that accept it. The rows are still sent as they are read. */
export function compressExports(fastify: FastifyInstance): void {
  fastify.addHook('onSend', (request, reply, payload, done) => {
    done(null, isExport(reply, payload) ? compress(request, reply, payload) : payload);
  });
}

function isExport(reply: FastifyReply, payload: unknown): payload is Readable {
  return payload instanceof Readable && COMPRESSIBLE.test(String(reply.getHeader('content-type')));
}

function compress(request: FastifyRequest, reply: FastifyReply, rows: Readable): Readable {
  void reply.header('Vary', 'Accept, Accept-Encoding');
  const accepted = request.headers['accept-encoding'];
  if (!accepted || negotiator.negotiate(accepted) !== 'gzip') return rows;
  void reply.header('Content-Encoding', 'gzip');
  // A failure while rows are read destroys the compressed stream before its end, so that no file looks complete. A
  // client that hangs up ends the reading.
  return pipeline(rows, createGzip(), () => undefined);
}
