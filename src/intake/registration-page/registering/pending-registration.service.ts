import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { TOKEN_PREFIX } from '../../../activities/seminars/model/manage-token.rules.js';
import { SeminarRegistrationService } from '../../../activities/seminars/registrations/seminar-registration.service.js';
import { SYSTEM } from '../../../common/actor/actor.constants.js';
import { OutgoingMailRegistry } from '../../../common/mail/outgoing-mail.registry.js';
import { Clock } from '../../../common/time/clock.service.js';
import { SqlClient } from '../../../database/connections/sql.client.js';
import type { Tx } from '../../../database/transactions/unit-of-work.transaction.js';
import { hashSecretToken, makeSecretToken } from '../../../identity/model/secret-token.rules.js';
import { buildSeminarValues } from '../../../mail/templates/seminar-values.rules.js';
import type { PageSubmission } from '../../parsing/page-submission.rules.js';
import { ConfirmedRegistration, PendingRegistration } from '../model/pending-registration.entity.js';
import { CONFIRMATION_HOURS, type PageLanguage } from '../model/registration-page.constants.js';
import type { RegistrationPage } from '../model/registration-page.entity.js';
import { readPage, readPageSeminar } from '../model/registration-page.queries.js';
import { deletePending, findConfirmed, findPending } from './pending-registration.queries.js';
import { PageSeatService, type PlacedPerson } from './page-seat.service.js';

const HOUR_MS = 3_600_000;

/** A registration that waits for the confirmation of its address, as the page of the link shows it. */
export interface PendingPerson {
  page: RegistrationPage;
  fullName: string;
  email: string;
  language: PageLanguage;
  expiresAt: Date;
}

/** Keeps registrations until their addresses are confirmed, and then gives them their seats. */
@Injectable()
export class PendingRegistrationService {
  constructor(
    private readonly sql: SqlClient,
    private readonly clock: Clock,
    private readonly mails: OutgoingMailRegistry,
    private readonly registrations: SeminarRegistrationService,
    private readonly seats: PageSeatService,
  ) {}

  /** Stores a registration, and sends the link with which the person confirms the address. */
  async add(tx: Tx, page: RegistrationPage, submission: PageSubmission, language: PageLanguage): Promise<void> {
    const { fullName = '', email = '', companyName = null } = submission.fields;
    const token = makeSecretToken(TOKEN_PREFIX);
    await tx.manager.insert(PendingRegistration, {
      id: uuidv7(),
      createdAt: tx.now,
      pageId: page.id,
      tokenHash: hashSecretToken(token),
      expiresAt: new Date(tx.now.getTime() + CONFIRMATION_HOURS * HOUR_MS),
      language,
      fullName,
      email,
      fields: submission as never,
    });
    const seminar = await readPageSeminar(tx.sql, page.activityId);
    await this.mails.add(tx, [
      {
        key: 'registration_confirm_address',
        language,
        recipient: { address: email, name: fullName, contactId: null },
        values: {
          ...buildSeminarValues(seminar, language),
          'contact.fullName': fullName,
          'contact.companyName': companyName,
        },
        secretPath: `/r/${page.slug}/m/${token}?lang=${language}`,
        about: { activityId: page.activityId },
      },
    ]);
  }

  /** Returns the registration of a token; null if there is none, or it was confirmed or has expired. */
  async find(token: string): Promise<PendingPerson | null> {
    const row = await findPending(this.sql, hashSecretToken(token), this.clock.now());
    if (!row) return null;
    const { pageId, fullName, email, language, expiresAt } = row;
    return { page: await readPage(this.sql, pageId), fullName, email, language, expiresAt };
  }

  /** Returns the registration for a seminar that the link of a token has confirmed; null if there is none, or it has expired. */
  findConfirmedId(seminarId: string, token: string): Promise<string | null> {
    return findConfirmed(this.sql, seminarId, hashSecretToken(token), this.clock.now());
  }

  /**
   * Confirms the address of a registration: the person gets a seat or a place on the waiting list, and a mail that says so. The
   * link counts once.
   * @returns null if there is no such registration, or it was confirmed or has expired
   * @throws 409 as {@link PageSeatService.place}; the registration then still waits
   */
  async confirmPending(token: string): Promise<PlacedPerson | null> {
    const pending = await this.find(token);
    if (!pending) return null;
    return this.registrations.runInOrder(pending.page.activityId, SYSTEM, async (tx) => {
      const row = await deletePending(tx.sql, hashSecretToken(token), tx.now);
      if (!row) return null;
      const placed = await this.seats.place(tx, pending.page, row.fields, row.language, { isAddressConfirmed: true });
      await tx.manager.insert(ConfirmedRegistration, {
        tokenHash: hashSecretToken(token),
        registrationId: placed.registration.id,
        expiresAt: row.expiresAt,
      });
      return placed;
    });
  }
}
