import type { FastifyReply, FastifyRequest } from 'fastify';
import helmet from 'helmet';

/** Returns the headers that protect a browser. They are the same for every response, so they are computed once. */
export function buildSecurityHeaders(): Record<string, string> {
  const headers: Record<string, string> = {};
  const response = {
    setHeader: (name: string, value: string) => (headers[name.toLowerCase()] = value),
    removeHeader: (name: string) => delete headers[name.toLowerCase()],
  };
  const protect = helmet({
    contentSecurityPolicy: {
      directives: {
        scriptSrc: [`'self'`, `'unsafe-inline'`],
        styleSrc: [`'self'`, `'unsafe-inline'`],
        upgradeInsecureRequests: null,
      },
    },
  });
  protect({} as never, response as never, (error?: unknown) => {
    if (error) throw error as Error;
  });
  return headers;
}

/** Sets the ETag of a record in the response, and the Location of a new one. */
export function addRecordHeaders(body: unknown, request: FastifyRequest, reply: FastifyReply): void {
  const { id, version } = (body ?? {}) as { id?: unknown; version?: unknown };
  if (typeof version !== 'number') return;
  void reply.header('ETag', `"${version}"`);
  if (request.method === 'POST' && reply.statusCode === 201 && typeof id === 'string') {
    void reply.header('Location', `${request.url.split('?')[0]}/${id}`);
  }
}
