import { Body, Controller } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../common/actor/actor.constants.js';
import { ListReader } from '../../common/lists/list.reader.js';
import type { ListRequest } from '../../common/lists/list-request.rules.js';
import { createExportFile, ExportOf, type ExportRequest, ListOf } from '../../common/lists/list-route.decorator.js';
import { CurrentActor, IfMatch, type Version } from '../../common/http/request.decorator.js';
import { UnitOfWork } from '../../database/transactions/unit-of-work.transaction.js';
import { defineRoutes } from '../../identity/access/routes.decorator.js';
import { CreateAgreement, UpdateAgreement } from './agreement.dto.js';
import { AgreementService } from './agreement.service.js';
import { agreementList } from './agreement.list.js';
import { AgreementDetailView, AgreementView } from './agreement.view.js';
import { AGREEMENT_DOCS } from './agreement.openapi.js';

const routes = defineRoutes(AGREEMENT_DOCS, {
  scope: 'agreements',
  contains: ['contacts', 'companies'],
  records: ['agreement'],
  view: AgreementDetailView,
});

@ApiTags('Agreements')
@Controller('agreements')
export class AgreementController {
  constructor(
    private readonly work: UnitOfWork,
    private readonly agreements: AgreementService,
    private readonly lists: ListReader,
  ) {}

  @routes.List(agreementList, AgreementView)
  list(@ListOf(agreementList) request: ListRequest, @CurrentActor() actor: Actor) {
    return this.lists.readPage<AgreementView>(agreementList, request, actor);
  }

  @routes.Export(agreementList)
  export(@ExportOf(agreementList) request: ExportRequest, @CurrentActor() actor: Actor) {
    return createExportFile(this.lists, agreementList, request, actor);
  }

  @routes.Post()
  create(@Body() body: CreateAgreement, @CurrentActor() actor: Actor) {
    return this.work.run(actor, (tx) => this.agreements.create(tx, body));
  }

  @routes.Get(':id')
  read(@routes.Id() id: string, @CurrentActor() actor: Actor) {
    return this.agreements.read(id, actor);
  }

  @routes.Patch(':id')
  update(
    @routes.Id() id: string,
    @Body() body: UpdateAgreement,
    @IfMatch() ifMatch: Version,
    @CurrentActor() actor: Actor,
  ) {
    return this.work.run(actor, (tx) => this.agreements.update(tx, id, body, ifMatch));
  }

  @routes.Delete(':id')
  archive(@routes.Id() id: string, @IfMatch() ifMatch: Version, @CurrentActor() actor: Actor) {
    return this.work.run(actor, (tx) => this.agreements.archive(tx, id, ifMatch));
  }

  @routes.PostAction(':id/restore')
  restore(@routes.Id() id: string, @IfMatch() ifMatch: Version, @CurrentActor() actor: Actor) {
    return this.work.run(actor, (tx) => this.agreements.restore(tx, id, ifMatch));
  }
}
