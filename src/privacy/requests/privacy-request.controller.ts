import { Body } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../common/actor/actor.constants.js';
import { CurrentActor, IfMatch, type Version } from '../../common/http/request.decorator.js';
import { createRecordController, RecordController } from '../../identity/access/record-controller.factory.js';
import { defineRoutes } from '../../identity/access/routes.decorator.js';
import { CreatePrivacyRequest, UpdatePrivacyRequest } from './privacy-request.dto.js';
import { privacyRequestList } from './privacy-request.list.js';
import { PRIVACY_REQUEST_DOCS } from './privacy-request.openapi.js';
import { PrivacyRequestService } from './privacy-request.service.js';
import { PrivacyRequestDetailView, PrivacyRequestView } from './privacy-request.view.js';

const routes = defineRoutes(PRIVACY_REQUEST_DOCS, {
  scope: 'privacy',
  contains: ['contacts'],
  records: ['privacy_request'],
  view: PrivacyRequestDetailView,
});

@ApiTags('Privacy')
@RecordController('privacy/requests')
export class PrivacyRequestController extends createRecordController(
  routes,
  privacyRequestList,
  PrivacyRequestView,
  PrivacyRequestService,
) {
  @routes.Post()
  create(@Body() body: CreatePrivacyRequest, @CurrentActor() actor: Actor) {
    return this.work.run(actor, (tx) => this.records.create(tx, body));
  }

  @routes.Patch(':id')
  update(
    @routes.Id() id: string,
    @Body() body: UpdatePrivacyRequest,
    @IfMatch() ifMatch: Version,
    @CurrentActor() actor: Actor,
  ) {
    return this.work.run(actor, (tx) => this.records.update(tx, id, body, ifMatch));
  }
}
