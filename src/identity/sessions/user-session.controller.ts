import { Body, Controller, Delete, Get, HttpCode, Post, Req, Res, UseGuards } from '@nestjs/common';
import { ApiCreatedResponse, ApiHeader, ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Actor } from '../../common/actor/actor.constants.js';
import { CurrentActor, RecordId } from '../../common/http/request.decorator.js';
import { ApiProblems } from '../../common/openapi/api-problems.decorator.js';
import { Access, Public } from '../access/access.decorator.js';
import { buildSessionCookie, readCredentials } from '../authentication/credentials.rules.js';
import { Login } from '../login/auth.dto.js';
import { DemoPasswordGuard } from '../login/demo-password.guard.js';
import { LoginThrottleGuard } from '../login/login-throttle.guard.js';
import { SameOriginGuard } from './same-origin.guard.js';
import { UserSessionService } from './user-session.service.js';
import { CurrentSessionView, UserSessionsView } from './user-session.view.js';

@ApiTags('Identity')
@Controller('sessions')
export class UserSessionController {
  constructor(private readonly sessions: UserSessionService) {}

  /**
   * Log in to a session in a browser
   *
   * For pages of this application; scripts use `POST /auth/login`. Sets a cookie that scripts cannot read and returns the
   * user with the permissions. Every login starts a new session. It ends 12 hours after its last use, 14 days after the
   * login, when the password changes, when the user is archived and on logout. Writes with the cookie need the header
   * `X-Locate-Client: web` and an `Origin` or `Sec-Fetch-Site` of this application, as this request does. Users with
   * one-time codes also need a `code`: without it the answer is `auth.code_required`.
   */
  @Post()
  @Public()
  @UseGuards(SameOriginGuard, LoginThrottleGuard, DemoPasswordGuard)
  @ApiHeader({
    name: 'X-Locate-Client',
    required: true,
    description: 'Shows that a page of this application sends the request.',
    schema: { type: 'string', enum: ['web'] },
    example: 'web',
  })
  @ApiCreatedResponse({ type: CurrentSessionView })
  @ApiProblems(
    'auth.wrong_credentials',
    'auth.code_required',
    'auth.wrong_code',
    'auth.demo_password',
    'session.cross_site',
    'auth.code_blocked',
    'auth.too_many_attempts',
  )
  async create(@Body() body: Login, @Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply) {
    const client = { userAgent: request.headers['user-agent'], former: readCredentials(request) };
    const { secret, view } = await this.sessions.create(body, client);
    void reply.header('Set-Cookie', buildSessionCookie(secret, request.serverUrl));
    return view;
  }

  /**
   * List the sessions of the caller
   *
   * Returns the sessions that have not ended, with the last used first. `current` marks that of this request.
   */
  @Get()
  @Access('me:read')
  @ApiOkResponse({ type: UserSessionsView })
  list(@CurrentActor() actor: Actor, @Req() request: FastifyRequest) {
    return this.sessions.list(actor, readCredentials(request));
  }

  /**
   * Get the session of this request
   *
   * Returns the user with the role and the permissions, and the session. Both are null for a visitor without a session,
   * also for a caller with a token or an API key; those use `GET /me`.
   */
  @Get('current')
  @Public()
  @ApiOkResponse({ type: CurrentSessionView })
  readCurrent(@Req() request: FastifyRequest) {
    return this.sessions.readCurrent(readCredentials(request));
  }

  /**
   * Log out of the session of this request
   *
   * Ends the session and removes the cookie. The user's other sessions go on.
   */
  @Delete('current')
  @Access('me:read')
  @HttpCode(204)
  @ApiNoContentResponse({ description: 'The session has ended.' })
  @ApiProblems('session.person_only')
  async endCurrent(
    @CurrentActor() actor: Actor,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    await this.sessions.endCurrent(actor, readCredentials(request));
    void reply.header('Set-Cookie', buildSessionCookie(null, request.serverUrl));
  }

  /**
   * Log out of all other sessions of the caller
   *
   * Ends every session of the caller but that of this request, and the calendar addresses, for example after a device was
   * lost.
   */
  @Delete('others')
  @Access('me:read')
  @HttpCode(204)
  @ApiNoContentResponse({ description: 'All other sessions have ended.' })
  @ApiProblems('session.person_only')
  endOthers(@CurrentActor() actor: Actor, @Req() request: FastifyRequest) {
    return this.sessions.endOthers(actor, readCredentials(request));
  }

  /**
   * Log out of a session of the caller
   *
   * Ends one of the sessions that `GET /sessions` lists, for example on a device that was lost.
   */
  @Delete(':id')
  @Access('me:read')
  @HttpCode(204)
  @ApiNoContentResponse({ description: 'The session has ended.' })
  @ApiProblems('session.person_only')
  end(@RecordId('session') id: string, @CurrentActor() actor: Actor) {
    return this.sessions.end(id, actor);
  }

  /**
   * Log out of all sessions of the caller
   *
   * Ends every session of the caller, including that of this request, and the calendar addresses. Access tokens stay valid
   * until they expire.
   */
  @Delete()
  @Access('me:read')
  @HttpCode(204)
  @ApiNoContentResponse({ description: 'All sessions have ended.' })
  @ApiProblems('session.person_only')
  async endAll(
    @CurrentActor() actor: Actor,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    await this.sessions.endAll(actor);
    void reply.header('Set-Cookie', buildSessionCookie(null, request.serverUrl));
  }
}
