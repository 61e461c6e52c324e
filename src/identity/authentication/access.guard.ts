import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyReply } from 'fastify';
import { CodedError } from '../../common/errors/domain.errors.js';
import type { Actor } from '../../common/actor/actor.constants.js';
import type { AuthenticatedRequest } from '../../common/http/request.decorator.js';
import { Clock } from '../../common/time/clock.service.js';
import { DatabaseClockService } from '../../database/clock/database-clock.service.js';
import { ACCESS, DOOR, PUBLIC } from '../access/access.decorator.js';
import { canUse, hasPermission, isPeopleOnly, type Permission } from '../access/access.policy.js';
import { AuthenticationService } from './authentication.service.js';
import { type Credentials, readCredentials } from './credentials.rules.js';
import { findDoorToken } from './door-cookie.rules.js';
import { DoorLinkAuthenticationService } from './door-link-authentication.service.js';
import { assertSameOrigin } from './same-origin.rules.js';
import { createUnauthenticatedError } from './unauthenticated.rules.js';

/** Admits a request if its caller is authenticated and the policy allows the permissions of the route. */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly authentication: AuthenticationService,
    private readonly doorLinks: DoorLinkAuthenticationService,
    private readonly clock: Clock,
    private readonly databaseClock: DatabaseClockService,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    // Responses have personal data, files and tokens. A route whose response may be kept says so itself.
    void context.switchToHttp().getResponse<FastifyReply>().header('Cache-Control', 'no-store');
    const access = this.reflector.getAllAndOverride<readonly Permission[] | typeof PUBLIC | undefined>(ACCESS, [
      context.getHandler(),
      context.getClass(),
    ]);
    if (access === PUBLIC) return true;
    // A wrong clock takes valid sessions for expired. After a 401 clients would forget them.
    this.databaseClock.assertRight();
    const request = context.switchToHttp().getRequest<AuthenticatedRequest>();
    const credentials = readCredentials(request);
    const actor = credentials && (await this.authentication.findActor(credentials));
    const missing = actor ? access?.find((permission) => !canUse(actor, permission)) : undefined;
    const isOpen = this.reflector.get<true | undefined>(DOOR, context.getHandler()) === true;
    // A colleague without the permission may have got a link too. Elsewhere the answer is that for the colleague.
    const isDoorLinkTried = (!actor || (missing && isOpen)) && canUseDoorLink(credentials);
    const doorToken = isDoorLinkTried ? findDoorToken(request) : null;
    if (doorToken !== null) {
      request.actor = await this.checkDoorLink(doorToken, request, isOpen);
      return true;
    }
    if (!actor) throw createUnauthenticatedError(credentials, this.clock.now());
    if (credentials.kind === 'session') assertSameOrigin(request);
    if (!access || missing) throw createAccessDeniedError(actor, missing);
    request.actor = actor;
    return true;
  }

  /**
   * Admits a caller with a door link to the routes that are open to it, for the seminar of the link. Permissions do not
   * matter, because the link has none.
   * @throws 401 `door_link.expired`, 403
   */
  private async checkDoorLink(token: string, request: AuthenticatedRequest, isOpen: boolean): Promise<Actor> {
    const { actor, seminarId } = await this.doorLinks.getCaller(token);
    const { id } = request.params as { id?: string };
    if (!isOpen || id?.toLowerCase() !== seminarId) {
      throw new CodedError('auth.forbidden', 'A door link opens only the check-in of its seminar.');
    }
    assertSameOrigin(request);
    return actor;
  }
}

/**
 * Tells whether a request may come with a door link instead. A browser also sends the cookie of a session that has ended;
 * other credentials were chosen by the client.
 */
function canUseDoorLink(credentials: Credentials | null): boolean {
  return credentials === null || credentials.kind === 'session';
}

/** Creates the error for a caller without the permission. It says whether the role, the scopes or every key lacks it. */
function createAccessDeniedError(actor: Actor, missing: Permission | undefined): CodedError {
  if (!missing) return new CodedError('auth.forbidden', 'No caller may use this route.');
  if (actor.kind === 'key' && isPeopleOnly(missing)) {
    return new CodedError('auth.forbidden', `Only people who have signed in may use this route (${missing}).`);
  }
  const detail = hasPermission(actor.role, missing)
    ? `The API key needs the scope ${missing}.`
    : `The role ${actor.role} does not have the permission ${missing}.`;
  return new CodedError('auth.forbidden', detail);
}
