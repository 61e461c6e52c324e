import type { SqlClient } from '../../database/connections/sql.client.js';
import type { MailPurpose } from '../model/mail.constants.js';
import type { Audience } from '../model/mailing.constants.js';
import { buildConsentState } from '../suppressions/consent-state.queries.js';
import type { Reachability } from '../suppressions/skip-code.rules.js';

/** A person whom a mailing addresses. A person at a seminar need not be a contact. */
export interface AudiencePerson extends Reachability {
  contactId: string | null;
  /** The registration of a person at a seminar. */
  registrationId: string | null;
  companyName: string | null;
  fullName: string;
  /** The languages of the person, the one of the registration first. */
  languages: readonly string[];
}

/** The columns of a person who is the contact `k`. `$2` is the purpose. */
const CONTACT_COLUMNS = `k.id AS "contactId", (SELECT c.name FROM company c WHERE c.id = k.company_id) AS "companyName", k.archived_at IS NOT NULL AS "isArchived",
  ${buildConsentState('k.id', '$2')} AS consent`;

/**
 * Returns the people of an audience in a fixed order. Contacts that were merged are the survivors. A transactional mail to a
 * person at a seminar goes to the address of the registration. An agreement to invitations is one of the contact, and so is
 * the address.
 */
export function readAudience(sql: SqlClient, audience: Audience, purpose: MailPurpose): Promise<AudiencePerson[]> {
  const { seminarId, statuses, delegationId, contactIds } = audience;
  if (seminarId !== undefined) return readRegistered(sql, seminarId, statuses ?? [], purpose);
  return delegationId === undefined
    ? readContacts(sql, contactIds ?? [], purpose)
    : readParticipants(sql, delegationId, purpose);
}

/** Served by seminar_registration_status_idx. */
function readRegistered(sql: SqlClient, seminarId: string, statuses: readonly string[], purpose: MailPurpose) {
  return sql.queryAll<AudiencePerson & Record<string, unknown>>(
    `SELECT ${CONTACT_COLUMNS}, r.id AS "registrationId", coalesce(k.full_name, r.full_name) AS "fullName",
       CASE WHEN $2 = 'transactional' THEN coalesce(r.email, k.email) ELSE k.email END AS email,
       array_remove(r.language || coalesce(k.languages, '{}'), NULL) AS languages
     FROM seminar_registration r LEFT JOIN contact k ON k.id = r.contact_id
     WHERE r.activity_id = $1 AND r.status = ANY($3::text[]) AND r.archived_at IS NULL ORDER BY r.arrival, r.id`,
    [seminarId, purpose, statuses],
  );
}

/** People who have declined are not addressed. Served by delegation_participant_uq. */
function readParticipants(sql: SqlClient, delegationId: string, purpose: MailPurpose) {
  return sql.queryAll<AudiencePerson & Record<string, unknown>>(
    `SELECT ${CONTACT_COLUMNS}, NULL::uuid AS "registrationId", k.full_name AS "fullName", k.email, k.languages
     FROM delegation_participant p JOIN contact k ON k.id = p.contact_id
     WHERE p.activity_id = $1 AND p.status NOT IN ('declined', 'cancelled') AND p.archived_at IS NULL ORDER BY p.id`,
    [delegationId, purpose],
  );
}

function readContacts(sql: SqlClient, ids: readonly string[], purpose: MailPurpose) {
  return sql.queryAll<AudiencePerson & Record<string, unknown>>(
    `SELECT ${CONTACT_COLUMNS}, NULL::uuid AS "registrationId", k.full_name AS "fullName", k.email, k.languages
     FROM unnest($1::uuid[]) WITH ORDINALITY AS chosen(id, position)
       JOIN contact given ON given.id = chosen.id
       JOIN contact k ON k.id = coalesce(given.merged_into_id, given.id)
     ORDER BY chosen.position`,
    [ids, purpose],
  );
}

/** Locks the contacts of an audience, so that none is merged before its mail is stored. */
export async function lockAudience(sql: SqlClient, people: readonly AudiencePerson[]): Promise<void> {
  const ids = people.flatMap(({ contactId }) => contactId ?? []);
  await sql.execute('SELECT 1 FROM contact WHERE id = ANY($1::uuid[]) ORDER BY id FOR KEY SHARE', [ids]);
}

/** Returns those of some ids that are not the id of a contact. */
export async function findUnknownContacts(sql: SqlClient, ids: readonly string[]): Promise<string[]> {
  const rows = await sql.queryAll<{ id: string }>(
    'SELECT id FROM unnest($1::uuid[]) AS given(id) WHERE NOT EXISTS (SELECT FROM contact k WHERE k.id = given.id)',
    [ids],
  );
  return rows.map(({ id }) => id);
}

/** The facts about an activity that decide who may write to its people. */
export interface AddressedActivity extends Record<string, unknown> {
  id: string;
  kind: string;
  ownerId: string | null;
  isArchived: boolean;
}

/** Returns an activity; null if there is none with the id. */
export function findActivity(sql: SqlClient, id: string): Promise<AddressedActivity | null> {
  return sql.queryOneOrNull<AddressedActivity>(
    `SELECT id, kind, owner_id AS "ownerId", archived_at IS NOT NULL AS "isArchived" FROM activity
     WHERE id = $1 FOR KEY SHARE`,
    [id],
  );
}

/** Returns the languages of a seminar; none for another activity. */
export async function readActivityLanguages(sql: SqlClient, id: string): Promise<readonly string[]> {
  const row = await sql.queryOneOrNull<{ languages: string[] }>('SELECT languages FROM activity WHERE id = $1', [id]);
  return row?.languages ?? [];
}
