import { buildTextCondition } from '../../common/lists/text-match.queries.js';
import { contactList } from '../../companies/model/contact.list.js';
import type { SqlClient } from '../../database/connections/sql.client.js';
import type { PersonRecordKind } from './person-key.rules.js';

/** A record about a person, as the search finds it. */
export interface PersonRecord extends Record<string, unknown> {
  kind: PersonRecordKind;
  id: string;
  /** The position of a speaker in the session. */
  position: number | null;
  /** The contact who is the person, before its merges; null for somebody who is no contact. */
  contactId: string | null;
  names: string[];
  emails: string[];
  label: string;
  /** Whether the search asked for exactly a name of the record. */
  isExact: boolean;
}

/** The maximum number of records of one kind that a search considers, and that one person has in its answer. */
const MAX_FOUND = 50;

interface Source {
  kind: PersonRecordKind;
  from: string;
  /** Columns of the record, as SQL. Absent ones do not exist. */
  id: string;
  position?: string;
  contactId: string;
  names: readonly string[];
  /** A normalised address. */
  email?: string;
  phone?: string;
  label: string;
  /** The latest first. */
  order: string;
  /** The condition for the rows that are about a person of the agency's relations at all. */
  only?: string;
  /** The condition for those rows in which the name is searched, as that of its index. */
  named?: string;
  /** The condition for the rows of some contacts, where it is not that of `contactId`. `$1` are the contacts. */
  ofContacts?: string;
}

const TITLE = `a.reference || ' ' || a.title`;

const SOURCES: readonly Source[] = [
  {
    kind: 'contact',
    from: 'contact k',
    id: 'k.id',
    contactId: 'k.id',
    names: ['k.full_name', 'k.native_name'],
    email: 'k.email COLLATE "C"',
    phone: 'k.phone',
    label: 'k.full_name',
    order: 'k.id',
  },
  {
    kind: 'registration',
    from: 'seminar_registration r JOIN activity a ON a.id = r.activity_id',
    id: 'r.id',
    contactId: 'r.contact_id',
    names: ['r.full_name'],
    email: 'r.email COLLATE "C"',
    label: TITLE,
    order: 'r.id',
  },
  {
    kind: 'intake_registration',
    from: 'intake_registration r JOIN intake_connection c ON c.id = r.connection_id',
    id: 'r.id',
    contactId: 'r.contact_id',
    names: ['r.full_name'],
    email: 'r.email_key',
    phone: 'r.phone',
    label: 'c.name',
    order: 'r.id',
  },
  {
    kind: 'participant',
    from: 'delegation_participant p JOIN activity a ON a.id = p.activity_id',
    id: 'p.id',
    contactId: 'p.contact_id',
    names: [],
    label: TITLE,
    order: 'p.id',
  },
  {
    kind: 'meeting_party',
    from: 'meeting_party p JOIN activity a ON a.id = p.activity_id',
    id: 'p.id',
    contactId: 'p.contact_id',
    names: ['p.name'],
    label: TITLE,
    order: 'p.id',
    named: 'p.contact_id IS NULL',
  },
  {
    kind: 'speaker',
    from: 'session_speaker p JOIN seminar_session s ON s.id = p.session_id',
    id: 'p.session_id',
    position: 'p.position',
    contactId: 'p.contact_id',
    names: ['p.name'],
    label: 's.title',
    order: 'p.session_id',
    named: 'p.contact_id IS NULL',
  },
  {
    kind: 'mail',
    // The mails to colleagues are not about the person.
    from: 'mail m',
    only: 'm.user_id IS NULL',
    id: 'm.id',
    contactId: 'm.contact_id',
    names: ['m.to_name'],
    email: 'm.to_address',
    label: 'm.subject',
    order: 'm.created_at',
    named: 'm.contact_id IS NULL',
  },
  {
    kind: 'inbound_mail',
    from: 'inbound_mail i',
    id: 'i.id',
    contactId: 'NULL::uuid',
    names: ['i.from_name'],
    email: 'i.from_address',
    label: 'i.subject',
    order: 'i.received_at',
    ofContacts: 'i.id IN (SELECT l.inbound_mail_id FROM inbound_mail_contact l WHERE l.contact_id = ANY($1::uuid[]))',
  },
];

