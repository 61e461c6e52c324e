import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { CONSENT_PURPOSES, type ConsentPurpose } from '../../companies/model/company.constants.js';
import { lockUnmerged } from '../../companies/model/contact-lock.store.js';
import { ConsentService } from '../../companies/consents/consent.service.js';
import type { Tx } from '../../database/transactions/unit-of-work.transaction.js';
import {
  type StoredConsent,
  hasAddressOfContact,
  insertConsent,
  findLatestConsents,
  linkConsent,
  lockConsents,
  EVIDENCE_PREFIX,
  type RecordedConsent,
  relinkConsent,
} from './registration-consents.queries.js';
import { toStorable, computeWordingVersion } from '../model/registration-text.rules.js';

/** A consent that a person ticked on a form. */
export interface TickedConsent {
  purpose: string;
  /** Text beside the checkbox. */
  wording: string;
  /** The version of the text, where our own page has shown it; otherwise it follows from the text. */
  shownVersion?: string;
  /** Whether the person has confirmed the address of the delivery, by a link that was mailed there. */
  isAddressConfirmed?: boolean;
}

/** Maximum length of the wording of a consent. */
const MAX_WORDING_LENGTH = 5_000;

/**
 * Handles the consents that people tick on forms. A consent is stored with the registration at once, and recorded for
 * the contact as soon as the contact is known. A checkbox that is not ticked withdraws nothing. Registering or
 * attending grants no consent.
 */
@Injectable()
export class RegistrationConsentsService {
  constructor(private readonly consents: ConsentService) {}

  /**
   * Stores the consents of a delivery. A consent that another delivery repeats is stored once, and the first delivery
   * is its evidence.
   */
  async storeTicked(
    tx: Tx,
    registrationId: string,
    delivery: { id: string },
    occurredAt: Date,
    ticked: readonly TickedConsent[],
  ): Promise<void> {
    for (const { purpose, wording, shownVersion, isAddressConfirmed = false } of ticked) {
      const words = toStorable(wording).slice(0, MAX_WORDING_LENGTH).toWellFormed();
      if (!isPurpose(purpose) || words.trim() === '') continue;
      const consent = {
        id: uuidv7(),
        purpose,
        wording: words,
        wordingVersion: shownVersion || computeWordingVersion(words),
        occurredAt,
        isAddressConfirmed,
      };
      await insertConsent(tx.sql, registrationId, { ...consent, deliveryId: delivery.id });
    }
  }

  /**
   * Records the consents of a registration for the contact that are not recorded yet. One by a person who has confirmed the
   * address of the contact lifts an objection.
   */
  async record(tx: Tx, registrationId: string, contactId: string, source: string): Promise<void> {
    for (const consent of await lockConsents(tx.sql, registrationId, false)) {
      const { id, purpose, wording, wordingVersion, occurredAt, deliveryId, isAddressConfirmed } = consent;
      const statement = {
        purpose,
        granted: true,
        wording,
        wordingVersion,
        occurredAt: occurredAt.toISOString(),
        source,
        proof: `${EVIDENCE_PREFIX} ${deliveryId}`,
      };
      const isVerified = isAddressConfirmed && (await this.isVerified(tx, registrationId, contactId, consent));
      const consentId = await this.consents.append(tx, contactId, statement, { isVerified });
      await linkConsent(tx.sql, id, consentId);
      await this.restoreOwnConsent(tx, contactId, purpose);
    }
  }

  /**
   * Tells whether a consent of a person who has confirmed the address is one of the contact. A person with another address has
   * confirmed nothing for the contact, and the contact may have refused since.
   */
  private async isVerified(
    tx: Tx,
    registrationId: string,
    contactId: string,
    { purpose, occurredAt }: StoredConsent,
  ): Promise<boolean> {
    if (!(await hasAddressOfContact(tx.sql, registrationId, contactId))) return false;
    const [last] = await findLatestConsents(tx.sql, contactId, purpose, null);
    return !last || last.granted || last.occurredAt < occurredAt;
  }

  /**
   * Takes back the consents that were recorded for a contact to whom the registration does not belong. Consents are
   * only ever appended. If the contact had given an own consent before, it is recorded again. Otherwise a refusal at
   * that time is recorded. Both outweigh the consent that is taken back, but no later statement of the contact.
   */
  async withdraw(tx: Tx, registrationId: string, contactId: string, source: string): Promise<void> {
    // The lock prevents other transactions from recording consents of the contact until this one ends.
    await lockUnmerged(tx, contactId);
    const recorded = await lockConsents(tx.sql, registrationId, true);
    for (const { id } of recorded) await linkConsent(tx.sql, id, null);
    for (const withdrawn of recorded) {
      const words = await findLatestConsents(tx.sql, contactId, withdrawn.purpose, withdrawn.occurredAt);
      const own = words.find(({ isOwn }) => isOwn);
      if (own?.granted) await this.repeatConsent(tx, contactId, own, withdrawn);
      else await this.recordRefusal(tx, contactId, withdrawn, source);
    }
  }

  /**
   * Repeats the contact's own consent if a refusal that was recorded to take another one back outweighs it. The caller
   * has locked the contact.
   */
  private async restoreOwnConsent(tx: Tx, contactId: string, purpose: ConsentPurpose): Promise<void> {
    const [last, own] = await findLatestConsents(tx.sql, contactId, purpose, null);
    if (last && own?.granted && !last.granted) await this.repeatConsent(tx, contactId, own, { ...last, purpose });
  }

  /** Records the contact's own consent again with a later time. */
  private async repeatConsent(
    tx: Tx,
    contactId: string,
    own: RecordedConsent,
    { purpose, occurredAt }: Pick<StoredConsent, 'purpose' | 'occurredAt'>,
  ): Promise<void> {
    const { granted, lawfulBasis, wording, wordingVersion, source, proof } = own;
    const statement = { purpose, granted, lawfulBasis, wording, wordingVersion, source, proof };
    const repeatedId = await this.consents.append(tx, contactId, {
      ...statement,
      occurredAt: occurredAt.toISOString(),
    });
    await relinkConsent(tx.sql, own.id, repeatedId);
  }

  private async recordRefusal(tx: Tx, contactId: string, withdrawn: StoredConsent, source: string): Promise<void> {
    const { purpose, wording, wordingVersion, occurredAt, deliveryId } = withdrawn;
    await this.consents.append(tx, contactId, {
      purpose,
      granted: false,
      wording,
      wordingVersion,
      occurredAt: occurredAt.toISOString(),
      source,
      proof: `${EVIDENCE_PREFIX} ${deliveryId} was of somebody else`,
    });
  }
}

function isPurpose(purpose: string): purpose is ConsentPurpose {
  return (CONSENT_PURPOSES as readonly string[]).includes(purpose);
}
