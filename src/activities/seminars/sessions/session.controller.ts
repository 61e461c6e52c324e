import { Body, Controller } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../../common/actor/actor.constants.js';
import { ListReader } from '../../../common/lists/list.reader.js';
import type { ListRequest } from '../../../common/lists/list-request.rules.js';
import { createExportFile, ExportOf, type ExportRequest, ListOf } from '../../../common/lists/list-route.decorator.js';
import { CurrentActor, type IdPair, IfMatch, type Version } from '../../../common/http/request.decorator.js';
import { UnitOfWork } from '../../../database/transactions/unit-of-work.transaction.js';
import { defineRoutes } from '../../../identity/access/routes.decorator.js';
import { ExampleSession, SeminarOf2016 } from '../model/seminar.examples.js';
import { CreateSession, UpdateSession } from './session.dto.js';
import { sessionList, buildSessionList } from './session.list.js';
import { SessionService } from './session.service.js';
import { SessionView } from './session.view.js';
import { SESSION_DOCS } from './session.openapi.js';

const routes = defineRoutes(SESSION_DOCS, {
  scope: 'activities',
  contains: ['contacts'],
  records: ['seminar', 'session'],
  view: SessionView,
  ids: { id: SeminarOf2016, sessionId: ExampleSession },
});

@ApiTags('Seminars')
@Controller('seminars/:id/sessions')
export class SessionController {
  constructor(
    private readonly work: UnitOfWork,
    private readonly sessions: SessionService,
    private readonly lists: ListReader,
  ) {}

  @routes.List(sessionList, SessionView)
  list(@routes.Id() id: string, @ListOf(sessionList) request: ListRequest, @CurrentActor() actor: Actor) {
    return this.sessions.readPage(id, request, actor);
  }

  @routes.Export(sessionList)
  async export(@routes.Id() id: string, @ExportOf(sessionList) request: ExportRequest, @CurrentActor() actor: Actor) {
    await this.sessions.assertSeminar(id);
    return createExportFile(this.lists, buildSessionList(id), request, actor);
  }

  @routes.Post()
  create(@routes.Id() id: string, @Body() body: CreateSession, @CurrentActor() actor: Actor) {
    return this.work.run(actor, (tx) => this.sessions.create(tx, id, body));
  }

  @routes.Get(':sessionId')
  read(@routes.Ids() ids: IdPair, @CurrentActor() actor: Actor) {
    return this.sessions.read(...ids, actor);
  }

  @routes.Patch(':sessionId')
  update(
    @routes.Ids() ids: IdPair,
    @Body() body: UpdateSession,
    @IfMatch() ifMatch: Version,
    @CurrentActor() actor: Actor,
  ) {
    return this.work.run(actor, (tx) => this.sessions.update(tx, ...ids, body, ifMatch));
  }

  @routes.Delete(':sessionId')
  archive(@routes.Ids() ids: IdPair, @IfMatch() ifMatch: Version, @CurrentActor() actor: Actor) {
    return this.work.run(actor, (tx) => this.sessions.archive(tx, ...ids, ifMatch));
  }

  @routes.PostAction(':sessionId/restore')
  restore(@routes.Ids() ids: IdPair, @IfMatch() ifMatch: Version, @CurrentActor() actor: Actor) {
    return this.work.run(actor, (tx) => this.sessions.restore(tx, ...ids, ifMatch));
  }
}
