import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import {
  lockPersonRegistrations,
  lockSeminar,
  type Registrant,
  resolvePerson,
} from '../../../activities/seminars/registrations/seminar-registration.queries.js';
import {
  assignSeat,
  isInForce,
  updatePerson,
} from '../../../activities/seminars/registrations/seminar-registration.store.js';
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
import { readPage } from '../model/registration-page.queries.js';
import { findMailAddresses } from './page-seat.queries.js';

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
   * so the window of the registration does not count any more; but a colleague who disables the page ends registrations at once.
   * @param isAddressConfirmed whether the person has opened a link that was mailed to the address. A seat that the person has
   * with another address gets this one.
   * @throws 409 `seminar.cancelled`, `seminar.completed`, `seminar.registration_closed` for a seminar that is over or whose page
   * is disabled, `record.archived`
   */
  async place(
    tx: Tx,
    page: RegistrationPage,
    submission: PageSubmission,
    language: PageLanguage,
    { isAddressConfirmed }: { isAddressConfirmed: boolean },
  ): Promise<PlacedPerson> {
    const person = await resolvePerson(tx, buildRegistrant(submission, language), true);
    const seminar = await lockSeminar(tx, page.activityId);
    if (isOverOrCompleted(seminar, tx.now)) {
      throw new CodedError('seminar.registration_closed', `${seminar.reference} is over.`);
    }
    if (!(await readPage(tx.sql, page.id)).enabled) {
      throw new CodedError('seminar.registration_closed', `The registration page of ${seminar.reference} is disabled.`);
    }
    try {
      const registration = await assignSeat(tx, seminar, person, { override: true, origin: 'page' });
      await this.store(tx, page, {
        id: uuidv7(),
        seatId: registration.id,
        ...(isAddressConfirmed && { isAddressConfirmed }),
        isCancelled: false,
        submission,
      });
      await notifyPerson(tx, registration, { onlyInformed: false });
      return { registration, isNew: true };
    } catch (error) {
      if (!(error instanceof CodedError && error.code === DUPLICATE)) throw error;
      const found = await lockPersonRegistrations(tx, seminar.id, person);
      const seat = await findSeat(tx, found, person.email);
      if (!seat) throw error;
      const { registration, hasAddress } = seat;
      if (isAddressConfirmed && !hasAddress) await updatePerson(tx, registration, { email: person.email });
      await notifyPerson(tx, registration, { onlyInformed: false });
      return { registration, isNew: false };
    }
  }

  /**
   * Tells a person with the same name and address who is registered already so by mail. Nothing else changes.
   * @returns false for a person who is not registered with this address, or whom no mail would tell
   */
  async notifyRegistered(
    tx: Tx,
    page: RegistrationPage,
    submission: PageSubmission,
    language: PageLanguage,
  ): Promise<boolean> {
    const person = await resolvePerson(tx, buildRegistrant(submission, language), true);
    const found = await lockPersonRegistrations(tx, page.activityId, person);
    const seat = await findSeat(tx, found, person.email);
    // The mail goes to the address of the seat, which a person with another one need not read any more.
    if (!seat?.hasAddress) return false;
    const { registration } = seat;
    // Another provider has confirmed its registrations itself, so no mail of ours would say so.
    if (registration.origin === 'provider' || chooseStatusMail(registration) === null) return false;
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

/** Finds the registration of a person that is in force, if possible one whose mails go to the address that the person typed. */
async function findSeat(
  tx: Tx,
  found: readonly SeminarRegistration[],
  address: string | null,
): Promise<{ registration: SeminarRegistration; hasAddress: boolean } | null> {
  const inForce = found.filter(isInForce);
  const addresses = await findMailAddresses(
    tx.sql,
    inForce.map(({ id }) => id),
  );
  const same = inForce.find(({ id }) => addresses.get(id) === address);
  const registration = same ?? inForce[0];
  return registration ? { registration, hasAddress: same !== undefined } : null;
}
