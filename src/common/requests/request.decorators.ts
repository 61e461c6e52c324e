import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { ApiHeader } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { invalidField, notFound } from '../errors/domain.errors.js';
import { isUuid } from '../reference/uuid.js';
import type { Actor } from '../actor/actor.js';

/** The request once the access guard has let it pass. */
export interface AuthenticatedRequest extends FastifyRequest {
  actor: Actor;
}

/** Who is asking. */
export const CurrentActor = createParamDecorator(
  (_: unknown, context: ExecutionContext): Actor => context.switchToHttp().getRequest<AuthenticatedRequest>().actor,
);

/** The version a client says it has seen, from `If-Match`; undefined when it does not say. @throws 422 */
export const IfMatch = createParamDecorator((_: unknown, context: ExecutionContext): number | undefined => {
  const header = context.switchToHttp().getRequest<FastifyRequest>().headers['if-match'];
  if (header === undefined || header === '*') return undefined;
  const version = /^"(\d{1,9})"$/.exec(header.trim())?.[1];
  if (version === undefined) {
    throw invalidField('#If-Match', 'request.if_match', 'If-Match must be the ETag of a GET, such as "3".');
  }
  return Number(version);
});

/** Documents `If-Match` on a changing route. */
export const ApiIfMatch = () =>
  ApiHeader({
    name: 'If-Match',
    required: false,
    description: 'ETag of the version you have seen; an older one than the current is refused with 412.',
    schema: { type: 'string' },
  });

/** A record in the path: what it is called, and its parameter where that is not `id`. */
type PathRecord = string | { entity: string; parameter: string };

/** The record's id in the path; what is not an id at all is not found either. */
export const RecordId = createParamDecorator((record: PathRecord, context: ExecutionContext): string => {
  const { entity, parameter } = typeof record === 'string' ? { entity: record, parameter: 'id' } : record;
  const { params } = context.switchToHttp().getRequest<FastifyRequest<{ Params: Record<string, string> }>>();
  const id = params[parameter] ?? '';
  if (!isUuid(id)) throw notFound(entity, id.slice(0, 60));
  return id.toLowerCase();
});
