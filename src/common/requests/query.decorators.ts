import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { ROUTE_ARGS_METADATA } from '@nestjs/common/constants.js';
import { RouteParamtypes } from '@nestjs/common/enums/route-paramtypes.enum.js';
import type { FastifyRequest } from 'fastify';

/** Metadata of a route's method that reads the query string by a decorator of ours. */
const READS_QUERY = 'readsQuery';

/** The query string of a request, as it was parsed. */
export function queryOf(context: ExecutionContext): Record<string, unknown> {
  return context.switchToHttp().getRequest<FastifyRequest>().query as Record<string, unknown>;
}

/**
 * Makes a parameter decorator of what reads the query string whole, refusing names that it does not know. Routes that have
 * neither one of these nor Nest's own `@Query()` declare no parameters.
 */
export function queryReader<Asked, Known = void>(read: (query: Record<string, unknown>, known: Known) => Asked) {
  const decorate = createParamDecorator((known: Known, context: ExecutionContext) => read(queryOf(context), known));
  return (known: Known): ParameterDecorator =>
    (target, method, index) => {
      decorate(known)(target, method, index);
      Reflect.defineMetadata(READS_QUERY, true, target.constructor, method!);
    };
}

/** Whether a route declares parameters. */
export function readsQuery(context: ExecutionContext): boolean {
  const [controller, method] = [context.getClass(), context.getHandler().name];
  if (Reflect.getMetadata(READS_QUERY, controller, method) === true) return true;
  // What Nest itself goes by when it calls the method: the kind of each argument, a colon, and its place.
  const declared = Reflect.getMetadata(ROUTE_ARGS_METADATA, controller, method) as object | undefined;
  return Object.keys(declared ?? {}).some((argument) => argument.startsWith(`${RouteParamtypes.QUERY}:`));
}
