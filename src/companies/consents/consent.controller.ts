import { Body, Controller } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../common/actor/actor.constants.js';
import type { ListRequest } from '../../common/lists/list-request.rules.js';
import { ListOf } from '../../common/lists/list-route.decorator.js';
import { CurrentActor } from '../../common/http/request.decorator.js';
import { UnitOfWork } from '../../database/transactions/unit-of-work.transaction.js';
import { defineRoutes, type RouteDocs } from '../../identity/access/routes.decorator.js';
import { RecordConsent } from './consent.dto.js';
import { consentList } from './consent.list.js';
import { ConsentService } from './consent.service.js';
import { ConsentView } from './consent.view.js';

const CONSENT_DOCS = {
  list: { summary: 'List the consents of a contact, latest first' },
  record: {
    summary: 'Record a consent of a contact',
    description:
      'A consent states that the contact agreed, refused or withdrew. Send the purpose, whether it was granted, ' +
      'the text that the person answered to with its version, and where that happened. The latest decision for a ' +
      'purpose counts. Earlier decisions are never changed, because they are the evidence that data protection ' +
      'law requires.',
    problems: ['contact.merged', 'contact.erased'],
  },
} satisfies Record<string, RouteDocs>;

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
