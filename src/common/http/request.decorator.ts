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

/** Injects the id of the record from the path. A text that is not an id is answered with 404. */
export const RecordId = createParamDecorator((entity: string, context: ExecutionContext) =>
  getRecordId(context, entity, 'id'),
);

/** The ids of a record and of one below it. */
export type IdPair = [string, string];

const InjectIdPair = createParamDecorator(([entity, below]: [string, string], context: ExecutionContext): IdPair => [
  getRecordId(context, entity, 'id'),
  getRecordId(context, below, getIdName(below)),
]);

/** Injects the ids of a record and of one below it, as {@link RecordId} does for one. */
export const RecordIds = (entity: string, below: string) => InjectIdPair([entity, below]);

/** Returns the name of the parameter of a record below another one. It has the last word of the entity: `partyId` of a `meeting_party`. */
export function getIdName(entity: string): string {
  return `${entity.split('_').at(-1)}Id`;
}

function getRecordId(context: ExecutionContext, entity: string, parameter: string): string {
  const { params } = context.switchToHttp().getRequest<FastifyRequest<{ Params: Record<string, string> }>>();
  const id = params[parameter] ?? '';
  if (!isUuid(id)) throw createNotFoundError(entity, id.slice(0, 60));
  return id.toLowerCase();
}
