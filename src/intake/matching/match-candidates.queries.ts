import { UNNAMED } from '../../activities/seminars/model/seminar-registration.constants.js';
import type { SqlClient } from '../../database/connections/sql.client.js';
import type { IntakeRegistration } from '../model/intake-registration.entity.js';
import type { Candidate, KnownPerson, PersonFields } from './registration-matching.rules.js';

/** A decision about an address (`email`: a contact, or null for rejected) or a spelling (`company`). */
export interface LearnedRow extends Record<string, unknown> {
  id: string;
  kind: string;
  /** Whether it was made for a registration of the same connection. */
  isOwn: boolean;
  contactId: string | null;
  companyId: string | null;
  /** Country of the company. */
  country: string | null;
}

/**
 * Returns the decisions about an address and a spelling, if their contact or company is not archived. A rejection is
 * returned only for its own connection, because the same person may be welcome at another event. Served by
 * intake_decision_key_idx.
 */
export function readDecisions(
  sql: SqlClient,
  connectionId: string,
  emailKey: string | null,
  spelling: string | null,
): Promise<LearnedRow[]> {
  return sql.queryAll<LearnedRow>(
    `SELECT d.id, d.kind, d.connection_id = $1 AS "isOwn", k.id AS "contactId", c.id AS "companyId", c.country FROM intake_decision d
       LEFT JOIN contact k ON k.id = d.contact_id AND k.archived_at IS NULL
       LEFT JOIN company c ON c.id = d.company_id AND c.archived_at IS NULL
     WHERE d.archived_at IS NULL
       AND (d.kind = 'email' AND d.key = $2::text
           AND (k.id IS NOT NULL OR d.contact_id IS NULL AND d.connection_id = $1)
         OR d.kind = 'company' AND d.key = $3::text AND c.id IS NOT NULL)`,
    [connectionId, emailKey, spelling],
  );
}

/**
 * Checks whether a person has matched another registration with the same address to the same company. Served by
 * intake_registration_confirmed_idx.
 */
export async function isDecidedFor(
  sql: SqlClient,
  registration: { id: string; emailKey: string | null; companyId: string | null },
): Promise<boolean> {
  const { id, emailKey, companyId } = registration;
  if (emailKey === null || companyId === null) return false;
  const row = await sql.queryOneOrNull(
    `SELECT id FROM intake_registration WHERE email_key = $1 AND company_id = $2
       AND match_state = 'matched' AND matched_by = 'person' AND id <> $3 LIMIT 1`,
    [emailKey, companyId, id],
  );
  return row !== null;
}

/** Criteria for the search of contacts, besides the data of the form. */
export interface PersonSearch {
  /** Contact of an earlier decision. */
  learnedId: string | null;
  /** Companies that the person may work for. */
  companyIds: readonly string[];
  /** The name without spaces, in both orders, and in pinyin. */
  joined: readonly string[];
}

/**
 * Returns the contacts, without archived ones, that a person may be. Every branch has its index: contact_email_uq,
 * contact_mail_stem_idx, contact_phone_idx, contact_full_name_sort_idx, contact_native_name_idx, contact_company_id_idx
 * and contact_affiliation_company_id_idx. People of the company with the same name are searched apart from people with
 * a similar name, so that many similar names do not displace the same name.
 */
export function findSimilarPersons(
  sql: SqlClient,
  fields: PersonFields,
  { learnedId, companyIds, joined }: PersonSearch,
): Promise<KnownPerson[]> {
  return sql.queryAll<KnownPerson & Record<string, unknown>>(
    `WITH colleague AS (
       SELECT id, full_name, pinyin FROM contact WHERE company_id = ANY($4::uuid[]) AND archived_at IS NULL
       UNION SELECT k.id, k.full_name, k.pinyin FROM contact_affiliation a JOIN contact k ON k.id = a.contact_id
         WHERE a.company_id = ANY($4::uuid[]) AND k.archived_at IS NULL)
     SELECT k.id, k.full_name AS "fullName", k.native_name AS "nativeName", k.email, k.phone, k.company_id AS "employerId",
       array_remove(k.company_id || ARRAY(SELECT company_id FROM contact_affiliation WHERE contact_id = k.id), NULL)
         AS "companyIds",
       coalesce(k.email <> $1::text AND mail_stem(k.email) = mail_stem($1::text), false) AS "isVariant"
     FROM contact k WHERE k.archived_at IS NULL AND k.id IN (
       SELECT $5::uuid
       UNION (SELECT id FROM contact WHERE email = $1::text AND archived_at IS NULL)
       UNION (SELECT id FROM contact WHERE mail_stem(email) = mail_stem($1::text) AND archived_at IS NULL LIMIT 10)
       UNION (SELECT id FROM contact WHERE phone = $2::text AND archived_at IS NULL LIMIT 10)
       UNION (SELECT id FROM contact WHERE fold(full_name) COLLATE "C" = fold($3::text) COLLATE "C"
         AND archived_at IS NULL LIMIT 10)
       UNION (SELECT id FROM contact WHERE native_name = $3::text AND archived_at IS NULL LIMIT 10)
       UNION (SELECT id FROM colleague WHERE pinyin = ANY($6::text[])
         OR regexp_replace(fold(full_name), '[^[:alnum:]]', '', 'g') = ANY($6::text[]) LIMIT 10)
       UNION (SELECT id FROM colleague WHERE similarity(fold(full_name), fold($3::text)) >= 0.5 LIMIT 10))`,
    [fields.emailKey, fields.phone, fields.fullName, companyIds, learnedId, joined],
  );
}

/**
 * Returns the companies, without archived ones, with one of the mail domains, and the company of an earlier decision.
 * Served by company_email_domains_idx and company_pk. The domains are searched in a step of their own. If they were
 * sorted and limited in the same step, PostgreSQL would read all companies in the order of their ids.
 */
