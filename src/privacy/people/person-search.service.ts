import { Injectable } from '@nestjs/common';
import { normaliseEmail } from '../../common/reference/email-address.rules.js';
import { toE164 } from '../../common/reference/phone-numbers.rules.js';
import type { SqlClient } from '../../database/connections/sql.client.js';
import { ReadTransaction } from '../../database/transactions/read.transaction.js';
import { SuppressionStore } from '../../mail/suppressions/suppression.store.js';
import { formatPersonKey } from './person-key.rules.js';
import { findContactsByEmail, readContactGroups } from './person.queries.js';
import {
  findPersonRecords,
  type PersonQuestion,
  type PersonRecord,
  readPersonRecords,
} from './person-search.queries.js';
import type { FoundPersonView, PeopleView, PersonRecordView } from './person.view.js';

/** The maximum number of people in an answer. */
const MAX_PEOPLE = 25;

const ID = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i;

/** Searches the people whose data are stored, over all kinds of records, archived and merged ones too. */
@Injectable()
export class PersonSearchService {
  constructor(
    private readonly snapshot: ReadTransaction,
    private readonly suppressions: SuppressionStore,
  ) {}

  /** Finds people by an exact address, phone number or id, or by a name. A search takes one connection. */
  find(q: string): Promise<PeopleView> {
    const question = parseQuestion(q);
    return this.snapshot.run(async (sql) => {
      const found = await findPersonRecords(sql, question);
      const isExact = (records: PersonRecord[]) => Number(records.some((record) => record.isExact));
      const people = (await groupByPerson(sql, found)).toSorted((a, b) => isExact(b) - isExact(a));
      const items: FoundPersonView[] = [];
      for (const person of people.slice(0, MAX_PEOPLE)) items.push(await this.complete(sql, person));
      if (items.length === 0) items.push(...(await this.findSuppressed(sql, question)));
      return { items, hasMore: people.length > MAX_PEOPLE };
    });
  }

  /** Adds the other records of a person, and whether an address is suppressed. */
  private async complete(sql: SqlClient, records: readonly PersonRecord[]): Promise<FoundPersonView> {
    const [first] = records;
    const contactId = first!.contactId;
    const [group] = contactId === null ? [] : await readContactGroups(sql, [contactId]);
    const emails = group ? group.emails : [...new Set(records.flatMap((record) => record.emails))];
    const others = await readPersonRecords(sql, group?.contactIds ?? [], emails);
    const all = new Map([...others, ...records].map((record) => [formatRecord(record), record]));
    const names = [...(group?.names ?? []), ...[...all.values()].flatMap((record) => record.names)];
    return {
      key: contactId ?? formatPersonKey(first!.kind, first!.id, first!.position),
      contactId,
      names: [...new Set(names)],
      emails: [...new Set([...emails, ...[...all.values()].flatMap((record) => record.emails)])],
      records: [
        ...[...all.values()].map(({ kind, id, label }): PersonRecordView => ({ kind, id, label })),
        ...(await this.listSuppressions(sql, emails)),
      ],
    };
  }

  private async listSuppressions(sql: SqlClient, emails: readonly string[]): Promise<PersonRecordView[]> {
    const entries = await this.suppressions.findEntries(emails, 'email', sql);
    return entries.map(({ id, reason }) => ({ kind: 'suppression', id, label: reason }));
  }

  /** Finds somebody of whom only the suppression of the address is left. */
  private async findSuppressed(sql: SqlClient, question: PersonQuestion): Promise<FoundPersonView[]> {
    const entries =
      'email' in question
        ? await this.suppressions.findEntries([question.email], 'email', sql)
        : 'phone' in question
          ? await this.suppressions.findEntries([question.phone], 'phone', sql)
          : [];
    const [first] = entries;
    if (!first) return [];
    return [
      {
        key: formatPersonKey('suppression', first.id),
        contactId: null,
        names: [],
        emails: 'email' in question ? [question.email] : [],
        records: entries.map(({ id, reason }) => ({ kind: 'suppression', id, label: reason })),
      },
    ];
  }
}

/**
 * Brings the records of one person together: those of a contact and of those merged into it, with those of nobody's
 * contact that have its address. Of the others, those with one address are of one person, as for the registry.
 */
async function groupByPerson(sql: SqlClient, found: readonly PersonRecord[]): Promise<PersonRecord[][]> {
  const emails = found.flatMap((record) => (record.contactId === null ? record.emails : []));
  const owners = new Map((await findContactsByEmail(sql, emails)).toReversed().map(({ id, email }) => [email, id]));
  const getContactId = ({ contactId, emails: own }: PersonRecord) => contactId ?? owners.get(own[0] ?? '') ?? null;
  const contactIds = [...new Set(found.flatMap((record) => getContactId(record) ?? []))];
  const groups = await readContactGroups(sql, contactIds);
  const roots = new Map(groups.flatMap(({ contactId, contactIds: own }) => own.map((id) => [id, contactId])));
  const people = Map.groupBy(found, (record) => {
    const contactId = getContactId(record);
    if (contactId !== null) return roots.get(contactId) ?? contactId;
    return record.emails[0] ?? formatPersonKey(record.kind, record.id, record.position);
  });
  return [...people].map(([key, records]) =>
    records.map((record) => ({ ...record, contactId: ID.test(key) ? key : null })),
  );
}

function parseQuestion(q: string): PersonQuestion {
  if (ID.test(q)) return { id: q.toLowerCase() };
  if (/^\S+@\S+$/.test(q)) return { email: normaliseEmail(q) };
  const phone = toE164(q);
  return phone.ok ? { phone: phone.value } : { name: q };
}

function formatRecord({ kind, id, position }: PersonRecord): string {
  return `${kind} ${id} ${position}`;
}
