import type { FastifyReply } from 'fastify';
import { CodedError } from '../errors/domain.errors.js';

/** Returns a signal that aborts when the connection of a request closes before its response is sent. Its reason is 400. */
export function createAbortSignal({ raw }: FastifyReply): AbortSignal {
  const aborted = new AbortController();
  const stopWork = () => aborted.abort(createAbortedError());
  if (raw.destroyed) stopWork();
  else raw.once('close', stopWork);
  return aborted.signal;
}

function createAbortedError(): CodedError {
  const detail = 'The client closed the connection before the request was answered.';
  return new CodedError('request.aborted', detail);
}
