import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { CodedError, createForbiddenError } from '../../common/errors/domain.errors.js';
import type { AuthenticatedRequest } from '../../common/http/request.decorator.js';
import { ACCESS, PUBLIC } from '../access/access.decorator.js';
import { canUse, type Permission } from '../access/access.policy.js';
import { AuthenticationService } from './authentication.service.js';

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
    const actor = await this.authentication.findActor(request.headers);
    if (!actor) {
      throw new CodedError(
        'unauthenticated',
        'auth.required',
        'The request must have an access token (POST /api/v1/auth/login) or an API key.',
      );
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
