import type { FastifyReply, FastifyRequest } from 'fastify';

/** Sets the ETag of a record in the response, and the Location of a new one. */
export function addRecordHeaders(body: unknown, request: FastifyRequest, reply: FastifyReply): void {
  const { id, version } = (body ?? {}) as { id?: unknown; version?: unknown };
  if (typeof version !== 'number') return;
  void reply.header('ETag', `"${version}"`);
  if (request.method === 'POST' && reply.statusCode === 201 && typeof id === 'string') {
    void reply.header('Location', `${request.url.split('?')[0]}/${id}`);
  }
}
