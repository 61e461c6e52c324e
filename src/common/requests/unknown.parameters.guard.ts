import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { invalid } from '../errors/domain.errors.js';
import { isOfApi } from './api.prefix.js';
import { queryOf, readsQuery } from './query.decorators.js';
import { unknownParameter } from './unknown.parameter.js';

/**
 * Refuses every parameter of a route that declares none, as lists and reports refuse those that they do not know: one that
 * was ignored would be taken for heard. What lies outside the API is called by programs of others (probes, Prometheus,
 * senders of forms), which add what they like; nothing there depends on a parameter.
 */
@Injectable()
export class UnknownParametersGuard implements CanActivate {
  /** @throws 422 naming every parameter */
  canActivate(context: ExecutionContext): boolean {
    const names = Object.keys(queryOf(context));
    if (names.length === 0 || readsQuery(context) || !inApi(context)) return true;
    throw invalid(names.map(unknownParameter));
  }
}

function inApi(context: ExecutionContext): boolean {
  const { routeOptions } = context.switchToHttp().getRequest<FastifyRequest>();
  return isOfApi(routeOptions.url ?? '');
}
