import { Controller, Get, HttpCode, Param, Post, Req, Res, VERSION_NEUTRAL } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiOkResponse, ApiParam, ApiProduces, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ManageTokenService } from '../../../activities/seminars/registrations/manage-token.service.js';
import { RequestLimits } from '../../../common/http/request-limits.policy.js';
import { ApiProblems } from '../../../common/openapi/api-problems.decorator.js';
import { Clock } from '../../../common/time/clock.service.js';
import { Public } from '../../../identity/access/access.decorator.js';
import { sendPage } from '../public/page-reply.handler.js';
import { PageLang, type PageRequest, PageSlug, readAskedLanguage } from '../public/public-page.controller.js';
import { buildPageHeaders } from '../public/page-headers.rules.js';
import { type OpenedPage, type PageAnswer, PublicPageService } from '../public/public-page.service.js';
import { parseForm, type TypedValues } from '../registering/typed-form.rules.js';
import { AddressConfirmationService } from './address-confirmation.service.js';
import { EmailChangeMailService } from './email-change-mail.service.js';
import { DONE_NOTICES, type DoneNotice } from './own-registration-document.rules.js';
import { OWN_ACTIONS } from './own-registration.rules.js';
import { type OwnAnswer, OwnRegistrationService } from './own-registration.service.js';

/** A request for the page of a registration. Its parameters can be anything, and none is refused. */
type OwnRequest = FastifyRequest<{ Querystring: { lang?: unknown; done?: unknown } }>;

/** The answer to a form: a page, or the token with which the browser goes on. */
type ActAnswer = OwnAnswer | { done: null; token: string };

/** Requests of one client in ten minutes. They count apart from registrations. */
const MAX_REQUESTS = 100;
const LIMIT_WINDOW_MS = 600_000;

/** The page of a registration, which its person opens with the link of a mail. Every unknown token has the same page and 404. */
@ApiTags('Registration pages')
@PageSlug()
@ApiParam({ name: 'token', description: 'The token of the link.', example: 'n_example' })
@Controller({ path: 'r/:slug/m/:token', version: VERSION_NEUTRAL })
@Public()
export class OwnRegistrationController {
  private readonly limits = new RequestLimits(MAX_REQUESTS, LIMIT_WINDOW_MS);

  constructor(
    private readonly pages: PublicPageService,
    private readonly registrations: OwnRegistrationService,
    private readonly emailChanges: EmailChangeMailService,
    private readonly confirmations: AddressConfirmationService,
    private readonly tokens: ManageTokenService,
    private readonly clock: Clock,
  ) {}

  /**
   * Get the page of a registration
   *
   * Shows how the registration stands, with buttons to confirm, change and cancel it. Changes nothing, because programs that
   * look for viruses open every link of a mail.
   */
  @Get()
  @PageLang()
  @ApiProduces('text/html')
  @ApiOkResponse({ description: 'The page.', schema: { type: 'string' } })
  @ApiResponse({ status: 303, description: 'The link was confirmed before. Leads to the page of the registration.' })
  @ApiResponse({ status: 404, description: 'The page for an unknown address.', schema: { type: 'string' } })
  async show(
    @Param('slug') slug: string,
    @Param('token') token: string,
    @Req() request: OwnRequest,
    @Res() reply: FastifyReply,
  ) {
    const opened = await this.pages.open(slug, readAskedLanguage(request));
    const done = DONE_NOTICES.find((notice) => notice === request.query.done) ?? null;
    return sendPage(reply, (opened && (await this.findPage(opened, token, done))) ?? this.pages.showNotFound());
  }

