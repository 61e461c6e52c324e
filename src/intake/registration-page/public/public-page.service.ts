import { Inject, Injectable } from '@nestjs/common';
import { buildEventCalendar } from '../../../common/documents/icalendar.factory.js';
import { OutgoingMailRegistry } from '../../../common/mail/outgoing-mail.registry.js';
import { Clock } from '../../../common/time/clock.service.js';
import { SETTINGS } from '../../../config/config.module.js';
import type { Settings } from '../../../config/settings.factory.js';
import { SqlClient } from '../../../database/connections/sql.client.js';
import { formatPlace } from '../../../mail/templates/seminar-values.rules.js';
import { SLUG, type PageLanguage } from '../model/registration-page.constants.js';
import type { RegistrationPage } from '../model/registration-page.entity.js';
import { findPageBySlug, type PageSeminar, readPageSeminar } from '../model/registration-page.queries.js';
import type { WrongInput } from '../registering/field-problems.constants.js';
import { html, renderParagraphs } from './html.rules.js';
import { readPageAssets } from './page-assets.reader.js';
import { describePlaces, findClosedReason } from './page-availability.rules.js';
import { buildMessageDocument, buildNotFoundDocument } from './page-document.rules.js';
import { buildPageHeaders, type PageHeaders } from './page-headers.rules.js';
import { choosePageLanguage } from './page-language.rules.js';
import { countPeople } from './page-seats.queries.js';
import { PageSignatureService } from '../registering/page-signature.service.js';
import { PAGE_UI_TEXTS } from './page-texts.constants.js';
import { buildRegistrationPageDocument } from './registration-page-document.rules.js';

/** An answer to a person without a login. */
export interface PageAnswer {
  status: number;
  headers: PageHeaders;
  body: string;
}

/** A page with its seminar, in the language of the reader. */
export interface OpenedPage {
  page: RegistrationPage;
  seminar: PageSeminar;
  language: PageLanguage;
}

/** The language that a request asks for. */
export interface AskedLanguage {
  lang: unknown;
  acceptLanguage: string | undefined;
}

/** The values that a person has typed, and those that are wrong. */
interface TypedForm {
  values: ReadonlyMap<string, readonly string[]>;
  wrongInputs: readonly WrongInput[];
}

const NEW_FORM: TypedForm = { values: new Map(), wrongInputs: [] };

/** Shows registration pages to people without a login. */
@Injectable()
export class PublicPageService {
  constructor(
    @Inject(SETTINGS) private readonly settings: Settings,
    private readonly sql: SqlClient,
    private readonly clock: Clock,
    private readonly mails: OutgoingMailRegistry,
    private readonly signatures: PageSignatureService,
  ) {}

  /**
   * Finds a page by its slug, with the language of the reader; null if there is none. Phones begin a typed address with a
   * capital letter.
   */
  async open(typed: string, asked: AskedLanguage): Promise<OpenedPage | null> {
    const slug = typed.toLowerCase();
    const page = slug.length <= 60 && SLUG.test(slug) ? await findPageBySlug(this.sql, slug) : null;
    return page && this.openPage(page, asked);
  }

  /** Reads the seminar of a page, and chooses the language of the reader. */
  async openPage(page: RegistrationPage, { lang, acceptLanguage }: AskedLanguage): Promise<OpenedPage> {
    const seminar = await readPageSeminar(this.sql, page.activityId);
    return { page, seminar, language: choosePageLanguage(page.languages, lang, acceptLanguage) };
  }

  /** Shows the page with its form: empty, or as typed with what is wrong. */
  async show(opened: OpenedPage, typed: TypedForm = NEW_FORM): Promise<PageAnswer> {
    const status = typed.wrongInputs.length > 0 ? 422 : 200;
    const body = await this.buildPage(opened, typed, false);
    return { status, headers: buildPageHeaders(opened.page.embedOrigins), body };
  }

  /** Shows a page to a colleague, also while it is not enabled. Nobody can register there. */
  async showPreview(opened: OpenedPage): Promise<PageAnswer> {
    return { status: 200, headers: buildPageHeaders(), body: await this.buildPage(opened, NEW_FORM, true) };
  }

  /** Shows the page after a registration, which is the same for everybody. */
  showThanks({ page, language }: OpenedPage): PageAnswer {
    const texts = PAGE_UI_TEXTS[language];
    const isMailed = this.mails.isConfigured;
    const paragraphs = [
      html`<p>${isMailed ? texts.thanksMail : texts.thanksStored}</p>`,
      ...renderParagraphs(page.texts[language]?.thanks),
    ];
    const body = buildMessageDocument(language, texts.thanks, paragraphs, readPageAssets());
    return { status: 200, headers: buildPageHeaders(page.embedOrigins), body };
  }

  /** Shows that somebody sends too much. */
  showTooMany({ page, language }: OpenedPage, seconds: number): PageAnswer {
    const texts = PAGE_UI_TEXTS[language];
    const back = html`<p><a href="/r/${page.slug}?lang=${language}">${texts.back}</a></p>`;
    const paragraphs = [html`<p data-code="registration_page.too_many">${texts.tooManyText}</p>`, back];
    const body = buildMessageDocument(language, texts.tooMany, paragraphs, readPageAssets());
    const headers = { ...buildPageHeaders(page.embedOrigins), 'Retry-After': String(seconds) };
    return { status: 429, headers, body };
  }

  /** Shows that there is no page. The bytes are always the same. */
  showNotFound(): PageAnswer {
    return { status: 404, headers: buildPageHeaders(), body: buildNotFoundDocument(readPageAssets()) };
  }

  /** Returns the seminar of a page as a calendar file; null for a seminar without hours. */
  buildCalendar({ page, seminar, language }: OpenedPage, base: string): string | null {
    const { id, startsAt, endsAt, status, version, createdAt, updatedAt } = seminar;
    if (!startsAt || !endsAt) return null;
    const title = page.texts[language]?.title ?? seminar.title;
    return buildEventCalendar(title, [
      {
        uid: `seminar-${id}`,
        sequence: version,
        createdAt,
        updatedAt,
        start: startsAt,
        end: endsAt,
        summary: title,
        // Only people with a seat get the link to the meeting.
        location: formatPlace(seminar) || null,
        url: `${base}/r/${page.slug}`,
        status: status === 'cancelled' ? 'cancelled' : 'confirmed',
      },
    ]);
  }

  private async buildPage(opened: OpenedPage, typed: TypedForm, isPreview: boolean): Promise<string> {
    const { page, seminar, language } = opened;
    const now = this.clock.now();
    const places = describePlaces(seminar.capacity, await countPeople(this.sql, seminar.id));
    return buildRegistrationPageDocument({
      page,
      seminar,
      places,
      closedReason: isPreview ? null : findClosedReason(page, seminar, now),
      form: {
        language,
        ...typed,
        opened: typed.values.get('opened')?.[0] ?? (await this.signatures.signTime(now)),
        hasChallenge: this.settings.registrationPowCost > 0,
        isPreview,
      },
      agencyAddress: this.findAgencyAddress(),
      privacyAddress: this.settings.privacyContact?.address ?? null,
      path: isPreview ? `/api/v1/seminars/${page.activityId}/registration-page/preview` : `/r/${page.slug}`,
      assets: readPageAssets(),
    });
  }

  /** Returns the address to which people write who cannot use the form; null if the settings have none. */
  private findAgencyAddress(): string | null {
    const { mailReplyTo, mailServer } = this.settings;
    return mailReplyTo?.address ?? mailServer?.from.address ?? null;
  }
}
