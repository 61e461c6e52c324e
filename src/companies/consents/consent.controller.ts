import { Body, Controller } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../common/actor/actor.constants.js';
import type { ListRequest } from '../../common/lists/list-request.rules.js';
import { ListOf } from '../../common/lists/list-route.decorator.js';
import { CurrentActor, RecordId } from '../../common/http/request.decorator.js';
import { defineRecordRoutes } from '../../identity/access/record-routes.decorator.js';
import { RecordConsent } from './consent.dto.js';
import { consentList } from './consent.list.js';
import { ConsentService } from './consent.service.js';
import { ConsentView } from './consent.view.js';
import { CONSENT_DOCS } from './consent.openapi.js';

const routes = defineRecordRoutes(CONSENT_DOCS, { scope: 'contacts', view: ConsentView });

@ApiTags('Contacts')
@Controller('contacts/:id/consents')
export class ConsentController {
  constructor(private readonly consents: ConsentService) {}

  @routes.List(consentList, ConsentView)
  list(@RecordId('contact') id: string, @ListOf(consentList) request: ListRequest, @CurrentActor() actor: Actor) {
    return this.consents.list(id, request, actor);
  }

  @routes.Post()
  record(@RecordId('contact') id: string, @Body() body: RecordConsent, @CurrentActor() actor: Actor) {
    return this.consents.record(id, body, actor);
  }
}