  /**
   * Update a registration with the link of a mail
   *
   * For the link of a new registration, `action=confirm` confirms the address and gives the seat. Otherwise the form of the page: `action` is `confirm`, `change` or `cancel`. A cancellation asks once. A new address counts when its
   * link was confirmed. Leads to the page again.
   */
  @Post()
  @HttpCode(200)
  @PageLang()
  @ApiConsumes('application/x-www-form-urlencoded')
  @ApiBody({
    description: 'The inputs of the form. `sure=yes` confirms a cancellation.',
    schema: {
      type: 'object',
      properties: {
        action: { type: 'string', enum: [...OWN_ACTIONS] },
        sure: { type: 'string' },
        fullName: { type: 'string' },
        email: { type: 'string' },
      },
      example: { action: 'confirm' },
    },
  })
  @ApiProduces('text/html')
  @ApiOkResponse({ description: 'The page that asks again.', schema: { type: 'string' } })
  @ApiResponse({ status: 303, description: 'It was carried out. Leads to the page.' })
  @ApiResponse({ status: 404, description: 'The page for an unknown address.', schema: { type: 'string' } })
  @ApiResponse({
    status: 409,
    description: 'The page, which says that it is not possible any more.',
    schema: { type: 'string' },
  })
  @ApiResponse({ status: 422, description: 'The page with the values that are wrong.', schema: { type: 'string' } })
  @ApiResponse({
    status: 429,
    description: 'The page that says that somebody sends too much.',
    schema: { type: 'string' },
  })
  @ApiProblems('request.too_large', 'service.database_unavailable', 'service.clock_wrong')
  async submit(
    @Param('slug') slug: string,
    @Param('token') token: string,
    @Req() request: PageRequest,
    @Res() reply: FastifyReply,
  ) {
    const opened = await this.pages.open(slug, readAskedLanguage(request));
    if (!opened) return sendPage(reply, this.pages.showNotFound());
    const wait = this.limits.take(request.ip, this.clock.now().getTime());
    if (wait > 0) return sendPage(reply, this.pages.showTooMany(opened, wait));
    const answer = await this.answerForm(
      opened,
      token,
      Buffer.isBuffer(request.body) ? parseForm(request.body) : new Map(),
    );
    if (answer === null) return sendPage(reply, this.pages.showNotFound());
    if ('body' in answer) return sendPage(reply, answer);
    if ('wait' in answer) return sendPage(reply, this.pages.showTooMany(opened, answer.wait));
    return sendPage(reply, buildRedirect(opened, 'token' in answer ? answer.token : token, answer.done));
  }

  private async findPage(opened: OpenedPage, token: string, notice: DoneNotice | null): Promise<PageAnswer | null> {
    const own = await this.registrations.open(opened, token);
    if (own) return this.registrations.show(own, { notice });
    const change = await this.emailChanges.open(opened, token);
    if (!change) return (await this.confirmations.findPage(opened, token)) ?? this.findConfirmed(opened, token);
    // People open a mail again, and want to see how their registration stands.
    if (change.isConfirmed) return buildRedirect(opened, await this.tokens.build(change.registration.id), null);
    return this.registrations.canAct(change, 'change')
      ? this.emailChanges.show(change)
      : this.registrations.show(change);
  }

  private async findConfirmed(opened: OpenedPage, token: string): Promise<PageAnswer | null> {
    const confirmed = await this.confirmations.findConfirmed(opened, token);
    return confirmed && buildRedirect(opened, await this.tokens.build(confirmed.registrationId), null);
  }

  private async answerForm(opened: OpenedPage, token: string, values: TypedValues): Promise<ActAnswer | null> {
    const own = await this.registrations.open(opened, token);
    if (own) return this.registrations.applyAction(own, values);
    const change = await this.emailChanges.open(opened, token);
    if (!change) return this.confirmPending(opened, token, values);
    // A button that was pressed twice has done its work.
    if (change.isConfirmed) return { done: null, token: await this.tokens.build(change.registration.id) };
    const isPossible = this.registrations.canAct(change, 'change');
    if (isPossible && values.get('action')?.[0] !== 'confirm') return this.emailChanges.show(change);
    if (!isPossible || !(await this.emailChanges.confirm(change))) {
      return this.registrations.show(change, { notice: 'conflict' }, 409);
    }
    return { done: null, token: await this.tokens.build(change.registration.id) };
  }

  private async confirmPending(opened: OpenedPage, token: string, values: TypedValues): Promise<ActAnswer | null> {
    if (values.get('action')?.[0] !== 'confirm') {
      return (await this.confirmations.findPage(opened, token)) ?? this.findConfirmed(opened, token);
    }
    const answer = await this.confirmations.confirm(opened, token);
    if (answer === null || 'body' in answer) return answer;
    return { done: null, token: await this.tokens.build(answer.registrationId) };
  }
}

/** Leads a browser to the page of a registration, so that loading it again sends no form again. */
function buildRedirect({ page, language }: OpenedPage, token: string, done: DoneNotice | null): PageAnswer {
  const location = `/r/${page.slug}/m/${token}?lang=${language}${done === null ? '' : `&done=${done}`}`;
  return { status: 303, headers: { ...buildPageHeaders(page.embedOrigins), Location: location }, body: '' };
}
