import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { ApiHeader } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { createInvalidFieldError, createNotFoundError } from '../errors/domain.errors.js';
import { isUuid } from '../reference/text-forms.rules.js';
import type { Actor } from '../actor/actor.constants.js';

/** The request after the access guard has admitted it. */
export interface AuthenticatedRequest extends FastifyRequest {
  actor: Actor;
}

/** Injects the actor of the request. */
export const CurrentActor = createParamDecorator(
  (_: unknown, context: ExecutionContext): Actor => context.switchToHttp().getRequest<AuthenticatedRequest>().actor,
);

/** The version that a change expects; undefined if the caller expects none. */
export type Version = number | undefined;

const ApiIfMatch = ApiHeader({
  name: 'If-Match',
  required: false,
  description:
    'ETag of the version that the client has seen. A version older than the current one is rejected with 412.',
  schema: { type: 'string' },
}) as MethodDecorator;

/**
 * Injects the version that `If-Match` names; undefined if the header is absent or `*`. Documents the header.
 * @throws 422 if the header is malformed
 */
export const IfMatch = createParamDecorator(
  (_: unknown, context: ExecutionContext): Version => {
    const header = context.switchToHttp().getRequest<FastifyRequest>().headers['if-match'];
    if (header === undefined || header === '*') return undefined;
    const version = /^"(\d{1,9})"$/.exec(header.trim())?.[1];
    if (version === undefined) {
      throw createInvalidFieldError(
        '#If-Match',
        'request.if_match',
        'If-Match must be the ETag of a GET, such as "3".',
      );
    }
    return Number(version);
  },
  [(target, method) => ApiIfMatch(target, method!, Object.getOwnPropertyDescriptor(target, method!)!)],
);

/** The name of the record in a path, and its parameter if that is not `id`. */
type PathRecord = string | { entity: string; parameter: string };

/** Injects the id of the record from the path. A text that is not an id is answered with 404. */
export const RecordId = createParamDecorator((record: PathRecord, context: ExecutionContext) =>
  getRecordId(record, context),
);

/** The ids of a record and of one below it. */
export type IdPair = [string, string];

const InjectIdPair = createParamDecorator((records: [PathRecord, PathRecord], context: ExecutionContext): IdPair => [
  getRecordId(records[0], context),
  getRecordId(records[1], context),
]);

/** Injects the ids of a record and of one below it from the path, as {@link RecordId} does for each of them. */
export const RecordIds = (record: PathRecord, below: PathRecord) => InjectIdPair([record, below]);

function getRecordId(record: PathRecord, context: ExecutionContext): string {
  const { entity, parameter } = typeof record === 'string' ? { entity: record, parameter: 'id' } : record;
  const { params } = context.switchToHttp().getRequest<FastifyRequest<{ Params: Record<string, string> }>>();
  const id = params[parameter] ?? '';
  if (!isUuid(id)) throw createNotFoundError(entity, id.slice(0, 60));
  return id.toLowerCase();
}
