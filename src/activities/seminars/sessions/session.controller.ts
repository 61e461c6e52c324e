import { Body } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../../common/actor/actor.constants.js';
import { CurrentActor, type IdPair, IfMatch, type Version } from '../../../common/http/request.decorator.js';
import { createNestedRecordController, RecordController } from '../../../identity/access/record-controller.factory.js';
import { defineRoutes } from '../../../identity/access/routes.decorator.js';
import { ExampleSession, SeminarOf2016 } from '../model/seminar.examples.js';
import { CreateSession, UpdateSession } from './session.dto.js';
import { sessionList } from './session.list.js';
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
@RecordController('seminars/:id/sessions')
export class SessionController extends createNestedRecordController(
  routes,
  sessionList,
  SessionView,
  SessionService,
  ':sessionId',
) {
  @routes.Post()
  create(@routes.Id() id: string, @Body() body: CreateSession, @CurrentActor() actor: Actor) {
    return this.work.run(actor, (tx) => this.records.create(tx, id, body));
  }

  @routes.Patch(':sessionId')
  update(
    @routes.Ids() ids: IdPair,
    @Body() body: UpdateSession,
    @IfMatch() ifMatch: Version,
    @CurrentActor() actor: Actor,
  ) {
    return this.work.run(actor, (tx) => this.records.update(tx, ...ids, body, ifMatch));
  }
}
