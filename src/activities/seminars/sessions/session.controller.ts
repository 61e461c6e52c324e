import { Body, Controller, Delete, Get, HttpCode, Patch, Post, Res } from '@nestjs/common';
import { ApiBody, ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { Actor } from '../../../common/actor/actor.constants.js';
import { ListReader } from '../../../common/lists/list.reader.js';
import type { ListRequest } from '../../../common/lists/list-request.rules.js';
import {
  ExportOf,
  type ExportRequest,
  ExportRoute,
  ListOf,
  ListRoute,
  sendExport,
} from '../../../common/lists/list-route.decorator.js';
import { ApiProblems } from '../../../common/openapi/api-problems.decorator.js';
import { ApiIfMatch, CurrentActor, IfMatch, RecordId } from '../../../common/http/request.decorator.js';
import { Access } from '../../../identity/access/access.decorator.js';
import { ExampleSession, SeminarOf2016, SESSION_CHANGE_EXAMPLES } from '../model/seminar.examples.js';
import { CreateSession, UpdateSession } from './session.dto.js';
import { sessionList, buildSessionList } from './session.list.js';
import { SessionService } from './session.service.js';
import { SessionView } from './session.view.js';

/** The session in the path. */
const SESSION = { entity: 'session', parameter: 'sessionId' };

/** The error codes for a session that is not possible. */
const PROBLEMS = [
  'session.room_taken',
  'session.speaker_taken',
  'record.archived',
  '422 session.ends_before_start',
  '422 session.outside_seminar',
  '422 session.speaker_twice',
  '422 time.skipped',
  '422 time.ambiguous',
];

@ApiTags('Seminars')
@Controller('seminars/:id/sessions')
export class SessionController {
  constructor(
    private readonly sessions: SessionService,
    private readonly lists: ListReader,
  ) {}

  @ListRoute(sessionList, SessionView, 'List the sessions of a seminar')
  @SeminarOf2016()
  @Access('activities:read')
  list(@RecordId('seminar') id: string, @ListOf(sessionList) request: ListRequest, @CurrentActor() actor: Actor) {
    return this.sessions.readPage(id, request, actor);
  }

  @ExportRoute(sessionList, 'Export the sessions of a seminar')
  @SeminarOf2016()
  @Access('activities:export')
  async export(
    @RecordId('seminar') id: string,
    @ExportOf(sessionList) request: ExportRequest,
    @CurrentActor() actor: Actor,
    @Res() reply: FastifyReply,
  ) {
    await this.sessions.assertSeminar(id);
    return sendExport(this.lists, buildSessionList(id), request, actor, reply);
  }

  /**
   * Add a session to a seminar
   *
   * `title`, `startsAt` and `endsAt` are required; the times must lie within the seminar. Neither the room nor a
   * speaker may have another session at that time. The error names the other session.
   */
  @Post()
  @SeminarOf2016()
  @Access('activities:write')
  @ApiCreatedResponse({ type: SessionView })
  @ApiProblems(...PROBLEMS)
  create(@RecordId('seminar') id: string, @Body() body: CreateSession, @CurrentActor() actor: Actor) {
    return this.sessions.create(id, body, actor);
  }

  /**
   * Get a session
   *
   * Returns the times, the room, the language and the speakers.
   */
  @Get(':sessionId')
  @SeminarOf2016()
  @ExampleSession()
  @Access('activities:read')
  @ApiOkResponse({ type: SessionView })
  read(@RecordId('seminar') id: string, @RecordId(SESSION) sessionId: string, @CurrentActor() actor: Actor) {
    return this.sessions.read(id, sessionId, actor);
  }

  /**
   * Update a session
   *
   * Send the fields to change; `speakers` replaces the stored list. The change is rejected when the room or a speaker
   * has another session at the new time.
   */
  @Patch(':sessionId')
  @SeminarOf2016()
  @ExampleSession()
  @Access('activities:write')
  @ApiBody({ type: UpdateSession, examples: SESSION_CHANGE_EXAMPLES })
  @ApiIfMatch()
  @ApiOkResponse({ type: SessionView })
  @ApiProblems(...PROBLEMS)
  update(
    @RecordId('seminar') id: string,
    @RecordId(SESSION) sessionId: string,
    @Body() body: UpdateSession,
    @IfMatch() ifMatch: number | undefined,
    @CurrentActor() actor: Actor,
  ) {
    return this.sessions.update(id, sessionId, body, ifMatch, actor);
  }

  /**
   * Archive a session
   *
   * An archived session occupies neither its room nor its speakers. It can be restored as long as they are still free.
   */
  @Delete(':sessionId')
  @SeminarOf2016()
  @ExampleSession()
  @Access('activities:write')
  @ApiIfMatch()
  @ApiOkResponse({ type: SessionView })
  @ApiProblems('record.archived')
  archive(
    @RecordId('seminar') id: string,
    @RecordId(SESSION) sessionId: string,
    @IfMatch() ifMatch: number | undefined,
    @CurrentActor() actor: Actor,
  ) {
    return this.sessions.archive(id, sessionId, ifMatch, actor);
  }

  /**
   * Restore an archived session
   *
   * The request is rejected when the room or a speaker has another session by now. The error names that session.
   */
  @Post(':sessionId/restore')
  @SeminarOf2016()
  @ExampleSession()
  @Access('activities:write')
  @HttpCode(200)
  @ApiIfMatch()
  @ApiOkResponse({ type: SessionView })
  @ApiProblems(...PROBLEMS)
  restore(
    @RecordId('seminar') id: string,
    @RecordId(SESSION) sessionId: string,
    @IfMatch() ifMatch: number | undefined,
    @CurrentActor() actor: Actor,
  ) {
    return this.sessions.restore(id, sessionId, ifMatch, actor);
  }
}
