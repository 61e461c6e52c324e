import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { CONSENT_PURPOSES, type ConsentPurpose } from '../../companies/company.vocabulary.js';
import { Consents } from '../../companies/consent.service.js';
import type { Tx } from '../../database/unit-of-work.js';
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
      await tx.sql.run(
        `INSERT INTO intake_consent (id, registration_id, purpose, wording, wording_version, occurred_at, delivery_id)
         VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (registration_id, purpose, wording_version) DO NOTHING`,
        [uuidv7(), registrationId, purpose, words, wordingVersionOf(words), occurredAt, delivery.id],
      );
    }
  }

  /** Records for the contact what was ticked and is not recorded yet. */
  async record(tx: Tx, registrationId: string, contactId: string, source: string): Promise<void> {
    const waiting = await tx.sql.rows<{
      id: string;
      purpose: ConsentPurpose;
      wording: string;
      wordingVersion: string;
      occurredAt: Date;
      deliveryId: string;
    }>(
      `SELECT id, purpose, wording, wording_version AS "wordingVersion", occurred_at AS "occurredAt", delivery_id AS "deliveryId"
       FROM intake_consent WHERE registration_id = $1 AND consent_id IS NULL ORDER BY occurred_at, id FOR UPDATE`,
      [registrationId],
    );
    for (const { id, purpose, wording, wordingVersion, occurredAt, deliveryId } of waiting) {
      const consentId = await this.consents.recordIn(tx, contactId, {
        purpose,
        granted: true,
        wording,
        wordingVersion,
        occurredAt: occurredAt.toISOString(),
        source,
        proof: `Intake delivery ${deliveryId}`,
      });
      await tx.sql.run('UPDATE intake_consent SET consent_id = $2 WHERE id = $1', [id, consentId]);
    }
  }
}

function isPurpose(purpose: string): purpose is ConsentPurpose {
  return (CONSENT_PURPOSES as readonly string[]).includes(purpose);
}
