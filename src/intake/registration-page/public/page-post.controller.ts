import { Controller, Get, HttpCode, Param, Post, Req, Res, VERSION_NEUTRAL } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiOkResponse, ApiProduces, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { CodedError } from '../../../common/errors/domain.errors.js';
import { RequestLimits } from '../../../common/http/request-limits.policy.js';
import { ApiProblems } from '../../../common/openapi/api-problems.decorator.js';
import { Clock } from '../../../common/time/clock.service.js';
import { Public } from '../../../identity/access/access.decorator.js';
import { isClosedError, PageRegistrationService } from '../registering/page-registration.service.js';
import { ProofOfWorkService } from '../registering/proof-of-work.service.js';
import { parseForm } from '../registering/typed-form.rules.js';
import { findClosedReason } from './page-availability.rules.js';
import { choosePageLanguage } from './page-language.rules.js';
import { sendPage } from './page-reply.handler.js';
import { PageLang, type PageRequest, PageSlug, readAskedLanguage } from './public-page.controller.js';
import { type OpenedPage, PublicPageService } from './public-page.service.js';
import { ChallengeView } from './challenge.view.js';

/** Forms that one address sends in ten minutes, and challenges that it gets. A whole company may have one address. */
const MAX_REQUESTS = 100;
const LIMIT_WINDOW_MS = 10 * 60_000;

const FORM = 'application/x-www-form-urlencoded';

/** Takes the forms of registration pages. */
@ApiTags('Registration pages')
@PageSlug()
@Controller({ path: 'r', version: VERSION_NEUTRAL })
@Public()
export class PagePostController {
  private readonly limits = new RequestLimits(MAX_REQUESTS, LIMIT_WINDOW_MS);
  private readonly challengeLimits = new RequestLimits(MAX_REQUESTS, LIMIT_WINDOW_MS);

  constructor(
    private readonly clock: Clock,
    private readonly pages: PublicPageService,
    private readonly registrations: PageRegistrationService,
    private readonly proofs: ProofOfWorkService,
  ) {}

  /**
   * Get the challenge of a registration page
   *
   * A proof of work that the browser computes before it sends the form (ALTCHA, PBKDF2/SHA-256). It is valid for 20 minutes
   * and counts once.
   */
  @Get(':slug/challenge')
  @ApiProduces('application/json', 'text/html')
  @ApiOkResponse({ type: ChallengeView })
  @ApiResponse({
    status: 429,
    description: 'The page that says that somebody sends too much.',
    schema: { type: 'string' },
  })
  async readChallenge(@Param('slug') slug: string, @Req() request: PageRequest, @Res() reply: FastifyReply) {
    const opened = await this.pages.open(slug, readAskedLanguage(request));
    if (!opened) return sendPage(reply, this.pages.showNotFound());
    // The server derives a key for each challenge.
    const seconds = this.challengeLimits.take(request.ip, this.clock.now().getTime());
    if (seconds > 0) return sendPage(reply, this.pages.showTooMany(opened, seconds));
    return reply.header('Cache-Control', 'no-store').send(await this.proofs.create(opened.page.slug));
  }

  /**
   * Register on the page of a seminar
   *
   * Takes the form as a browser sends it. Every registration is answered with the same redirect, whether or not the person is
   * registered already. An invalid one is answered with 422 and the form as it was typed.
   */
  @Post(':slug')
  @HttpCode(303)
  @PageLang()
  @ApiConsumes(FORM)
  @ApiBody({
    description: 'The inputs of the form. `q.<id>` answers a question, and `consent.<purpose>` gives a consent.',
    schema: {
      type: 'object',
      properties: { fullName: { type: 'string' }, email: { type: 'string' }, challenge: { type: 'string' } },
      example: { fullName: 'Mei Chen', email: 'mei@chen.example' },
    },
  })
  @ApiProduces('text/html')
  @ApiResponse({ status: 303, description: 'The registration was taken.' })
  @ApiProblems('request.too_large', 'request.unsupported_media_type')
  async register(@Param('slug') slug: string, @Req() request: PageRequest, @Res() reply: FastifyReply) {
    const seconds = this.limits.take(request.ip, this.clock.now().getTime());
    const opened = await this.pages.open(slug, readAskedLanguage(request));
    if (!opened) return sendPage(reply, this.pages.showNotFound());
    if (seconds > 0) return sendPage(reply, this.pages.showTooMany(opened, seconds));
    const values = parseForm(readFormBody(request));
    const { page, seminar, language } = opened;
    if (findClosedReason(page, seminar, this.clock.now()) !== null) return this.showClosed(slug, request, reply);
    try {
      const result = await this.registrations.register(page, language, values);
      if (result.kind === 'too_many') return sendPage(reply, this.pages.showTooMany(opened, result.seconds));
      if (result.kind === 'taken')
        return reply.status(303).headers(REDIRECT).header('Location', buildThanksPath(opened, request)).send();
      return sendPage(reply, await this.pages.show(opened, { values, wrongInputs: result.wrongInputs }));
    } catch (error) {
      if (!isClosedError(error)) throw error;
      return this.showClosed(slug, request, reply);
    }
  }

  /** Shows the page again, which says why nobody can register. */
  private async showClosed(slug: string, request: PageRequest, reply: FastifyReply) {
    const opened = await this.pages.open(slug, readAskedLanguage(request));
    return sendPage(reply, opened ? { ...(await this.pages.show(opened)), status: 409 } : this.pages.showNotFound());
  }
}

const REDIRECT = { 'Cache-Control': 'no-store' };

/** Returns the body of a form. @throws 415 for a body that no form has */
function readFormBody({ headers, body }: FastifyRequest): Buffer {
  const [type = ''] = (headers['content-type'] ?? '').split(';');
  if (type.trim().toLowerCase() === FORM) return Buffer.isBuffer(body) ? body : Buffer.alloc(0);
  throw new CodedError('request.unsupported_media_type', `The body must be a form (${FORM}).`);
}

/** Returns the address of the page after a registration, with the language if the browser would choose another. */
function buildThanksPath({ page, language }: OpenedPage, { headers }: FastifyRequest): string {
  const usual = choosePageLanguage(page.languages, undefined, headers['accept-language']);
  return `/r/${page.slug}/thanks${usual === language ? '' : `?lang=${language}`}`;
}
