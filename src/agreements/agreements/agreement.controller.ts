import { Body, Controller } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../common/actor/actor.constants.js';
import { CurrentActor, IfMatch, type Version } from '../../common/http/request.decorator.js';
import { buildOwnerExample, createBulkUpdateController } from '../../identity/access/bulk-update-controller.factory.js';
import { createRecordController, RecordController } from '../../identity/access/record-controller.factory.js';
import { defineRoutes } from '../../identity/access/routes.decorator.js';
import { BulkUpdateAgreements, CreateAgreement, UpdateAgreement } from './agreement.dto.js';
import { AgreementService } from './agreement.service.js';
import { agreementList } from './agreement.list.js';
import { AgreementDetailView, AgreementView } from './agreement.view.js';
import { AGREEMENT_DOCS } from './agreement.openapi.js';
import { AGREEMENT } from './agreement.entity.js';

const routes = defineRoutes(AGREEMENT_DOCS, {
  scope: 'agreements',
  contains: ['contacts', 'companies'],
  records: ['agreement'],
  view: AgreementDetailView,
});

@ApiTags('Agreements')
@RecordController('agreements')
export class AgreementController extends createRecordController(
  routes,
  agreementList,
  AgreementView,
  AgreementService,
) {
  @routes.Post()
  create(@Body() body: CreateAgreement, @CurrentActor() actor: Actor) {
    return this.work.run(actor, (tx) => this.records.create(tx, body));
  }

  @routes.Patch(':id')
  update(
    @routes.Id() id: string,
    @Body() body: UpdateAgreement,
    @IfMatch() ifMatch: Version,
    @CurrentActor() actor: Actor,
  ) {
    return this.work.run(actor, (tx) => this.records.update(tx, id, body, ifMatch));
  }
}

@ApiTags('Agreements')
@Controller('agreements/bulk-updates')
export class AgreementBulkUpdateController extends createBulkUpdateController(
  {
    collection: 'agreements',
    kind: AGREEMENT,
    list: agreementList,
    title: 'title',
    bodyType: BulkUpdateAgreements,
    updateType: UpdateAgreement,
    examples: buildOwnerExample('0199c000-0000-7000-8000-000000000502'),
  },
  ['agreements:write', 'agreements:read', 'contacts:read', 'companies:read'],
  AgreementService,
) {}