export function findCompaniesByDomain(
  sql: SqlClient,
  domains: readonly string[],
  companyId: string | null,
  limit: number,
): Promise<{ id: string; byDomain: boolean }[]> {
  return sql.queryAll(
    `WITH by_domain AS MATERIALIZED (SELECT id FROM company WHERE email_domains && $1::text[] AND archived_at IS NULL)
     SELECT id, bool_or("byDomain") AS "byDomain" FROM (SELECT id, true AS "byDomain" FROM by_domain
       UNION ALL SELECT id, false FROM company WHERE id = $2::uuid AND archived_at IS NULL) found
     GROUP BY id ORDER BY id LIMIT $3`,
    [domains, companyId, limit],
  );
}

/** A stored candidate, which is either a contact or a company. */
export interface CandidateRow extends Pick<Candidate, 'score' | 'reasons'> {
  id: string;
  contactId: string | null;
  companyId: string | null;
}

/** Replaces the candidates of a registration. */
export async function replaceCandidates(
  sql: SqlClient,
  registrationId: string,
  rows: readonly CandidateRow[],
): Promise<void> {
  await sql.execute('DELETE FROM intake_candidate WHERE registration_id = $1', [registrationId]);
  if (rows.length === 0) return;
  await sql.execute(
    `INSERT INTO intake_candidate (id, registration_id, contact_id, company_id, score, reasons)
     SELECT id, $1, "contactId", "companyId", score, reasons FROM jsonb_to_recordset($2::jsonb)
       AS candidate (id uuid, "contactId" uuid, "companyId" uuid, score double precision, reasons text[])`,
    [registrationId, JSON.stringify(rows)],
  );
}

/** Minutes within which two registrations with the same address possibly come from a form that was sent twice. */
const DOUBLE_WITHIN_MINUTES = 15;

/** Maximum number of people with one address that a registration is compared with. */
const MAX_PEOPLE_OF_ADDRESS = 200;

/** Another person, or the same one, with the address of a registration. */
export interface PersonOfAddress {
  /** The registration by form; null for a seat that colleagues gave. */
  registrationId: string | null;
  contactId: string | null;
  fullName: string | null;
  givenName: string | null;
  familyName: string | null;
  /** Whether the registration was sent to the same form shortly before or after. */
  isDouble: boolean;
}

const PERSON = `r.id AS "registrationId", r.contact_id AS "contactId", r.full_name AS "fullName",
  r.given_name AS "givenName", r.family_name AS "familyName", r.received_at AS at`;

/**
 * Returns who else has the address of a registration: a registration of the same form shortly before or after, and the
 * people at the seminar of the form, also by other forms, from the earliest to the latest. Served by
 * intake_registration_email_key_idx and seminar_registration_email_idx.
 */
export function findPeopleOfAddress(sql: SqlClient, registration: IntakeRegistration): Promise<PersonOfAddress[]> {
  const { id, connectionId, emailKey, formId, receivedAt, seatId } = registration;
  return sql.queryAll<PersonOfAddress & Record<string, unknown>>(
    `WITH seminar AS (SELECT activity_id AS id FROM intake_connection WHERE id = $1 AND activity_id IS NOT NULL)
     SELECT "registrationId", "contactId", "fullName", "givenName", "familyName", "isDouble" FROM (
       (SELECT ${PERSON}, true AS "isDouble" FROM intake_registration r
        WHERE r.connection_id = $1 AND r.email_key = $2::text AND r.id <> $3
          AND r.form_id IS NOT DISTINCT FROM $4::text AND r.status <> 'cancelled' AND r.match_state <> 'rejected'
          AND r.received_at BETWEEN $5::timestamptz - $6 * interval '1 minute' AND $5::timestamptz + $6 * interval '1 minute'
          AND (r.double_of_id IS NULL OR r.double_of_id <> $3)
        ORDER BY r.received_at, r.id LIMIT 1)
       UNION ALL
       (SELECT ${PERSON}, false FROM seminar JOIN intake_connection c ON c.activity_id = seminar.id
          JOIN intake_registration r ON r.connection_id = c.id AND r.email_key = $2::text
        WHERE r.id <> $3 AND r.match_state <> 'rejected' AND r.archived_at IS NULL
        ORDER BY r.received_at, r.id LIMIT ${MAX_PEOPLE_OF_ADDRESS})
       UNION ALL
       (SELECT NULL::uuid, s.contact_id, nullif(nullif(s.full_name, s.email), '${UNNAMED}'), NULL, NULL, s.registered_at,
          false
        FROM seminar JOIN seminar_registration s ON s.activity_id = seminar.id AND s.email = $2::text
        WHERE s.id IS DISTINCT FROM $7::uuid AND s.status <> 'cancelled' AND s.archived_at IS NULL
        LIMIT ${MAX_PEOPLE_OF_ADDRESS})) found
     ORDER BY "isDouble" DESC, "registrationId" IS NULL, at, "registrationId"`,
    [connectionId, emailKey, id, formId, receivedAt, DOUBLE_WITHIN_MINUTES, seatId],
  );
}

/**
 * Locks a record against a merge until the transaction ends. If the record was merged since it was found, the record
 * that it was merged into is locked. Returns the id of the locked record.
 */
export async function lockActive(sql: SqlClient, table: 'contact' | 'company', id: string): Promise<string> {
  const row = await sql.queryOneOrNull<{ mergedIntoId: string | null }>(
    `SELECT merged_into_id AS "mergedIntoId" FROM ${table} WHERE id = $1 FOR KEY SHARE`,
    [id],
  );
  return row?.mergedIntoId ? lockActive(sql, table, row.mergedIntoId) : id;
}
