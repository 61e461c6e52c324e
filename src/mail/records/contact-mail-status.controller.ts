import { Controller } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../common/actor/actor.constants.js';
import { CurrentActor } from '../../common/http/request.decorator.js';
import { defineRoutes } from '../../identity/access/routes.decorator.js';
import { ContactMailStatusReader } from './contact-mail-status.reader.js';
import { ContactMailStatusView } from './contact-mail-status.view.js';
import { CONTACT_MAIL_STATUS_DOCS } from './mail.openapi.js';

const routes = defineRoutes(CONTACT_MAIL_STATUS_DOCS, {
  scope: 'mails',
  contains: ['contacts'],
  records: ['contact'],
  view: ContactMailStatusView,
});

@ApiTags('Mail')
@Controller('contacts/:id/mail-status')
export class ContactMailStatusController {
  constructor(private readonly statuses: ContactMailStatusReader) {}

  @routes.Get()
  read(@routes.Id() id: string, @CurrentActor() actor: Actor): Promise<ContactMailStatusView> {
    return this.statuses.read(id, actor);
  }
}
