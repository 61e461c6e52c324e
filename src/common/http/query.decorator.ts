import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { ROUTE_ARGS_METADATA } from '@nestjs/common/constants.js';
import { RouteParamtypes } from '@nestjs/common/enums/route-paramtypes.enum.js';
import type { FastifyRequest } from 'fastify';

/** Metadata key that marks a route method whose query string is read by a decorator of this file. */
const READS_QUERY = 'readsQuery';

/** Returns the parsed query string of a request. */
export function getQuery(context: ExecutionContext): Record<string, unknown> {
  return context.switchToHttp().getRequest<FastifyRequest>().query as Record<string, unknown>;
}

/**
 * Creates a parameter decorator from a function that reads the whole query string and rejects unknown names. A route
 * that has neither such a decorator nor Nest's `@Query()` declares no parameters.
 */
export function createQueryDecorator<Asked, Known = void>(
  read: (query: Record<string, unknown>, known: Known) => Asked,
) {
  const decorate = createParamDecorator((known: Known, context: ExecutionContext) => read(getQuery(context), known));
  return (known: Known): ParameterDecorator =>
    (target, method, index) => {
      decorate(known)(target, method, index);
      Reflect.defineMetadata(READS_QUERY, true, target.constructor, method!);
    };
}

/** Tells whether a route declares parameters. */
export function hasQueryParameters(context: ExecutionContext): boolean {
  const [controller, method] = [context.getClass(), context.getHandler().name];
  if (Reflect.getMetadata(READS_QUERY, controller, method) === true) return true;
  // Nest's own keys for arguments: the kind of the argument, a colon, and its index.
  const declared = Reflect.getMetadata(ROUTE_ARGS_METADATA, controller, method) as object | undefined;
  return Object.keys(declared ?? {}).some((argument) => argument.startsWith(`${RouteParamtypes.QUERY}:`));
}
