import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { assertSameOrigin } from '../authentication/same-origin.rules.js';

/** Rejects logins from pages of other sites, which could log a user in to an account of somebody else. */
@Injectable()
export class SameOriginGuard implements CanActivate {
  canActivate(context: ExecutionContext): boolean {
    assertSameOrigin(context.switchToHttp().getRequest<FastifyRequest>());
    return true;
  }
}
