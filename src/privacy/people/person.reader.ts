import { Injectable } from '@nestjs/common';
import { createNotFoundError } from '../../common/errors/domain.errors.js';
import { SqlClient } from '../../database/connections/sql.client.js';
import type { SuppressionEntry } from '../../mail/suppressions/suppression.store.js';
import type { Person } from '../person-path.queries.js';
import { type PersonKey, parsePersonKey } from './person-key.rules.js';
import { findNamedPerson, findSuppression, readContactGroups, readRegistrationIds } from './person.queries.js';

/** A person whose data are stored, with what the paths of the registry need. */
export interface KnownPerson {
  /** The key of the contact, or of the record that names the person. */
  key: string;
  contactId: string | null;
  /** The record that the audit trail names. */
  record: PersonKey;
  person: Person;
  /** The names as they are written. */
  names: string[];
  emails: string[];
  /** The entry of the list of suppressed addresses by which somebody is known of whom nothing else is left. */
  suppression?: SuppressionEntry;
}

/** Reads who a person is: a contact with its merged ones, or somebody whom only another record names. */
@Injectable()
export class PersonReader {
  constructor(private readonly sql: SqlClient) {}

  /** Returns the person with a key. One who is a contact by now is that contact. @throws 404 */
  async read(key: string, sql: SqlClient = this.sql): Promise<KnownPerson> {
    const record = parsePersonKey(key);
    const known = record && (await findPerson(sql, key, record));
    if (!known) throw createNotFoundError('person', key);
    return known;
  }
}

async function findPerson(sql: SqlClient, key: string, record: PersonKey): Promise<KnownPerson | null> {
  if (record.kind === 'contact') return findContact(sql, record.id);
  if (record.kind === 'suppression') {
    const suppression = await findSuppression(sql, record.id);
    return suppression && { ...NOBODY, key: key.toLowerCase(), record, suppression };
  }
  const position = record.kind === 'speaker' ? record.position : undefined;
  const named = await findNamedPerson(sql, record.kind, record.id, position);
  if (!named) return null;
  if (named.contactId !== null) return findContact(sql, named.contactId);
  const { seminarRegistrationId, intakeRegistrationId, names, addresses } = named;
  return {
    key: key.toLowerCase(),
    contactId: null,
    record,
    names,
    emails: addresses.filter(isEmail),
    person: {
      contactIds: [],
      seminarRegistrationIds: seminarRegistrationId === null ? [] : [seminarRegistrationId],
      intakeRegistrationIds: intakeRegistrationId === null ? [] : [intakeRegistrationId],
      addresses,
      names: names.map((name) => name.toLowerCase()),
    },
  };
}

/** Somebody of whom only the digest of an address is known. */
const NOBODY = {
  contactId: null,
  names: [],
  emails: [],
  person: { contactIds: [], seminarRegistrationIds: [], intakeRegistrationIds: [], addresses: [], names: [] },
};

async function findContact(sql: SqlClient, id: string): Promise<KnownPerson | null> {
  const [group] = await readContactGroups(sql, [id]);
  if (!group) return null;
  const { contactId, contactIds, names, emails, phones } = group;
  const registrations = await readRegistrationIds(sql, contactIds);
  return {
    key: contactId,
    contactId,
    record: { kind: 'contact', id: contactId },
    names,
    emails,
    person: {
      contactIds,
      ...registrations,
      addresses: [...emails, ...phones],
      names: names.map((name) => name.toLowerCase()),
    },
  };
}

function isEmail(address: string): boolean {
  return address.includes('@');
}
