import { Body, Controller } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../common/actor/actor.constants.js';
import { ListReader } from '../../common/lists/list.reader.js';
import type { ListRequest } from '../../common/lists/list-request.rules.js';
import { createExportFile, ExportOf, type ExportRequest, ListOf } from '../../common/lists/list-route.decorator.js';
import { CurrentActor, IfMatch, type Version } from '../../common/http/request.decorator.js';
import { UnitOfWork } from '../../database/transactions/unit-of-work.transaction.js';
import { defineRoutes } from '../../identity/access/routes.decorator.js';
import { CreateSeminar, UpdateSeminar } from './seminar.dto.js';
import { seminarList } from './seminar.list.js';
import { SeminarService } from './seminar.service.js';
import { SeminarView } from './seminar.view.js';
import { SEMINAR_DOCS } from './seminar.openapi.js';

const routes = defineRoutes(SEMINAR_DOCS, { scope: 'activities', records: ['seminar'], view: SeminarView });

@ApiTags('Seminars')
@Controller('seminars')
export class SeminarController {
  constructor(
    private readonly work: UnitOfWork,
    private readonly seminars: SeminarService,
    private readonly lists: ListReader,
  ) {}

  @routes.List(seminarList, SeminarView)
  list(@ListOf(seminarList) request: ListRequest, @CurrentActor() actor: Actor) {
    return this.lists.readPage<SeminarView>(seminarList, request, actor);
  }

  @routes.Export(seminarList)
  export(@ExportOf(seminarList) request: ExportRequest, @CurrentActor() actor: Actor) {
    return createExportFile(this.lists, seminarList, request, actor);
  }

  @routes.Post()
  create(@Body() body: CreateSeminar, @CurrentActor() actor: Actor) {
    return this.work.run(actor, (tx) => this.seminars.create(tx, body));
  }

  @routes.Get(':id')
  read(@routes.Id() id: string, @CurrentActor() actor: Actor) {
    return this.seminars.read(id, actor);
  }

  @routes.Patch(':id')
  update(
    @routes.Id() id: string,
    @Body() body: UpdateSeminar,
    @IfMatch() ifMatch: Version,
    @CurrentActor() actor: Actor,
  ) {
    return this.work.run(actor, (tx) => this.seminars.update(tx, id, body, ifMatch), { isRepeatable: true });
  }

  @routes.Delete(':id')
  archive(@routes.Id() id: string, @IfMatch() ifMatch: Version, @CurrentActor() actor: Actor) {
    return this.work.run(actor, (tx) => this.seminars.archive(tx, id, ifMatch));
  }

  @routes.PostAction(':id/restore')
  restore(@routes.Id() id: string, @IfMatch() ifMatch: Version, @CurrentActor() actor: Actor) {
    return this.work.run(actor, (tx) => this.seminars.restore(tx, id, ifMatch), { isRepeatable: true });
  }
}
