import { Body, Controller } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../../common/actor/actor.constants.js';
import { ListReader } from '../../../common/lists/list.reader.js';
import type { ListRequest } from '../../../common/lists/list-request.rules.js';
import { ExportOf, type ExportRequest, ListOf, createExportFile } from '../../../common/lists/list-route.decorator.js';
import {
  CurrentActor,
  IfMatch,
  RecordId,
  type IdPair,
  RecordIds,
  type Version,
} from '../../../common/http/request.decorator.js';
import { defineRecordRoutes } from '../../../identity/access/record-routes.decorator.js';
import { ExampleSession, SeminarOf2016 } from '../model/seminar.examples.js';
import { CreateSession, UpdateSession } from './session.dto.js';
import { sessionList, buildSessionList } from './session.list.js';
import { SessionService } from './session.service.js';
import { SessionView } from './session.view.js';
import { SESSION_DOCS } from './session.openapi.js';

/** The session in the path. */
const SESSION = { entity: 'session', parameter: 'sessionId' };

const routes = defineRecordRoutes(SESSION_DOCS, {
  scope: 'activities',
  view: SessionView,
  ids: { id: SeminarOf2016, sessionId: ExampleSession },
});

@ApiTags('Seminars')
@Controller('seminars/:id/sessions')
export class SessionController {
  constructor(
    private readonly sessions: SessionService,
    private readonly lists: ListReader,
  ) {}

  @routes.List(sessionList, SessionView)
  list(@RecordId('seminar') id: string, @ListOf(sessionList) request: ListRequest, @CurrentActor() actor: Actor) {
    return this.sessions.readPage(id, request, actor);
  }

  @routes.Export(sessionList)
  async export(
    @RecordId('seminar') id: string,
    @ExportOf(sessionList) request: ExportRequest,
    @CurrentActor() actor: Actor,
  ) {
    await this.sessions.assertSeminar(id);
    return createExportFile(this.lists, buildSessionList(id), request, actor);
  }

  @routes.Post()
  create(@RecordId('seminar') id: string, @Body() body: CreateSession, @CurrentActor() actor: Actor) {
    return this.sessions.create(id, body, actor);
  }

  @routes.Get(':sessionId')
  read(@RecordIds('seminar', SESSION) ids: IdPair, @CurrentActor() actor: Actor) {
    return this.sessions.read(...ids, actor);
  }

  @routes.Patch(':sessionId')
  update(
    @RecordIds('seminar', SESSION) ids: IdPair,
    @Body() body: UpdateSession,
    @IfMatch() ifMatch: Version,
    @CurrentActor() actor: Actor,
  ) {
    return this.sessions.update(...ids, body, ifMatch, actor);
  }

  @routes.Delete(':sessionId')
  archive(@RecordIds('seminar', SESSION) ids: IdPair, @IfMatch() ifMatch: Version, @CurrentActor() actor: Actor) {
    return this.sessions.archive(...ids, ifMatch, actor);
  }

  @routes.PostAction(':sessionId/restore')
  restore(@RecordIds('seminar', SESSION) ids: IdPair, @IfMatch() ifMatch: Version, @CurrentActor() actor: Actor) {
    return this.sessions.restore(...ids, ifMatch, actor);
  }
}
