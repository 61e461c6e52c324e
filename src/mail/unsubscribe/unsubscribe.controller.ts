import { Controller, Get, Header, HttpCode, Param, Post, Req, UseGuards, VERSION_NEUTRAL } from '@nestjs/common';
import { ApiConsumes, ApiOkResponse, ApiParam, ApiProduces, ApiQuery, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { ApiProblems } from '../../common/openapi/api-problems.decorator.js';
import { Public } from '../../identity/access/access.decorator.js';
import { MAIL_LANGUAGES } from '../model/mail.constants.js';
import { UnsubscribeLimitGuard } from './unsubscribe-limit.guard.js';
import { buildUnsubscribePage, parsePageLanguage } from './unsubscribe-page.rules.js';
import { UnsubscribeService } from './unsubscribe.service.js';

/** A request with the link. Its parameters can be anything, and none is refused. */
type LinkRequest = FastifyRequest<{ Querystring: { lang?: unknown; mail?: unknown } }>;

const PAGE = 'text/html; charset=utf-8';

/** The page of the link with which people unsubscribe. It is the same for every token, also for an invented one. */
@ApiTags('Mail')
@ApiParam({ name: 'token', description: 'The token of the link.', example: 'q3Zl0b1mT2mJm6lY3k9N0A' })
@ApiQuery({ name: 'lang', required: false, description: `The language of the page: ${MAIL_LANGUAGES.join(', ')}.` })
@ApiQuery({ name: 'mail', required: false, description: 'The mail that has the link.' })
@Controller({ path: 'm/:token', version: VERSION_NEUTRAL })
@UseGuards(UnsubscribeLimitGuard)
@Public()
export class UnsubscribeController {
  constructor(private readonly subscriptions: UnsubscribeService) {}

  /**
   * Get the page to unsubscribe
   *
   * Changes nothing, because programs that look for viruses open every link of a mail.
   */
  @Get()
  @Header('Content-Type', PAGE)
  @Header('Cache-Control', 'no-store')
  @ApiProduces('text/html')
  @ApiOkResponse({ description: 'The page with a button.', schema: { type: 'string' } })
  @ApiProblems('unsubscribe.too_many')
  show(@Req() { query }: LinkRequest): string {
    return buildUnsubscribePage(parsePageLanguage(query.lang), false);
  }

  /**
   * Withdraw consent with the link of a mail
   *
   * For the button of the page and for mail programs that unsubscribe with one click (RFC 8058). Withdraws the consent of the
   * contact to marketing and to invitations. Any content type is accepted, and nothing of the body is read. The response is
   * the same for every token.
   */
  @Post()
  @HttpCode(200)
  @Header('Content-Type', PAGE)
  @Header('Cache-Control', 'no-store')
  @ApiConsumes('*/*')
  @ApiProduces('text/html')
  @ApiOkResponse({ description: 'The page that says that it is done.', schema: { type: 'string' } })
  @ApiProblems('request.too_large', 'unsubscribe.too_many', 'service.database_unavailable', 'service.clock_wrong')
  async withdraw(@Param('token') token: string, @Req() { query }: LinkRequest): Promise<string> {
    await this.subscriptions.withdrawConsents(token, query.mail);
    return buildUnsubscribePage(parsePageLanguage(query.lang), true);
  }
}
