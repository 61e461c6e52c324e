import { Body, Controller, Param } from '@nestjs/common';
import { ApiParam, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../common/actor/actor.constants.js';
import { CurrentActor } from '../../common/http/request.decorator.js';
import { defineRoutes, type RouteDocs } from '../../identity/access/routes.decorator.js';
import { RecordObjection } from './objection.dto.js';
import { ObjectionService } from './objection.service.js';
import { ObjectionView } from './objection.view.js';

const OBJECTION_DOCS = {
  record: {
    summary: 'Record an objection of a person to mails',
    description:
      'A refusal of each purpose is recorded for the contact, the address is put on the list of suppressed addresses, and queued ' +
      'invitations and marketing are not sent. What the person asks for, such as a confirmation, still arrives. A reason is not ' +
      'needed (GDPR art. 21). An address on the list gets neither invitations nor marketing, whichever purpose is named. A ' +
      'repeated objection changes nothing.',
    problems: ['person.not_found', 'consent.in_future', 'privacy_person.no_address', 'contact.merged'],
  },
} satisfies Record<string, RouteDocs>;

const routes = defineRoutes(OBJECTION_DOCS, { scope: 'privacy', records: ['person'], view: ObjectionView });

@ApiTags('Privacy')
@Controller('privacy/people/:key/object')
export class ObjectionController {
  constructor(private readonly objections: ObjectionService) {}

  @routes.PostAction()
  @ApiParam({ name: 'key', type: String, example: '0199c000-0000-7000-8000-000000000210' })
  record(@Param('key') key: string, @Body() body: RecordObjection, @CurrentActor() actor: Actor) {
    return this.objections.record(key, body, actor);
  }
}
