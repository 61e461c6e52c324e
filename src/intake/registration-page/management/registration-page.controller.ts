import { Body, Controller, Get, Req, Res } from '@nestjs/common';
import { ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Actor } from '../../../common/actor/actor.constants.js';
import { QueryParams } from '../../../common/http/query.decorator.js';
import { CurrentActor, IfMatch, RecordId, type Version } from '../../../common/http/request.decorator.js';
import { UnitOfWork } from '../../../database/transactions/unit-of-work.transaction.js';
import { ApiProblems } from '../../../common/openapi/api-problems.decorator.js';
import { SqlClient } from '../../../database/connections/sql.client.js';
import { Access } from '../../../identity/access/access.decorator.js';
import { defineRoutes } from '../../../identity/access/routes.decorator.js';
import { sendPage } from '../public/page-reply.handler.js';
import { PublicPageService } from '../public/public-page.service.js';
import { PagePreviewParameters, PutRegistrationPage } from './registration-page.dto.js';
import { SeminarWithPage } from './registration-page.examples.js';
import { REGISTRATION_PAGE_DOCS } from './registration-page.openapi.js';
import { RegistrationPageService } from './registration-page.service.js';
import { RegistrationPageView } from './registration-page.view.js';

const routes = defineRoutes(REGISTRATION_PAGE_DOCS, {
  scope: 'activities',
  records: ['seminar'],
  view: RegistrationPageView,
  ids: { id: SeminarWithPage },
});

@ApiTags('Registration pages')
@Controller('seminars/:id/registration-page')
export class RegistrationPageController {
  constructor(
    private readonly work: UnitOfWork,
    private readonly sql: SqlClient,
    private readonly pages: RegistrationPageService,
    private readonly publicPages: PublicPageService,
  ) {}

  @routes.Get()
  read(@routes.Id() id: string, @Req() request: FastifyRequest) {
    return this.pages.read(id, request.serverUrl);
  }

  @routes.Put()
  replace(
    @routes.Id() id: string,
    @Body() body: PutRegistrationPage,
    @Req() request: FastifyRequest,
    @IfMatch() ifMatch: Version,
    @CurrentActor() actor: Actor,
  ) {
    return this.work.run(actor, (tx) => this.pages.replace(tx, id, body, ifMatch, request.serverUrl));
  }

  @routes.PostAction('enable')
  enable(
    @routes.Id() id: string,
    @Req() request: FastifyRequest,
    @IfMatch() ifMatch: Version,
    @CurrentActor() actor: Actor,
  ) {
    return this.work.run(actor, (tx) => this.pages.enable(tx, id, ifMatch, request.serverUrl));
  }

  @routes.PostAction('disable')
  disable(
    @routes.Id() id: string,
    @Req() request: FastifyRequest,
    @IfMatch() ifMatch: Version,
    @CurrentActor() actor: Actor,
  ) {
    return this.work.run(actor, (tx) => this.pages.disable(tx, id, ifMatch, request.serverUrl));
  }

  /**
   * Preview the registration page of a seminar
   *
   * Returns the page as html, also while it is not enabled. Nobody can register on it.
   */
  @Get('preview')
  @Access('activities:read')
  @SeminarWithPage()
  @ApiProduces('text/html')
  @ApiOkResponse({ description: 'The page.', schema: { type: 'string' } })
  @ApiProblems('seminar.not_found', 'registration_page.none')
  async renderPreview(
    @RecordId('seminar') id: string,
    @QueryParams() { lang }: PagePreviewParameters,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ) {
    const page = await this.pages.find(this.sql, id);
    const opened = await this.publicPages.openPage(page, { lang, acceptLanguage: request.headers['accept-language'] });
    return sendPage(reply, await this.publicPages.showPreview(opened));
  }
}
