import { Controller, Delete, Get, HttpCode, Req } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import type { Actor } from '../../common/actor/actor.constants.js';
import { CurrentActor, type IdPair, RecordId, RecordIds } from '../../common/http/request.decorator.js';
import { Access } from '../access/access.decorator.js';
import { readCredentials } from '../authentication/credentials.rules.js';
import { UserSessionsView, UserSignInsView } from './user-session.view.js';
import { ForeignSessionService } from './foreign-session.service.js';

@ApiTags('Identity')
@Controller('users')
export class ForeignSessionController {
  constructor(private readonly sessions: ForeignSessionService) {}

  /**
   * List the last logins of all users
   *
   * For administrators only. Returns for each user who has logged in in a browser when that last was, and the number of
   * sessions that have not ended.
   */
  @Get('sign-ins')
  @Access('user_sessions:read')
  @ApiOkResponse({ type: UserSignInsView })
  listSignIns() {
    return this.sessions.listSignIns();
  }

  /**
   * List the sessions of a user
   *
   * For administrators only. Returns the sessions of a colleague that have not ended, with the last used first. Only the
   * browser, as it names itself, and the times are stored; the address is not.
   */
  @Get(':id/sessions')
  @Access('user_sessions:read')
  @ApiOkResponse({ type: UserSessionsView })
  list(@RecordId('user') id: string, @CurrentActor() actor: Actor, @Req() request: FastifyRequest) {
    return this.sessions.list(id, actor, readCredentials(request));
  }

  /**
   * Log out of a session of a user
   *
   * For administrators only, for example when a colleague has lost a device. The colleague has to log in again there.
   */
  @Delete(':id/sessions/:sessionId')
  @Access('user_sessions:write')
  @HttpCode(204)
  @ApiNoContentResponse({ description: 'The session has ended.' })
  end(@RecordIds('user', 'session') ids: IdPair, @CurrentActor() actor: Actor) {
    return this.sessions.end(ids, actor);
  }

  /**
   * Log out of all sessions of a user
   *
   * For administrators only. The colleague has to log in again on every device, and to create new calendar addresses. Access
   * tokens of scripts stay valid until they expire.
   */
  @Delete(':id/sessions')
  @Access('user_sessions:write')
  @HttpCode(204)
  @ApiNoContentResponse({ description: 'All sessions of the user have ended.' })
  endAll(@RecordId('user') id: string, @CurrentActor() actor: Actor) {
    return this.sessions.endAll(id, actor);
  }
}
