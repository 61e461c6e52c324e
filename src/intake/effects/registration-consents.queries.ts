import type { ConsentPurpose, LawfulBasis } from '../../companies/model/company.constants.js';
import type { SqlClient } from '../../database/connections/sql.client.js';

/** A stored consent from a form. */
export interface StoredConsent {
  id: string;
  purpose: ConsentPurpose;
  wording: string;
  wordingVersion: string;
  occurredAt: Date;
  deliveryId: string;
  /** Whether the person who gave it has confirmed the address of the delivery. */
  isAddressConfirmed: boolean;
}

/** Stores a consent once per wording; its first delivery is the evidence. Served by intake_consent_wording_uq. */
export async function insertConsent(sql: SqlClient, registrationId: string, consent: StoredConsent): Promise<void> {
  const { id, purpose, wording, wordingVersion, occurredAt, deliveryId, isAddressConfirmed } = consent;
  await sql.execute(
    `INSERT INTO intake_consent (id, registration_id, purpose, wording, wording_version, occurred_at, delivery_id,
       is_address_confirmed)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT (registration_id, purpose, wording_version) DO NOTHING`,
    [id, registrationId, purpose, wording, wordingVersion, occurredAt, deliveryId, isAddressConfirmed],
  );
}

/**
 * Locks the consents of a registration that are recorded for a contact, with the time from which they count there, or
 * those that are not recorded yet.
 */
export function lockConsents(sql: SqlClient, registrationId: string, isRecorded: boolean): Promise<StoredConsent[]> {
  return sql.queryAll<StoredConsent & Record<string, unknown>>(
    `SELECT n.id, n.purpose, n.wording, n.wording_version AS "wordingVersion",
       coalesce(c.occurred_at, n.occurred_at) AS "occurredAt", n.delivery_id AS "deliveryId",
       n.is_address_confirmed AS "isAddressConfirmed"
     FROM intake_consent n LEFT JOIN consent c ON c.id = n.consent_id
     WHERE n.registration_id = $1 AND (n.consent_id IS NOT NULL) = $2 ORDER BY 5, n.id FOR UPDATE OF n`,
    [registrationId, isRecorded],
  );
}

/** Tells whether a registration has the address of a contact. Served by intake_registration_pk and contact_pk. */
export async function hasAddressOfContact(sql: SqlClient, registrationId: string, contactId: string): Promise<boolean> {
  const row = await sql.queryOneOrNull(
    'SELECT r.id FROM intake_registration r JOIN contact c ON c.id = $2 AND c.email = r.email WHERE r.id = $1',
    [registrationId, contactId],
  );
  return row !== null;
}

/** Beginning of the proof of every consent from a form. */
export const EVIDENCE_PREFIX = 'Intake delivery';

/** A recorded consent or refusal of a contact. */
export interface RecordedConsent {
  id: string;
  occurredAt: Date;
  /** Whether a colleague recorded it, or a registration that still belongs to the contact. */
  isOwn: boolean;
  granted: boolean;
  lawfulBasis: LawfulBasis;
  wording: string;
  wordingVersion: string;
  source: string;
  proof: string | null;
}

/**
 * Returns the latest recorded consent or refusal of a contact for a purpose up to a time, and the latest one that is
 * the contact's own. The latest comes first. Served by consent_contact_id_idx and intake_consent_consent_id_idx.
 */
export function findLatestConsents(
  sql: SqlClient,
  contactId: string,
  purpose: ConsentPurpose,
  until: Date | null,
): Promise<RecordedConsent[]> {
  return sql.queryAll<RecordedConsent & Record<string, unknown>>(
    `WITH word AS (
       SELECT c.id, c.occurred_at AS "occurredAt", c.granted, c.lawful_basis AS "lawfulBasis", c.wording,
         c.wording_version AS "wordingVersion", c.source, c.proof,
         n.id IS NOT NULL OR c.proof IS NULL OR NOT starts_with(c.proof, $4) AS "isOwn"
       FROM consent c LEFT JOIN intake_consent n ON n.consent_id = c.id
       WHERE c.contact_id = $1 AND c.purpose = $2 AND c.occurred_at <= coalesce($3, 'infinity'::timestamptz)
     )
     (SELECT * FROM word ORDER BY "occurredAt" DESC, id DESC LIMIT 1)
     UNION (SELECT * FROM word WHERE "isOwn" ORDER BY "occurredAt" DESC, id DESC LIMIT 1)
     ORDER BY "occurredAt" DESC, id DESC`,
    [contactId, purpose, until, EVIDENCE_PREFIX],
  );
}

/** Links the consents of forms with another consent of the contact, which repeats the one they were linked with. */
export async function relinkConsent(sql: SqlClient, from: string, to: string): Promise<void> {
  await sql.execute('UPDATE intake_consent SET consent_id = $2 WHERE consent_id = $1', [from, to]);
}

/** Links a consent of a form with the consent of the contact; null removes the link. */
export async function linkConsent(sql: SqlClient, id: string, consentId: string | null): Promise<void> {
  await sql.execute('UPDATE intake_consent SET consent_id = $2 WHERE id = $1', [id, consentId]);
}
