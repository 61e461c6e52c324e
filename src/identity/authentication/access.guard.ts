import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyReply } from 'fastify';
import { CodedError, createForbiddenError } from '../../common/errors/domain.errors.js';
import type { AuthenticatedRequest } from '../../common/http/request.decorator.js';
import { ACCESS, PUBLIC } from '../access/access.decorator.js';
import { canUse, type Permission } from '../access/access.policy.js';
import { AuthenticationService } from './authentication.service.js';
import { readCredentials } from './credentials.rules.js';
import { assertSameOrigin } from './same-origin.rules.js';

/** Admits a request if its caller is authenticated and the policy allows the route's permission. */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly authentication: AuthenticationService,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const access = this.reflector.getAllAndOverride<Permission | typeof PUBLIC | undefined>(ACCESS, [
      context.getHandler(),
      context.getClass(),
    ]);
    if (access === PUBLIC) return true;
    const request = context.switchToHttp().getRequest<AuthenticatedRequest>();
    const credentials = readCredentials(request);
    const actor = credentials && (await this.authentication.findActor(credentials));
    if (!actor) {
      throw new CodedError(
        'unauthenticated',
        'auth.required',
        'The request must have a session (POST /api/v1/sessions), an access token (POST /api/v1/auth/login) or an API key.',
      );
    }
    if (credentials.kind === 'session') {
      assertSameOrigin(request);
      // A browser must not show a page of a user who has logged out.
      void context.switchToHttp().getResponse<FastifyReply>().header('Cache-Control', 'no-store');
    }
    if (!access || !canUse(actor, access)) {
      throw createForbiddenError(
        'auth.forbidden',
        `The role ${actor.role} or the scopes of the key do not allow this (${access ?? 'no policy'}).`,
      );
    }
    request.actor = actor;
    return true;
  }
}
