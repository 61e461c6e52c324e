import { applyDecorators, type CanActivate, type ExecutionContext, Injectable, UseGuards } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { invalid } from '../errors/domain.errors.js';
import { Refuses } from '../openapi/refusals.decorator.js';

/** Refuses every parameter of an address, as lists and reports refuse those that they do not know. */
@Injectable()
class UnknownParametersGuard implements CanActivate {
  /** @throws 422 naming every parameter */
  canActivate(context: ExecutionContext): boolean {
    const names = Object.keys(context.switchToHttp().getRequest<FastifyRequest>().query as object);
    if (names.length === 0) return true;
    throw invalid(
      names.map((name) => {
        return { pointer: `?${name}`, code: 'parameter.unknown', detail: `There is no parameter ${name} here.` };
      }),
    );
  }
}

/**
 * Method decorator of a route that takes no parameters, where one that was ignored would be taken for heard.
 * @param refusals the coded refusals of the route beside it
 */
export const WithoutParameters = (...refusals: string[]) =>
  applyDecorators(UseGuards(UnknownParametersGuard), Refuses('422 request.invalid', ...refusals));
