import type { Actor } from '../../../common/actor/actor.constants.js';
import type { SqlClient } from '../../../database/connections/sql.client.js';

/** A user whose address a mail names. */
export interface Colleague {
  email: string;
  /** The user as the one who changes something; null for a user who cannot log in any more. */
  actor: Actor | null;
}

/** A contact whose address a mail names. */
export interface MatchedContact {
  id: string;
  email: string;
  companyId: string | null;
}

/** A lead that a mail may be about. */
export interface LeadCandidate {
  id: string;
  companyId: string;
}

/** One of our mails that a received one answers or reports about. */
export interface OwnMail {
  id: string;
  messageId: string;
  toAddress: string;
  leadId: string | null;
}

/** Returns the users with some addresses, also former ones. Served by app_user_email_uq for those who can log in. */
export async function findColleagues(sql: SqlClient, addresses: readonly string[]): Promise<Colleague[]> {
  const rows = await sql.queryAll<Actor & { email: string; isArchived: boolean } & Record<string, unknown>>(
    `SELECT email, archived_at IS NOT NULL AS "isArchived", id, 'user' AS kind, full_name AS name, role, NULL::text[] AS scopes
     FROM app_user WHERE email = ANY($1) ORDER BY archived_at NULLS LAST, id`,
    [addresses],
  );
  return rows.map(({ email, isArchived, ...actor }) => ({ email, actor: isArchived ? null : (actor as Actor) }));
}

/** Returns the contacts with some addresses in the order of these, and locks them. Served by contact_email_uq. */
export async function findContacts(sql: SqlClient, addresses: readonly string[]): Promise<MatchedContact[]> {
  const contacts = await sql.queryAll<MatchedContact & Record<string, unknown>>(
    `SELECT id, email, company_id AS "companyId" FROM contact
     WHERE email = ANY($1) AND archived_at IS NULL ORDER BY id FOR KEY SHARE`,
    [addresses],
  );
  return contacts.toSorted((one, other) => addresses.indexOf(one.email) - addresses.indexOf(other.email));
}

/** Returns the leads in use with some references. Served by lead_reference_uq. */
export function findLeadsByReference(sql: SqlClient, references: readonly string[]): Promise<LeadCandidate[]> {
  return sql.queryAll<LeadCandidate & Record<string, unknown>>(
    `SELECT id, company_id AS "companyId" FROM lead WHERE reference = ANY($1) AND archived_at IS NULL
     ORDER BY array_position($1, reference)`,
    [references],
  );
}

/** Returns a lead in use by its id. */
export function findLeadById(sql: SqlClient, id: string): Promise<LeadCandidate | null> {
  return sql.queryOneOrNull<LeadCandidate & Record<string, unknown>>(
    'SELECT id, company_id AS "companyId" FROM lead WHERE id = $1 AND archived_at IS NULL',
    [id],
  );
}

/** Returns the open leads on which some contacts are. Served by lead_contact_contact_id_idx. */
export function findOpenLeads(sql: SqlClient, contactIds: readonly string[]): Promise<LeadCandidate[]> {
  return sql.queryAll<LeadCandidate & Record<string, unknown>>(
    `SELECT l.id, l.company_id AS "companyId" FROM lead l
     WHERE l.status = 'open' AND l.archived_at IS NULL
       AND l.id IN (SELECT lc.lead_id FROM lead_contact lc WHERE lc.contact_id = ANY($1::uuid[]))
     ORDER BY l.id LIMIT 20`,
    [contactIds],
  );
}

/** Tells whether a contact is on a lead. Served by lead_contact_pk. */
export async function isContactOnLead(sql: SqlClient, leadId: string, email: string): Promise<boolean> {
  const row = await sql.queryOneOrNull(
    `SELECT FROM lead_contact lc JOIN contact k ON k.id = lc.contact_id
     WHERE lc.lead_id = $1 AND k.email = $2 AND k.archived_at IS NULL LIMIT 1`,
    [leadId, email],
  );
  return row !== null;
}

/** Returns those of our mails that have some message ids, in the order of these. Served by mail_message_id_uq. */
export function findOwnMails(sql: SqlClient, messageIds: readonly string[]): Promise<OwnMail[]> {
  return sql.queryAll<OwnMail & Record<string, unknown>>(
    `SELECT id, message_id AS "messageId", to_address AS "toAddress", lead_id AS "leadId" FROM mail
     WHERE message_id = ANY($1) ORDER BY array_position($1, message_id)`,
    [messageIds],
  );
}