/** The question of a search: an address, a phone number, an id or a name. */
export type PersonQuestion = { email: string } | { phone: string } | { id: string } | { name: string };

/**
 * Finds the records with an exact address, phone number or id, or with a name. Each condition is served by an index. The kinds
 * are read one after the other, because a search must not take many connections from the others.
 */
export async function findPersonRecords(sql: SqlClient, question: PersonQuestion): Promise<PersonRecord[]> {
  const records: PersonRecord[] = [];
  for (const source of SOURCES) {
    const values: unknown[] = [];
    const bind = (value: unknown) => `$${values.push(value)}`;
    const condition = buildCondition(source, question, bind);
    if (condition === null) continue;
    // Of many people with a part of the name, those who are called so come first.
    const rank = 'name' in question ? buildExactName(source, question.name, bind) : null;
    records.push(...(await readRecords(sql, source, condition, values, rank)));
  }
  return records;
}

/** Builds the condition for the records that have exactly a name; null for a kind of records without names. */
function buildExactName({ names }: Source, name: string, bind: (value: unknown) => string): string | null {
  if (names.length === 0) return null;
  return `fold(${bind(name)}) IN (${names.map((column) => `fold(coalesce(${column}, ''))`).join(', ')})`;
}

/** Reads the records of some contacts, and of somebody without a contact who has one of some addresses. */
export async function readPersonRecords(
  sql: SqlClient,
  contactIds: readonly string[],
  emails: readonly string[],
): Promise<PersonRecord[]> {
  const records: PersonRecord[] = [];
  for (const source of SOURCES) {
    const { kind, contactId, email, ofContacts = `${contactId} = ANY($1::uuid[])` } = source;
    if (contactIds.length > 0) records.push(...(await readRecords(sql, source, ofContacts, [contactIds])));
    if (email === undefined || kind === 'contact' || emails.length === 0) continue;
    const isNobodys = kind === 'inbound_mail' ? '' : ` AND ${contactId} IS NULL`;
    records.push(...(await readRecords(sql, source, `${email} = ANY($1::text[])${isNobodys}`, [emails])));
  }
  return records;
}

function buildCondition(
  { kind, id, names, email, phone, named }: Source,
  question: PersonQuestion,
  bind: (value: unknown) => string,
): string | null {
  if ('id' in question) return `${id} = ${bind(question.id)}::uuid`;
  if ('email' in question) return email === undefined ? null : `${email} = ${bind(question.email)}`;
  if ('phone' in question) return phone === undefined ? null : `${phone} = ${bind(question.phone)}`;
  if (kind === 'contact') return `(${contactList.search!.buildCondition(question.name, bind)})`;
  if (names.length === 0) return null;
  const condition = names.map((name) => `(${buildTextCondition(name, question.name, bind)})`).join(' OR ');
  return [`(${condition})`, named].filter(Boolean).join(' AND ');
}

function readRecords(
  sql: SqlClient,
  { kind, from, only = 'true', id, position = 'NULL::integer', contactId, names, email, label, order }: Source,
  condition: string,
  values: unknown[],
  rank: string | null = null,
): Promise<PersonRecord[]> {
  return sql.queryAll<PersonRecord>(
    `SELECT '${kind}' AS kind, ${id} AS id, ${position} AS position, ${contactId} AS "contactId",
       array_remove(ARRAY[${names.join(', ')}]::text[], NULL) AS names,
       array_remove(ARRAY[${email ?? 'NULL'}]::text[], NULL) AS emails, ${label} AS label,
       ${rank ?? 'false'} AS "isExact"
     FROM ${from} WHERE (${condition}) AND ${only} ORDER BY ${rank === null ? '' : `${rank} DESC, `}${order} DESC LIMIT ${MAX_FOUND}`,
    values,
  );
}
