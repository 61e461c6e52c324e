import { Body, Controller, Param } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../common/actor/actor.constants.js';
import { CurrentActor, IfMatch, type Version } from '../../common/http/request.decorator.js';
import { UnitOfWork } from '../../database/transactions/unit-of-work.transaction.js';
import { defineRoutes } from '../../identity/access/routes.decorator.js';
import { PreviewMailTemplate, PutMailTemplate } from './mail-template.dto.js';
import { MAIL_TEMPLATE_DOCS, TemplateKeyParameter, TemplateLanguageParameter } from './mail-template.openapi.js';
import { MailTemplateService } from './mail-template.service.js';
import { MailTemplatePreviewView, MailTemplatesView, MailTemplateView } from './mail-template.view.js';

const routes = defineRoutes(MAIL_TEMPLATE_DOCS, {
  scope: 'mail_templates',
  records: ['mail_template'],
  view: MailTemplateView,
  ids: { key: TemplateKeyParameter, language: TemplateLanguageParameter },
});

/** A preview can have the values of a registration, and asks for what its own route asks for. */
const previewRoutes = defineRoutes(MAIL_TEMPLATE_DOCS, {
  scope: 'mail_templates',
  contains: ['activities', 'contacts'],
  records: ['mail_template'],
  view: MailTemplatePreviewView,
  ids: { key: TemplateKeyParameter, language: TemplateLanguageParameter },
});

@ApiTags('Mail')
@Controller('mail-templates')
export class MailTemplateController {
  constructor(
    private readonly work: UnitOfWork,
    private readonly templates: MailTemplateService,
  ) {}

  @routes.Get('', { view: MailTemplatesView })
  list(): Promise<MailTemplatesView> {
    return this.templates.list();
  }

  @routes.Get(':key/:language')
  read(@Param('key') key: string, @Param('language') language: string) {
    return this.templates.read(key, language);
  }

  @routes.Put(':key/:language')
  replace(
    @Param('key') key: string,
    @Param('language') language: string,
    @Body() body: PutMailTemplate,
    @IfMatch() ifMatch: Version,
    @CurrentActor() actor: Actor,
  ) {
    return this.work.run(actor, (tx) => this.templates.replace(tx, key, language, body, ifMatch));
  }

  @routes.Delete(':key/:language')
  reset(
    @Param('key') key: string,
    @Param('language') language: string,
    @IfMatch() ifMatch: Version,
    @CurrentActor() actor: Actor,
  ) {
    return this.work.run(actor, (tx) => this.templates.reset(tx, key, language, ifMatch));
  }

  @previewRoutes.PostAction(':key/:language/preview', { access: 'mail_templates:read' })
  renderPreview(
    @Param('key') key: string,
    @Param('language') language: string,
    @Body() body: PreviewMailTemplate,
    @CurrentActor() actor: Actor,
  ) {
    return this.templates.renderPreview(key, language, body, actor);
  }
}
