import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { CONSENT_PURPOSES, type ConsentPurpose } from '../../companies/company.vocabulary.js';
import { Consents } from '../../companies/consent.service.js';
import type { Tx } from '../../database/unit-of-work.js';
import { keepConsent, linkConsent, lockConsents } from './registration.consents.queries.js';
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
        proof: `Intake delivery ${deliveryId}`,
      });
      await linkConsent(tx.sql, id, consentId);
    }
  }

  /**
   * Takes back what was recorded for a contact who turns out to be somebody else. Consents are only ever appended: it is
   * recorded that this person did not agree at that moment, which outweighs that one and no later word of theirs.
   */
  async takeBack(tx: Tx, registrationId: string, contactId: string, source: string): Promise<void> {
    const recorded = await lockConsents(tx.sql, registrationId, true);
    for (const { id, purpose, wording, wordingVersion, occurredAt, deliveryId } of recorded) {
      await this.consents.recordIn(tx, contactId, {
        purpose,
        granted: false,
        wording,
        wordingVersion,
        occurredAt: occurredAt.toISOString(),
        source,
        proof: `Intake delivery ${deliveryId} was of somebody else`,
      });
      await linkConsent(tx.sql, id, null);
    }
  }
}

function isPurpose(purpose: string): purpose is ConsentPurpose {
  return (CONSENT_PURPOSES as readonly string[]).includes(purpose);
}
