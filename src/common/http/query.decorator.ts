import { applyDecorators, createParamDecorator, type ExecutionContext, Query } from '@nestjs/common';
import { Transform } from 'class-transformer';
import { ArrayMaxSize, IsOptional } from 'class-validator';
import type { FastifyRequest } from 'fastify';
import { findUserId } from '../actor/actor.constants.js';
import type { AuthenticatedRequest } from './request.decorator.js';

/** Metadata key that marks a route method whose query string is read by a decorator of this file. */
const READS_QUERY = 'readsQuery';

/** Returns the parsed query string of a request. */
export function getQuery(context: ExecutionContext): Record<string, unknown> {
  return context.switchToHttp().getRequest<FastifyRequest>().query as Record<string, unknown>;
}

/**
 * Creates a parameter decorator from a function that reads the whole query string and rejects unknown names. The function
 * also gets the id of the calling user, which is null for other callers, and the header `Accept`.
 */
export function createQueryDecorator<Asked, Known = void>(
  read: (query: Record<string, unknown>, known: Known, me: string | null, accept: string | undefined) => Asked,
) {
  const decorate = createParamDecorator((known: Known, context: ExecutionContext) => {
    const { actor, headers } = context.switchToHttp().getRequest<FastifyRequest & Partial<AuthenticatedRequest>>();
    return read(getQuery(context), known, actor ? findUserId(actor) : null, headers.accept);
  });
  return (known: Known): ParameterDecorator =>
    (target, method, index) => {
      decorate(known)(target, method, index);
      markAsReader(target, method);
    };
}

/** Nest's `@Query()`: passes the query string as the class of the parameter, which declares the parameters of the route. */
export function QueryParams(): ParameterDecorator {
  return (target, method, index) => {
    Query()(target, method, index);
    markAsReader(target, method);
  };
}

/** Tells whether a route declares query parameters, by {@link createQueryDecorator} or {@link QueryParams}. */
export function hasQueryParameters(context: ExecutionContext): boolean {
  return Reflect.getMetadata(READS_QUERY, context.getClass(), context.getHandler().name) === true;
}

function markAsReader(target: object, method: string | symbol | undefined): void {
  Reflect.defineMetadata(READS_QUERY, true, target.constructor, method!);
}

/** Declares a filter of a query that can be given several times and then matches any of the values. */
export function RepeatableFilter(): PropertyDecorator {
  return applyDecorators(
    IsOptional(),
    Transform(({ value }: { value: unknown }) => (value === undefined ? undefined : [value].flat())),
    ArrayMaxSize(100),
  );
}
