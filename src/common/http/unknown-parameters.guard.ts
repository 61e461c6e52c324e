import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { createInvalidError, buildUnknownParameterError } from '../errors/domain.errors.js';
import { isApiPath } from './http.constants.js';
import { getQuery, hasQueryParameters } from './query.decorator.js';

/**
 * A guard that rejects all parameters of a route that declares none, as lists and reports reject unknown ones: a client
 * would believe that an ignored parameter had an effect. Routes outside the API are called by programs of others
 * (probes, Prometheus, senders of forms) that add parameters at will; no parameter has an effect there.
 */
@Injectable()
export class UnknownParametersGuard implements CanActivate {
  /** @throws 422 that names every parameter */
  canActivate(context: ExecutionContext): boolean {
    const names = Object.keys(getQuery(context));
    if (names.length === 0 || hasQueryParameters(context) || !isApiRoute(context)) return true;
    throw createInvalidError(names.map(buildUnknownParameterError));
  }
}

function isApiRoute(context: ExecutionContext): boolean {
  const { routeOptions } = context.switchToHttp().getRequest<FastifyRequest>();
  return isApiPath(routeOptions.url ?? '');
}
