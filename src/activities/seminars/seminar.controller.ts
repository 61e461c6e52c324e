import { Body, Controller } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../common/actor/actor.constants.js';
import { BulkUpdateOwner } from '../../common/bulk-updates/bulk-update.dto.js';
import { CurrentActor, IfMatch, type Version } from '../../common/http/request.decorator.js';
import { buildOwnerExample, createBulkUpdateController } from '../../identity/access/bulk-update-controller.factory.js';
import { createRecordController, RecordController } from '../../identity/access/record-controller.factory.js';
import { defineRoutes } from '../../identity/access/routes.decorator.js';
import { CreateSeminar, UpdateSeminar } from './seminar.dto.js';
import { seminarList } from './seminar.list.js';
import { SeminarService } from './seminar.service.js';
import { SeminarView } from './seminar.view.js';
import { SEMINAR_DOCS } from './seminar.openapi.js';
import { KINDS } from '../activity.entity.js';

const routes = defineRoutes(SEMINAR_DOCS, { scope: 'activities', records: ['seminar'], view: SeminarView });

@ApiTags('Seminars')
@RecordController('seminars')
export class SeminarController extends createRecordController(routes, seminarList, SeminarView, SeminarService) {
  @routes.Post()
  create(@Body() body: CreateSeminar, @CurrentActor() actor: Actor) {
    return this.work.run(actor, (tx) => this.records.create(tx, body));
  }

  @routes.Patch(':id')
  update(
    @routes.Id() id: string,
    @Body() body: UpdateSeminar,
    @IfMatch() ifMatch: Version,
    @CurrentActor() actor: Actor,
  ) {
    return this.work.run(actor, (tx) => this.records.update(tx, id, body, ifMatch), { isRepeatable: true });
  }

  // It moves registrations of forms too, whose locks can meet those of another request.
  @routes.PostAction(':id/restore')
  override restore(@routes.Id() id: string, @IfMatch() ifMatch: Version, @CurrentActor() actor: Actor) {
    return this.work.run(actor, (tx) => this.records.restore(tx, id, ifMatch), { isRepeatable: true });
  }
}

@ApiTags('Seminars')
@Controller('seminars/bulk-updates')
export class SeminarBulkUpdateController extends createBulkUpdateController(
  {
    collection: 'seminars',
    kind: KINDS.seminar,
    list: seminarList,
    title: 'title',
    bodyType: BulkUpdateOwner,
    updateType: UpdateSeminar,
    examples: buildOwnerExample('0199c000-0000-7000-8000-000000000412'),
  },
  ['activities:write', 'activities:read'],
  SeminarService,
) {}
