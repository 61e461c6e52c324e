import { Injectable } from '@nestjs/common';
import { SeminarRegistrationService } from '../../../activities/seminars/registrations/seminar-registration.service.js';
import { SYSTEM } from '../../../common/actor/actor.constants.js';
import { CodedError } from '../../../common/errors/domain.errors.js';
import { OutgoingMailRegistry } from '../../../common/mail/outgoing-mail.registry.js';
import { SqlClient } from '../../../database/connections/sql.client.js';
import type { Tx } from '../../../database/transactions/unit-of-work.transaction.js';
import { buildSeminarValues } from '../../../mail/templates/seminar-values.rules.js';
import { PageSignatureService } from '../registering/page-signature.service.js';
import { readPageAssets } from '../public/page-assets.reader.js';
import { buildPageHeaders } from '../public/page-headers.rules.js';
import { fillText } from '../public/page-texts.constants.js';
import type { OpenedPage, PageAnswer } from '../public/public-page.service.js';
import { EmailChangeService } from './email-change.service.js';
import { buildQuestionDocument } from './own-registration-document.rules.js';
import { findOwnRegistration, type OwnRegistration } from './own-registration.queries.js';
import { OWN_REGISTRATION_TEXTS } from './own-registration-texts.constants.js';

/** A change of an address that its person has opened with the link of a mail. */
export interface OpenedEmailChange extends OpenedPage {
  registration: OwnRegistration;
  email: string;
  /** Whether the registration has the new address already. */
  isConfirmed: boolean;
}

/** Lets people confirm a new address of their registration, before mails about it go there. */
@Injectable()
export class EmailChangeMailService {
  constructor(
    private readonly sql: SqlClient,
    private readonly mails: OutgoingMailRegistry,
    private readonly changes: EmailChangeService,
    private readonly registrations: SeminarRegistrationService,
    private readonly signatures: PageSignatureService,
  ) {}

  /** Returns what limits the mails of a new address: the hashes of the address and of the registration. */
  hashSenders({ id }: OwnRegistration, email: string): Promise<string[]> {
    return Promise.all([this.signatures.hashAddress(email), this.signatures.hashRegistration(id)]);
  }

  /** Mails the link that confirms a new address to this address. */
  async addMail(
    tx: Tx,
    { page, seminar, language, registration }: OpenedPage & { registration: OwnRegistration },
    email: string,
  ): Promise<void> {
    const token = await this.changes.build(registration.id, registration.email, email);
    const values = { ...buildSeminarValues(seminar, language), 'contact.fullName': registration.fullName };
    await this.mails.add(tx, [
      {
        key: 'registration_confirm_address',
        language,
        recipient: { address: email, name: registration.fullName, contactId: null },
        values,
        secretPath: `/r/${page.slug}/m/${token}?lang=${language}`,
        about: { activityId: seminar.id },
      },
    ]);
  }

  /**
   * Finds the change of a token for the seminar of a page, also when it was confirmed already; null if there is none, it has
   * expired, or the registration has got another address since.
   */
  async open(opened: OpenedPage, token: string): Promise<OpenedEmailChange | null> {
    const parts = this.changes.parse(token);
    if (!parts) return null;
    const registration = await findOwnRegistration(this.sql, opened.seminar.id, parts.registrationId);
    if (!registration || !(await this.changes.isValid(parts))) return null;
    const isConfirmed = registration.email === parts.to;
    if (!isConfirmed && !(await this.changes.isFrom(parts, registration.email))) return null;
    return { ...opened, registration, email: parts.to, isConfirmed };
  }

  /** Shows the question whether the address is right. */
  show({ language, page, email }: OpenedEmailChange): PageAnswer {
    const texts = OWN_REGISTRATION_TEXTS[language];
    const body = buildQuestionDocument({
      language,
      title: texts.newAddress,
      question: fillText(texts.newAddressQuestion, { email }),
      submit: texts.newAddressConfirm,
      assets: readPageAssets(),
    });
    return { status: 200, headers: buildPageHeaders(page.embedOrigins), body };
  }

  /**
   * Stores the new address.
   * @returns false if somebody else has a registration with this address and name
   */
  async confirm({ seminar, registration, email }: OpenedEmailChange): Promise<boolean> {
    try {
      await this.registrations.runInOrder(seminar.id, SYSTEM, (tx) =>
        this.registrations.update(tx, seminar.id, registration.id, { email }),
      );
      return true;
    } catch (error) {
      if (error instanceof CodedError && error.status === 409) return false;
      throw error;
    }
  }
}
