import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import {
  lockPersonRegistrations,
  lockSeminar,
  type Registrant,
  resolvePerson,
} from '../../../activities/seminars/registrations/seminar-registration.queries.js';
import { assignSeat } from '../../../activities/seminars/registrations/seminar-registration.store.js';
import { notifyPerson } from '../../../activities/seminars/model/registration-follower.registry.js';
import { DUPLICATE, type SeminarRegistration } from '../../../activities/seminars/model/seminar-registration.entity.js';
import { isOverOrCompleted } from '../../../activities/seminars/model/seminar-registration.rules.js';
import { CodedError } from '../../../common/errors/domain.errors.js';
import type { Tx } from '../../../database/transactions/unit-of-work.transaction.js';
import { chooseStatusMail } from '../../../mail/templates/registration-mail.rules.js';
import { InboxStore } from '../../inbox/inbox.store.js';
import {
  buildPageExternalId,
  type PageDelivery,
  type PageSubmission,
  serialisePageDelivery,
} from '../../parsing/page-submission.rules.js';
import type { PageLanguage } from '../model/registration-page.constants.js';
import type { RegistrationPage } from '../model/registration-page.entity.js';

/** A person who has a seat or a place on the waiting list now. */
export interface PlacedPerson {
  registration: Pick<SeminarRegistration, 'id' | 'status' | 'origin'>;
  /** False for a person who had it already; nothing has changed then. */
  isNew: boolean;
}

/** Gives people who register on a page their seats, and stores their registrations as deliveries of the page. */
@Injectable()
export class PageSeatService {
  constructor(private readonly inbox: InboxStore) {}

  /**
   * Gives a person a seat or a place on the waiting list, stores the delivery, and tells the person by mail. A person with the
   * same name and address who has one already keeps it, and the mail says so. The page was open when the person registered,
   * so the window of the registration does not count any more.
   * @throws 409 `seminar.cancelled`, `seminar.completed`, `seminar.registration_closed` for a seminar that is over,
   * `record.archived`
   */
  async place(
    tx: Tx,
    page: RegistrationPage,
    submission: PageSubmission,
    language: PageLanguage,
  ): Promise<PlacedPerson> {
    const person = await resolvePerson(tx, buildRegistrant(submission, language), true);
    const seminar = await lockSeminar(tx, page.activityId);
    if (isOverOrCompleted(seminar, tx.now)) {
      throw new CodedError('seminar.registration_closed', `${seminar.reference} is over.`);
    }
    try {
      const registration = await assignSeat(tx, seminar, person, { override: true, origin: 'page' });
      await this.store(tx, page, { id: uuidv7(), seatId: registration.id, isCancelled: false, submission });
      await notifyPerson(tx, registration, { onlyInformed: false });
      return { registration, isNew: true };
    } catch (error) {
      if (!(error instanceof CodedError && error.code === DUPLICATE)) throw error;
      const [registration] = await lockPersonRegistrations(tx, seminar.id, person);
      if (!registration) throw error;
      await notifyPerson(tx, registration, { onlyInformed: false });
      return { registration, isNew: false };
    }
  }

  /**
   * Tells a person with the same name and address who is registered already so by mail. Nothing else changes.
   * @returns false for a person who is not registered, or whom no mail would tell
   */
  async notifyRegistered(
    tx: Tx,
    page: RegistrationPage,
    submission: PageSubmission,
    language: PageLanguage,
  ): Promise<boolean> {
    const person = await resolvePerson(tx, buildRegistrant(submission, language), true);
    const found = await lockPersonRegistrations(tx, page.activityId, person);
    const registration = found.find(({ status, archivedAt }) => status !== 'cancelled' && archivedAt === null);
    if (!registration || chooseStatusMail(registration) === null) return false;
    await notifyPerson(tx, registration, { onlyInformed: false });
    return true;
  }

  /** Stores a registration that a program seems to have sent. It waits for a review, without a seat and without a mail. */
  async storeSuspected(tx: Tx, page: RegistrationPage, submission: PageSubmission): Promise<void> {
    await this.store(tx, page, { id: uuidv7(), seatId: null, isCancelled: false, submission });
  }

  /** Stores that a person gave a seat back. */
  async storeCancellation(tx: Tx, page: Pick<RegistrationPage, 'connectionId'>, seatId: string): Promise<void> {
    await this.store(tx, page, { id: uuidv7(), seatId, isCancelled: true, submission: null });
  }

  private async store(tx: Tx, page: Pick<RegistrationPage, 'connectionId'>, delivery: PageDelivery): Promise<void> {
    await this.inbox.storeInTransaction(tx, {
      connectionId: page.connectionId,
      provider: 'registration_page',
      origin: 'page',
      deliveryKey: `${buildPageExternalId(delivery)}/${delivery.id}`,
      contentSha256: null,
      verification: 'verified',
      headers: {},
      contentType: 'application/json',
      body: serialisePageDelivery(delivery),
      receivedAt: tx.now,
    });
  }
}

/** Builds the person of a seat. The language of the page counts unless the person has chosen another. */
function buildRegistrant({ fields }: PageSubmission, language: PageLanguage): Registrant {
  return {
    fullName: fields.fullName ?? null,
    email: fields.email ?? null,
    companyName: fields.companyName ?? null,
    jobTitle: fields.jobTitle ?? null,
    language: fields.language ?? language,
  };
}
