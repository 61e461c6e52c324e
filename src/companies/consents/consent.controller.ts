import { Body, Controller } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../common/actor/actor.constants.js';
import type { ListRequest } from '../../common/lists/list-request.rules.js';
import { ListOf } from '../../common/lists/list-route.decorator.js';
import { CurrentActor } from '../../common/http/request.decorator.js';
import { UnitOfWork } from '../../database/transactions/unit-of-work.transaction.js';
import { defineRoutes } from '../../identity/access/routes.decorator.js';
import { RecordConsent } from './consent.dto.js';
import { consentList } from './consent.list.js';
import { ConsentService } from './consent.service.js';
import { ConsentView } from './consent.view.js';
import { CONSENT_DOCS } from './consent.openapi.js';

const routes = defineRoutes(CONSENT_DOCS, { scope: 'contacts', records: ['contact'], view: ConsentView });

@ApiTags('Contacts')
@Controller('contacts/:id/consents')
export class ConsentController {
  constructor(
    private readonly work: UnitOfWork,
    private readonly consents: ConsentService,
  ) {}

  @routes.List(consentList, ConsentView)
  list(@routes.Id() id: string, @ListOf(consentList) request: ListRequest, @CurrentActor() actor: Actor) {
    return this.consents.list(id, request, actor);
  }

  @routes.Post()
  record(@routes.Id() id: string, @Body() body: RecordConsent, @CurrentActor() actor: Actor) {
    return this.work.run(actor, (tx) => this.consents.record(tx, id, body));
  }
}
