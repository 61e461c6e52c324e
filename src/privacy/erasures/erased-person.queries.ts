import type { SqlClient } from '../../database/connections/sql.client.js';
import type { KnownPerson } from '../people/person.reader.js';

/** The names and addresses that the records of a person have beside those of the contact. */
interface FurtherWords extends Record<string, unknown> {
  names: string[];
  parts: string[];
  emails: string[];
  /** As they were typed. */
  phones: string[];
}

/**
 * Reads the names and addresses under which the records of a person name them, and those that the contact had before.
 * Served by the indexes of the contacts and of audit_entry.
 */
export async function readFurtherWords(sql: SqlClient, { person }: KnownPerson): Promise<FurtherWords> {
  const { contactIds, seminarRegistrationIds, intakeRegistrationIds } = person;
  return sql.queryOne<FurtherWords>(
    `WITH seat AS (SELECT full_name, email FROM seminar_registration
       WHERE contact_id = ANY($1::uuid[]) OR id = ANY($2::uuid[])),
     form AS (SELECT full_name, given_name, family_name, email, email_key, phone FROM intake_registration
       WHERE contact_id = ANY($1::uuid[]) OR id = ANY($3::uuid[]) OR seat_id = ANY($2::uuid[])),
     own AS (SELECT given_name, family_name FROM contact WHERE id = ANY($1::uuid[])),
     former AS (SELECT field.key, coalesce(field.value->>'before', '') AS value
       FROM audit_entry, jsonb_each(changes) AS field
       WHERE entity_type = 'contact' AND entity_id = ANY($1::uuid[])
         AND field.key IN ('fullName', 'nativeName', 'givenName', 'familyName', 'email', 'phone')
         AND jsonb_typeof(field.value) = 'object'),
     name AS (SELECT full_name AS value FROM seat UNION SELECT full_name FROM form
       UNION SELECT name FROM meeting_party WHERE contact_id = ANY($1::uuid[])
       UNION SELECT name FROM session_speaker WHERE contact_id = ANY($1::uuid[])
       UNION SELECT value FROM former WHERE key IN ('fullName', 'nativeName')),
     part AS (SELECT given_name AS value FROM form UNION SELECT family_name FROM form
       UNION SELECT given_name FROM own UNION SELECT family_name FROM own
       UNION SELECT value FROM former WHERE key IN ('givenName', 'familyName')),
     mail AS (SELECT email AS value FROM seat UNION SELECT lower(email) FROM form UNION SELECT email_key FROM form
       UNION SELECT value FROM former WHERE key = 'email'),
     number AS (SELECT phone AS value FROM form UNION SELECT value FROM former WHERE key = 'phone')
     SELECT ARRAY(SELECT value FROM name WHERE value ~ '\\S') AS names,
       ARRAY(SELECT value FROM part WHERE value ~ '\\S') AS parts,
       ARRAY(SELECT value FROM mail WHERE value ~ '^[^@\\s]+@[^@\\s]+$') AS emails,
       ARRAY(SELECT value FROM number WHERE value ~ '^[^@]*[0-9][^@]*$') AS phones`,
    [contactIds, seminarRegistrationIds, intakeRegistrationIds],
  );
}

/** Returns those of some addresses that are also of another contact. */
export async function findSharedAddresses(
  sql: SqlClient,
  contactIds: readonly string[],
  emails: readonly string[],
  phones: readonly string[],
): Promise<ReadonlySet<string>> {
  const rows = await sql.queryAll<{ value: string }>(
    `SELECT email AS value FROM contact WHERE email COLLATE "C" = ANY($2::text[]) AND id <> ALL($1::uuid[])
     UNION SELECT phone FROM contact WHERE phone = ANY($3::text[]) AND id <> ALL($1::uuid[])`,
    [contactIds, emails, phones],
  );
  return new Set(rows.map(({ value }) => value));
}

/** Returns those of some addresses that colleagues log in with. */
export async function findColleagueAddresses(sql: SqlClient, emails: readonly string[]): Promise<ReadonlySet<string>> {
  const rows = await sql.queryAll<{ email: string }>('SELECT email FROM app_user WHERE email = ANY($1::text[])', [
    emails,
  ]);
  return new Set(rows.map(({ email }) => email));
}

/** Reads the facts about the contact that the preview shows. */
export async function readErasableContact(sql: SqlClient, id: string) {
  return sql.queryOne<{
    id: string;
    fullName: string;
    nativeName: string | null;
    email: string | null;
    erasedAt: Date | null;
  }>(
    `SELECT id, full_name AS "fullName", native_name AS "nativeName", email, erased_at AS "erasedAt"
     FROM contact WHERE id = $1`,
    [id],
  );
}
