import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { CONSENT_PURPOSES, type ConsentPurpose } from '../../companies/company.vocabulary.js';
import { lockUnmerged } from '../../companies/contact.lock.js';
import { Consents } from '../../companies/consent.service.js';
import type { Tx } from '../../database/unit-of-work.js';
import {
  type KeptConsent,
  keepConsent,
  lastWords,
  linkConsent,
  lockConsents,
  PROOF,
  type RecordedWord,
  relinkConsent,
} from './registration.consents.queries.js';
import { storable, wordingVersionOf } from './registration.text.rules.js';

/** Something that was ticked on a form. */
export interface TickedConsent {
  purpose: string;
  /** The words beside the box. */
  wording: string;
}

/** Longest wording that a consent holds. */
const LONGEST_WORDING = 5_000;

/**
 * What people ticked. It is kept with the registration at once, and becomes a consent of the contact when that is known.
 * What was not ticked is not here and takes nothing back; nothing follows from having registered or been there.
 */
@Injectable()
export class RegistrationConsents {
  constructor(private readonly consents: Consents) {}

  /**
   * Keeps what a delivery says was ticked. A form that is sent again, or whose next state says the same once more, has
   * said it once: the first delivery is the proof.
   */
  async keep(
    tx: Tx,
    registrationId: string,
    delivery: { id: string },
    occurredAt: Date,
    ticked: readonly TickedConsent[],
  ): Promise<void> {
    for (const { purpose, wording } of ticked) {
      const words = storable(wording).slice(0, LONGEST_WORDING).toWellFormed();
      if (!isPurpose(purpose) || words.trim() === '') continue;
      const kept = { id: uuidv7(), purpose, wording: words, wordingVersion: wordingVersionOf(words), occurredAt };
      await keepConsent(tx.sql, registrationId, { ...kept, deliveryId: delivery.id });
    }
  }

  /** Records for the contact what was ticked and is not recorded yet. */
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
   * Takes back what was recorded for a contact who turns out to be somebody else. Consents are only ever appended. Whoever
   * had agreed by themselves until then still does: that is recorded once more. Else it is recorded that this person did
   * not agree at that moment. Either outweighs what is taken back, and no later word of theirs.
   */
  async takeBack(tx: Tx, registrationId: string, contactId: string, source: string): Promise<void> {
    // Until the end nobody records another word of theirs.
    await lockUnmerged(tx, contactId);
    const recorded = await lockConsents(tx.sql, registrationId, true);
    for (const { id } of recorded) await linkConsent(tx.sql, id, null);
    for (const taken of recorded) {
      const words = await lastWords(tx.sql, contactId, taken.purpose, taken.occurredAt);
      const own = words.find(({ isOwn }) => isOwn);
      if (own?.granted) await this.repeat(tx, contactId, own, taken);
      else await this.refuse(tx, contactId, taken, source);
    }
  }

  /** Sees to it that what was taken back of others outweighs no consent of the contact's own. The contact is locked. */
  private async standBy(tx: Tx, contactId: string, purpose: ConsentPurpose): Promise<void> {
    const [last, own] = await lastWords(tx.sql, contactId, purpose, null);
    if (last && own?.granted && !last.granted) await this.repeat(tx, contactId, own, { ...last, purpose });
  }

  /** Records a consent of the contact's own once more, as of a later moment. */
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
