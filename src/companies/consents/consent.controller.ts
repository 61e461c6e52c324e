import { Body, Controller, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../common/actor/actor.constants.js';
import type { ListRequest } from '../../common/lists/list-request.rules.js';
import { ListOf, ListRoute } from '../../common/lists/list-route.decorator.js';
import { ApiProblems } from '../../common/openapi/api-problems.decorator.js';
import { CurrentActor, RecordId } from '../../common/http/request.decorator.js';
import { Access } from '../../identity/access/access.decorator.js';
import { RecordConsent } from './consent.dto.js';
import { consentList } from './consent.list.js';
import { ConsentService } from './consent.service.js';
import { ConsentView } from './consent.view.js';

@ApiTags('Contacts')
@Controller('contacts/:id/consents')
export class ConsentController {
  constructor(private readonly consents: ConsentService) {}

  @ListRoute(consentList, ConsentView, 'List the consents of a contact, latest first')
  @Access('contacts:read')
  list(@RecordId('contact') id: string, @ListOf(consentList) request: ListRequest, @CurrentActor() actor: Actor) {
    return this.consents.list(id, request, actor);
  }

  /**
   * Record a consent of a contact
   *
   * A consent states that the contact agreed, refused or withdrew. Send the purpose, whether it was granted, the text
   * that the person answered to with its version, and where that happened. The latest decision for a purpose counts.
   * Earlier decisions are never changed, because they are the evidence that data protection law requires.
   */
  @Post()
  @Access('contacts:write')
  @ApiCreatedResponse({ type: ConsentView })
  @ApiProblems('contact.merged')
  record(@RecordId('contact') id: string, @Body() body: RecordConsent, @CurrentActor() actor: Actor) {
    return this.consents.record(id, body, actor);
  }
}
