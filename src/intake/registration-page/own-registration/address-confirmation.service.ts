import { Injectable } from '@nestjs/common';
import { isClosedError } from '../registering/page-registration.service.js';
import { PendingRegistrationService } from '../registering/pending-registration.service.js';
import { readPageAssets } from '../public/page-assets.reader.js';
import { buildPageHeaders } from '../public/page-headers.rules.js';
import { type OpenedPage, type PageAnswer, PublicPageService } from '../public/public-page.service.js';
import { buildQuestionDocument } from './own-registration-document.rules.js';
import { OWN_REGISTRATION_TEXTS } from './own-registration-texts.constants.js';

/** Lets people confirm the address of a new registration, and gives them their seats. */
@Injectable()
export class AddressConfirmationService {
  constructor(
    private readonly pages: PublicPageService,
    private readonly pending: PendingRegistrationService,
  ) {}

  /** Returns the page that asks for the confirmation; null for a token of no registration that waits for one on this page. */
  async findPage({ page, seminar, language }: OpenedPage, token: string): Promise<PageAnswer | null> {
    const person = await this.pending.find(token);
    if (person?.page.id !== page.id) return null;
    const texts = OWN_REGISTRATION_TEXTS[language];
    const body = buildQuestionDocument({
      language,
      title: texts.pendingTitle,
      facts: [page.texts[language]?.title ?? seminar.title, person.fullName, person.email],
      question: texts.pendingQuestion,
      submit: texts.pendingConfirm,
      assets: readPageAssets(),
    });
    return { status: 200, headers: buildPageHeaders(page.embedOrigins), body };
  }

  /**
   * Confirms the address of a registration on this page. A link that was confirmed before changes nothing.
   * @returns the registration, the page where nobody gets a seat any more, or null as {@link findPage}
   */
  async confirm(opened: OpenedPage, token: string): Promise<{ registrationId: string } | PageAnswer | null> {
    const person = await this.pending.find(token);
    if (person?.page.id !== opened.page.id) return this.findConfirmed(opened, token);
    try {
      const placed = await this.pending.confirmPending(token);
      // Another request with the token may have come first.
      return placed ? { registrationId: placed.registration.id } : await this.findConfirmed(opened, token);
    } catch (error) {
      if (!isClosedError(error)) throw error;
      return { ...(await this.pages.show(opened)), status: 409 };
    }
  }

  /** Returns the registration that a token has confirmed, because people open the link of a mail again; else null. */
  async findConfirmed({ seminar }: OpenedPage, token: string): Promise<{ registrationId: string } | null> {
    const registrationId = await this.pending.findConfirmedId(seminar.id, token);
    return registrationId === null ? null : { registrationId };
  }
}
