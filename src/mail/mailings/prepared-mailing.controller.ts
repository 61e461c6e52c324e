import { Controller } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../common/actor/actor.constants.js';
import { CurrentActor } from '../../common/http/request.decorator.js';
import { defineRoutes } from '../../identity/access/routes.decorator.js';
import { PREPARED_MAILING_DOCS } from './mailing.openapi.js';
import { MailingService } from './mailing.service.js';
import { PreparedMailingListView } from './prepared-mailing.view.js';

const routes = defineRoutes(PREPARED_MAILING_DOCS, {
  scope: 'mailings',
  contains: ['contacts', 'activities'],
  records: ['seminar'],
  view: PreparedMailingListView,
});

@ApiTags('Mail')
@Controller('seminars/:id/prepared-mailings')
export class PreparedMailingController {
  constructor(private readonly mailings: MailingService) {}

  @routes.Get()
  list(@routes.Id() id: string, @CurrentActor() actor: Actor): Promise<PreparedMailingListView> {
    return this.mailings.listPrepared(id, actor);
  }
}
