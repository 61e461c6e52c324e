import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { CodedError } from '../../common/errors/domain.errors.js';
import { isLocalRequest } from '../../common/http/request-headers.rules.js';
import { DEFAULT_DEMO_PASSWORD } from '../../config/demo-plan.rules.js';

/**
 * Rejects logins with the published password that come through a proxy or to another name than that of this machine.
 * The setting HOST does not show that a proxy forwards the requests of others. The account does not matter, so that the
 * answer tells nothing about it.
 */
@Injectable()
export class DemoPasswordGuard implements CanActivate {
  canActivate(context: ExecutionContext): boolean {
    const request = context.switchToHttp().getRequest<FastifyRequest<{ Body: { password?: unknown } | undefined }>>();
    if (request.body?.password !== DEFAULT_DEMO_PASSWORD || isLocalRequest(request)) return true;
    throw new CodedError(
      'auth.demo_password',
      'The published password of the demo works only on the machine that runs the application, without a proxy. ' +
        'Log in there at http://localhost, and give the account another password.',
    );
  }
}
