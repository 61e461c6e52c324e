import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { CONSENT_PURPOSES, type ConsentPurpose } from '../../companies/model/company.constants.js';
import { lockUnmerged } from '../../companies/model/contact-lock.store.js';
import { ConsentService } from '../../companies/consents/consent.service.js';
import type { Tx } from '../../database/transactions/unit-of-work.transaction.js';
import {
  type KeptConsent,
  keepConsent,
  findLatestWords,
  linkConsent,
  lockConsents,
  PROOF,
  type RecordedWord,
  relinkConsent,
} from './registration-consents.queries.js';
import { toStorable, computeWordingVersion } from '../model/registration-text.rules.js';

/** A consent that a person ticked on a form. */
export interface TickedConsent {
  purpose: string;
  /** Text beside the checkbox. */
  wording: string;
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
  async keep(
    tx: Tx,
    registrationId: string,
    delivery: { id: string },
    occurredAt: Date,
    ticked: readonly TickedConsent[],
  ): Promise<void> {
    for (const { purpose, wording } of ticked) {
      const words = toStorable(wording).slice(0, MAX_WORDING_LENGTH).toWellFormed();
      if (!isPurpose(purpose) || words.trim() === '') continue;
      const kept = { id: uuidv7(), purpose, wording: words, wordingVersion: computeWordingVersion(words), occurredAt };
      await keepConsent(tx.sql, registrationId, { ...kept, deliveryId: delivery.id });
    }
  }

  /** Records the consents of a registration for the contact that are not recorded yet. */
  async record(tx: Tx, registrationId: string, contactId: string, source: string): Promise<void> {
    for (const { id, purpose, wording, wordingVersion, occurredAt, deliveryId } of await lockConsents(
      tx.sql,
      registrationId,
      false,
    )) {
      const consentId = await this.consents.recordIn(tx, contactId, {
        purpose,
        granted: true,
        wording,
        wordingVersion,
        occurredAt: occurredAt.toISOString(),
        source,
        proof: `${PROOF} ${deliveryId}`,
      });
      await linkConsent(tx.sql, id, consentId);
      await this.standBy(tx, contactId, purpose);
    }
  }

  /**
   * Takes back the consents that were recorded for a contact to whom the registration does not belong. Consents are
   * only ever appended. If the contact had given an own consent before, it is recorded again. Otherwise a refusal at
   * that time is recorded. Both outweigh the consent that is taken back, but no later statement of the contact.
   */
  async takeBack(tx: Tx, registrationId: string, contactId: string, source: string): Promise<void> {
    // The lock prevents other transactions from recording consents of the contact until this one ends.
    await lockUnmerged(tx, contactId);
    const recorded = await lockConsents(tx.sql, registrationId, true);
    for (const { id } of recorded) await linkConsent(tx.sql, id, null);
    for (const taken of recorded) {
      const words = await findLatestWords(tx.sql, contactId, taken.purpose, taken.occurredAt);
      const own = words.find(({ isOwn }) => isOwn);
      if (own?.granted) await this.repeat(tx, contactId, own, taken);
      else await this.refuse(tx, contactId, taken, source);
    }
  }

  /**
   * Repeats the contact's own consent if a refusal that was recorded to take another one back outweighs it. The caller
   * has locked the contact.
   */
  private async standBy(tx: Tx, contactId: string, purpose: ConsentPurpose): Promise<void> {
    const [last, own] = await findLatestWords(tx.sql, contactId, purpose, null);
    if (last && own?.granted && !last.granted) await this.repeat(tx, contactId, own, { ...last, purpose });
  }

  /** Records the contact's own consent again with a later time. */
  private async repeat(
    tx: Tx,
    contactId: string,
    own: RecordedWord,
    { purpose, occurredAt }: Pick<KeptConsent, 'purpose' | 'occurredAt'>,
  ): Promise<void> {
    const { granted, lawfulBasis, wording, wordingVersion, source, proof } = own;
    const said = { purpose, granted, lawfulBasis, wording, wordingVersion, source, proof };
    const again = await this.consents.recordIn(tx, contactId, { ...said, occurredAt: occurredAt.toISOString() });
    await relinkConsent(tx.sql, own.id, again);
  }

  private async refuse(tx: Tx, contactId: string, taken: KeptConsent, source: string): Promise<void> {
    const { purpose, wording, wordingVersion, occurredAt, deliveryId } = taken;
    await this.consents.recordIn(tx, contactId, {
      purpose,
      granted: false,
      wording,
      wordingVersion,
      occurredAt: occurredAt.toISOString(),
      source,
      proof: `${PROOF} ${deliveryId} was of somebody else`,
    });
  }
}

function isPurpose(purpose: string): purpose is ConsentPurpose {
  return (CONSENT_PURPOSES as readonly string[]).includes(purpose);
}
