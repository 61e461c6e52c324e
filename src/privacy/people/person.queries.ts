import type { SqlClient } from '../../database/connections/sql.client.js';
import { ERASED_ADDRESS } from '../../mail/model/mail.constants.js';
import type { SuppressionEntry } from '../../mail/suppressions/suppression.store.js';
import { listSearchableAddresses } from './searchable-addresses.rules.js';

/** A contact with those that were merged into it, as one person. */
export interface ContactGroup extends Record<string, unknown> {
  /** The contact into which the others were merged. */
  contactId: string;
  contactIds: string[];
  names: string[];
  emails: string[];
  phones: string[];
}

/**
 * Reads the people who are some contacts: each with the contact into which it was merged, and with those that were merged
 * into that one. A chain of merges is followed to its end. Served by contact_merged_into_id_idx.
 */
export function readContactGroups(sql: SqlClient, contactIds: readonly string[]): Promise<ContactGroup[]> {
  return sql.queryAll<ContactGroup>(
    `WITH RECURSIVE up AS (
       SELECT id, merged_into_id FROM contact WHERE id = ANY($1::uuid[])
       UNION SELECT k.id, k.merged_into_id FROM up JOIN contact k ON k.id = up.merged_into_id
     ), root AS (SELECT DISTINCT id FROM up WHERE merged_into_id IS NULL),
     down AS (
       SELECT id, id AS root FROM root
       UNION SELECT k.id, down.root FROM down JOIN contact k ON k.merged_into_id = down.id
     )
     SELECT down.root AS "contactId", array_agg(k.id ORDER BY k.id = down.root DESC, k.id) AS "contactIds",
       coalesce((SELECT array_agg(DISTINCT name) FROM unnest(array_agg(k.full_name) || array_agg(k.native_name)) AS name
         WHERE name IS NOT NULL), '{}') AS names,
       array_remove(array_agg(DISTINCT k.email), NULL) AS emails,
       array_remove(array_agg(DISTINCT k.phone), NULL) AS phones
     FROM down JOIN contact k ON k.id = down.id GROUP BY down.root`,
    [contactIds],
  );
}

/** The registrations of some contacts. */
interface RegistrationIds extends Record<string, unknown> {
  seminarRegistrationIds: string[];
  intakeRegistrationIds: string[];
}

/** Returns the ids of the registrations of some contacts. Served by the indexes on contact_id. */
export function readRegistrationIds(sql: SqlClient, contactIds: readonly string[]): Promise<RegistrationIds> {
  return sql.queryOne<RegistrationIds>(
    `SELECT ARRAY(SELECT id FROM seminar_registration WHERE contact_id = ANY($1::uuid[])) AS "seminarRegistrationIds",
       ARRAY(SELECT id FROM intake_registration WHERE contact_id = ANY($1::uuid[])) AS "intakeRegistrationIds"`,
    [contactIds],
  );
}

/** Returns the contacts with one of some addresses, archived or not. Served by contact_email_sort_idx. */
export async function findContactsByEmail(
  sql: SqlClient,
  emails: readonly string[],
): Promise<{ id: string; email: string }[]> {
  return sql.queryAll<{ id: string; email: string }>(
    'SELECT id, email FROM contact WHERE email COLLATE "C" = ANY($1::text[]) ORDER BY archived_at IS NULL DESC, id',
    [emails],
  );
}

/** A person who is no contact, or the contact, as a record names it. */
export interface NamedPerson extends Record<string, unknown> {
  contactId: string | null;
  seminarRegistrationId: string | null;
  intakeRegistrationId: string | null;
  names: string[];
  addresses: string[];
}

const COLUMNS = {
  registration: `SELECT contact_id AS "contactId", id AS "seminarRegistrationId", NULL::uuid AS "intakeRegistrationId",
      ARRAY[full_name] AS names, ARRAY[email] AS addresses FROM seminar_registration WHERE id = $1`,
  intake_registration: `SELECT contact_id AS "contactId", seat_id AS "seminarRegistrationId", id AS "intakeRegistrationId",
      ARRAY[full_name] AS names, ARRAY[email_key, phone] AS addresses FROM intake_registration WHERE id = $1`,
  meeting_party: `SELECT contact_id AS "contactId", NULL::uuid AS "seminarRegistrationId",
      NULL::uuid AS "intakeRegistrationId", ARRAY[name] AS names, '{}'::text[] AS addresses FROM meeting_party WHERE id = $1
      AND (contact_id IS NOT NULL OR name IS NOT NULL)`,
  speaker: `SELECT contact_id AS "contactId", NULL::uuid AS "seminarRegistrationId",
      NULL::uuid AS "intakeRegistrationId", ARRAY[name] AS names, '{}'::text[] AS addresses
      FROM session_speaker WHERE session_id = $1 AND position = $2`,
  mail: `SELECT m.contact_id AS "contactId", m.registration_id AS "seminarRegistrationId",
      NULL::uuid AS "intakeRegistrationId", ARRAY[m.to_name] AS names, ARRAY[m.to_address] AS addresses
      FROM mail m WHERE m.id = $1 AND m.user_id IS NULL
    UNION ALL SELECT NULL, NULL, NULL, ARRAY[i.from_name], ARRAY[i.from_address]
      FROM inbound_mail i WHERE i.id = $1`,
} as const;

/** Returns the person whom a record names; null if there is no such record. */
export async function findNamedPerson(
  sql: SqlClient,
  kind: keyof typeof COLUMNS,
  id: string,
  position?: number,
): Promise<NamedPerson | null> {
  const person = await sql.queryOneOrNull<NamedPerson>(COLUMNS[kind], kind === 'speaker' ? [id, position] : [id]);
  if (!person) return null;
  // PostgreSQL returns null for a column that is empty. The address of a mail to somebody who was erased leads to nobody.
  const clean = (texts: (string | null)[]) =>
    texts.filter((text): text is string => Boolean(text) && text !== ERASED_ADDRESS);
  return { ...person, names: clean(person.names), addresses: listSearchableAddresses(clean(person.addresses)) };
}

/** Reads an entry of the list of suppressed addresses; null if there is none. */
export function findSuppression(
  sql: SqlClient,
  id: string,
): Promise<(SuppressionEntry & Record<string, unknown>) | null> {
  return sql.queryOneOrNull<SuppressionEntry & Record<string, unknown>>(
    'SELECT id, reason, created_at AS "createdAt" FROM privacy_suppression WHERE id = $1 AND lifted_at IS NULL',
    [id],
  );
}
