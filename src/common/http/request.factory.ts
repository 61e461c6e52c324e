import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Settings } from '../../config/settings.factory.js';
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

declare module 'fastify' {
  interface FastifyRequest {
    /** The address of this server as browsers reach it, without a slash at its end. */
    serverUrl: string;
  }
}

/**
 * Returns the address of this server for links and calendars, without a slash at its end. The caller chooses the header
 * Host, so it counts only as long as PUBLIC_URL is not set.
 */
export function buildServerUrl({ protocol, host }: FastifyRequest, { publicUrl }: Settings): string {
  return publicUrl ?? `${protocol}://${host}`;
}
