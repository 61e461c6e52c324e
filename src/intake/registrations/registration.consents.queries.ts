import type { ConsentPurpose } from '../../companies/company.vocabulary.js';
import type { Sql } from '../../database/sql.js';

/** What was ticked on a form, as it is kept. */
export interface KeptConsent {
  id: string;
  purpose: ConsentPurpose;
  wording: string;
  wordingVersion: string;
  occurredAt: Date;
  deliveryId: string;
}

/** Keeps what was ticked, once for each wording: the first delivery is the proof. Served by intake_consent_said_uq. */
export async function keepConsent(sql: Sql, registrationId: string, kept: KeptConsent): Promise<void> {
  const { id, purpose, wording, wordingVersion, occurredAt, deliveryId } = kept;
  await sql.run(
    `INSERT INTO intake_consent (id, registration_id, purpose, wording, wording_version, occurred_at, delivery_id)
     VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (registration_id, purpose, wording_version) DO NOTHING`,
    [id, registrationId, purpose, wording, wordingVersion, occurredAt, deliveryId],
  );
}

/** Locks what was ticked in a registration: what has become a consent of a contact, or what has not. */
export function lockConsents(sql: Sql, registrationId: string, isRecorded: boolean): Promise<KeptConsent[]> {
  return sql.rows<KeptConsent & Record<string, unknown>>(
    `SELECT id, purpose, wording, wording_version AS "wordingVersion", occurred_at AS "occurredAt", delivery_id AS "deliveryId"
     FROM intake_consent WHERE registration_id = $1 AND (consent_id IS NOT NULL) = $2 ORDER BY occurred_at, id FOR UPDATE`,
    [registrationId, isRecorded],
  );
}

/** Notes which consent of the contact came of what was ticked; null: none any more. */
export async function linkConsent(sql: Sql, id: string, consentId: string | null): Promise<void> {
  await sql.run('UPDATE intake_consent SET consent_id = $2 WHERE id = $1', [id, consentId]);
}
