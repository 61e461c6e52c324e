import { Controller, Get, Param, Req, Res, VERSION_NEUTRAL } from '@nestjs/common';
import { ApiOkResponse, ApiParam, ApiProduces, ApiQuery, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Public } from '../../../identity/access/access.decorator.js';
import { PAGE_LANGUAGES } from '../model/registration-page.constants.js';
import { sendPage } from './page-reply.handler.js';
import { type AskedLanguage, type OpenedPage, PublicPageService } from './public-page.service.js';

/** A request for a page. Its parameters can be anything, and none is refused. */
export type PageRequest = FastifyRequest<{ Querystring: { lang?: unknown } }>;

/** Returns the language that a request asks for. */
export function readAskedLanguage({ query, headers }: PageRequest): AskedLanguage {
  return { lang: query.lang, acceptLanguage: headers['accept-language'] };
}

/** Documents the parameters of a page. */
export const PageSlug = () =>
  ApiParam({ name: 'slug', description: 'The end of the address of the page.', example: 'new-light' });
export const PageLang = () =>
  ApiQuery({
    name: 'lang',
    required: false,
    description: `The language of the page: ${PAGE_LANGUAGES.join(', ')}. Without it that of the browser.`,
    example: 'en',
  });

/** The registration pages, for people without a login. Every route answers an unknown slug with the same page and 404. */
@ApiTags('Registration pages')
@PageSlug()
@Controller({ path: 'r', version: VERSION_NEUTRAL })
@Public()
export class PublicPageController {
  constructor(private readonly pages: PublicPageService) {}

  /**
   * Get a registration page
   *
   * The page of a seminar with its form, as html. A page on which nobody can register says why.
   */
  @Get(':slug')
  @PageLang()
  @ApiProduces('text/html')
  @ApiOkResponse({ description: 'The page.', schema: { type: 'string' } })
  show(@Param('slug') slug: string, @Req() request: PageRequest, @Res() reply: FastifyReply) {
    return this.answer(slug, request, reply, (opened) => this.pages.show(opened));
  }

  /**
   * Get the page after a registration
   *
   * It is the same for every registration, so that it tells nobody who is registered.
   */
  @Get(':slug/thanks')
  @PageLang()
  @ApiProduces('text/html')
  @ApiOkResponse({ description: 'The page.', schema: { type: 'string' } })
  showThanks(@Param('slug') slug: string, @Req() request: PageRequest, @Res() reply: FastifyReply) {
    return this.answer(slug, request, reply, (opened) => this.pages.showThanks(opened));
  }

  /**
   * Download the seminar of a registration page for a calendar
   *
   * An iCalendar file without personal data.
   */
  @Get(':slug.ics')
  @PageLang()
  @ApiProduces('text/calendar')
  @ApiOkResponse({ description: 'The calendar file.', schema: { type: 'string' } })
  async readCalendar(@Param('slug') slug: string, @Req() request: PageRequest, @Res() reply: FastifyReply) {
    const opened = await this.pages.open(slug, readAskedLanguage(request));
    const calendar = opened && this.pages.buildCalendar(opened, request.serverUrl);
    if (!calendar) return sendPage(reply, this.pages.showNotFound());
    return reply
      .type('text/calendar; charset=utf-8')
      .header('Content-Disposition', `attachment; filename="${opened.page.slug}.ics"`)
      .header('Cache-Control', 'no-store')
      .send(calendar);
  }

  private async answer(
    slug: string,
    request: PageRequest,
    reply: FastifyReply,
    show: (opened: OpenedPage) => ReturnType<PublicPageService['show']> | ReturnType<PublicPageService['showThanks']>,
  ): Promise<FastifyReply> {
    const opened = await this.pages.open(slug, readAskedLanguage(request));
    return sendPage(reply, opened ? await show(opened) : this.pages.showNotFound());
  }
}
