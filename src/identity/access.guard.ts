import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { CodedError, forbidden } from '../common/errors/domain.errors.js';
import type { AuthenticatedRequest } from '../common/requests/request.decorators.js';
import { ACCESS, PUBLIC } from './access.decorators.js';
import { mayUse, type Permission } from './access.policy.js';
import { Authentication } from './authentication.service.js';

/** Lets a request pass when its caller is known and the policy allows the route's permission. */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly authentication: Authentication,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const access = this.reflector.getAllAndOverride<Permission | typeof PUBLIC | undefined>(ACCESS, [
      context.getHandler(),
      context.getClass(),
    ]);
    if (access === PUBLIC) return true;
    const request = context.switchToHttp().getRequest<AuthenticatedRequest>();
    const actor = await this.authentication.actorOf(request.headers);
    if (!actor) {
      throw new CodedError('unauthenticated', 'auth.required', 'Log in (POST /api/v1/auth/login) or send an API key.');
    }
    if (!access || !mayUse(actor, access)) {
      throw forbidden('auth.forbidden', `Your role ${actor.role} may not do this (${access ?? 'no policy'}).`);
    }
    request.actor = actor;
    return true;
  }
}
