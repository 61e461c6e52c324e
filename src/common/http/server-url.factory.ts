import type { FastifyRequest } from 'fastify';
import type { Settings } from '../../config/settings.factory.js';

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
