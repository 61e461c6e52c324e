import type { ConsentPurpose, LawfulBasis } from '../../companies/company.vocabulary.js';
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

/**
 * Locks what was ticked in a registration: what has become a consent of a contact, with the moment from which that counts,
 * or what has not.
 */
export function lockConsents(sql: Sql, registrationId: string, isRecorded: boolean): Promise<KeptConsent[]> {
  return sql.rows<KeptConsent & Record<string, unknown>>(
    `SELECT n.id, n.purpose, n.wording, n.wording_version AS "wordingVersion",
       coalesce(c.occurred_at, n.occurred_at) AS "occurredAt", n.delivery_id AS "deliveryId"
     FROM intake_consent n LEFT JOIN consent c ON c.id = n.consent_id
     WHERE n.registration_id = $1 AND (n.consent_id IS NOT NULL) = $2 ORDER BY 5, n.id FOR UPDATE OF n`,
    [registrationId, isRecorded],
  );
}

/** How the proof of every consent that came of a form begins. */
export const PROOF = 'Intake delivery';

/** A word of a contact that is on record. */
export interface RecordedWord {
  id: string;
  occurredAt: Date;
  /** Whether it is of a colleague or of a registration that still stands for the contact, and not of one taken back. */
  isOwn: boolean;
  granted: boolean;
  lawfulBasis: LawfulBasis;
  wording: string;
  wordingVersion: string;
  source: string;
  proof: string | null;
}

/**
 * What a contact said of a purpose up to a moment, the last word first: that one, and the last that is their own. Served
 * by consent_contact_id_idx and intake_consent_consent_id_idx.
 */
export function lastWords(
  sql: Sql,
  contactId: string,
  purpose: ConsentPurpose,
  until: Date | null,
): Promise<RecordedWord[]> {
  return sql.rows<RecordedWord & Record<string, unknown>>(
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
    [contactId, purpose, until, PROOF],
  );
}

/** What was ticked elsewhere and became one consent of a contact becomes another, which says the same. */
export async function relinkConsent(sql: Sql, from: string, to: string): Promise<void> {
  await sql.run('UPDATE intake_consent SET consent_id = $2 WHERE consent_id = $1', [from, to]);
}

/** Notes which consent of the contact came of what was ticked; null: none any more. */
export async function linkConsent(sql: Sql, id: string, consentId: string | null): Promise<void> {
  await sql.run('UPDATE intake_consent SET consent_id = $2 WHERE id = $1', [id, consentId]);
}
