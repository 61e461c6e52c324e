import { ApiTags } from '@nestjs/swagger';
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
export class SessionController extends createNestedRecordController({
  routes,
  list: sessionList,
  view: SessionView,
  service: SessionService,
  create: CreateSession,
  update: UpdateSession,
}) {}
