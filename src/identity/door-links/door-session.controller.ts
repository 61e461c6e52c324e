import { Body, Controller, Post, Req, Res, UseGuards } from '@nestjs/common';
import { ApiCreatedResponse, ApiHeader, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ApiProblems } from '../../common/openapi/api-problems.decorator.js';
import { Clock } from '../../common/time/clock.service.js';
import { Public } from '../access/access.decorator.js';
import { SameOriginGuard } from '../sessions/same-origin.guard.js';
import { buildDoorCookie } from '../authentication/door-cookie.rules.js';
import { CreateDoorSession } from './door-link.dto.js';
import { DoorLinkService } from './door-link.service.js';
import { DoorSessionView } from './door-link.view.js';

@ApiTags('Seminars')
@Controller('door-sessions')
export class DoorSessionController {
  constructor(
    private readonly links: DoorLinkService,
    private readonly clock: Clock,
  ) {}

  /**
   * Verify a door link and begin to check people in
   *
   * For the page of the link, `/door/{seminarId}`. Sets the token as a cookie that scripts cannot read, for
   * `GET /seminars/{id}/check-in-list` and `POST /seminars/{id}/check-ins` of this seminar only. A session of a user
   * with the permission has priority over it. Writes with the cookie need the header `X-Locate-Client: web` and an
   * `Origin` or `Sec-Fetch-Site` of this application, as this request does. After five wrong tokens in a minute from one
   * address the answer is 429.
   */
  @Post()
  @Public()
  @UseGuards(SameOriginGuard)
  @ApiHeader({
    name: 'X-Locate-Client',
    required: true,
    description: 'Shows that a page of this application sends the request.',
    schema: { type: 'string', enum: ['web'] },
    example: 'web',
  })
  @ApiCreatedResponse({ type: DoorSessionView })
  @ApiProblems('door_link.expired', 'session.cross_site', 'auth.too_many_attempts')
  async create(
    @Body() body: CreateDoorSession,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<DoorSessionView> {
    const { seminarId, name, expiresAt } = await this.links.begin(
      body,
      request.ip,
      (seconds) => void reply.header('Retry-After', String(seconds)),
    );
    const { serverUrl } = request;
    const cookie = buildDoorCookie(body.token, { seminarId, expiresAt }, { now: this.clock.now(), serverUrl });
    void reply.header('Set-Cookie', cookie);
    return { seminarId, name, expiresAt };
  }
}
