import { Injectable } from '@nestjs/common';
import { runWithLongTimeout } from '../../database/connections/query-timeout.rules.js';
import type { SqlClient } from '../../database/connections/sql.client.js';
import { ReadTransaction } from '../../database/transactions/read.transaction.js';
import { type KnownPerson, PersonReader } from '../people/person.reader.js';
import { findTable, listPersonalData, PERSONAL_DATA } from '../personal-data.registry.js';
import type { PersonalDataColumn } from '../personal-data.rules.js';
import type { Redaction } from './person-redaction.rules.js';
import {
  type DatumSource,
  listColleagues,
  listSecretLeads,
  readSources,
  readWebhookRecipients,
  type WebhookRecipient,
} from './person-report-facts.queries.js';
import { buildReportedRow, buildTreatments, type ReportedRow } from './person-row.rules.js';
import { listColumns, readPersonRows, type SchemaColumn, type StoredRow } from './person-rows.queries.js';
import { PERSON_REPORT_TEXTS } from './i18n/person-report-texts.constants.js';
import type { Language } from '../../common/reference/languages.constants.js';

/** The rows of a table, as they are stored and as the report shows them. */
interface FoundTable {
  table: string;
  stored: StoredRow[];
  rows: ReportedRow[];
}

/** All that is found about a person, in one snapshot. */
export interface PersonData {
  known: KnownPerson;
  tables: FoundTable[];
  sources: DatumSource[];
  webhooks: WebhookRecipient[];
  redaction: Redaction;
  secretLeadIds: ReadonlySet<string>;
}

/** The tables whose rows are the person, or the person at an activity. */
const OWN_RECORDS: readonly string[] = [
  'contact',
  'seminar_registration',
  'intake_registration',
  'delegation_participant',
  'meeting_party',
];

/** The tables whose rows lead to persons, in the order of the registry. */
export const REPORTED_TABLES: readonly string[] = Object.values(PERSONAL_DATA)
  .flatMap((tables) => Object.keys(tables))
  .filter((table) => findTable(table)!.foundBy !== undefined);

/** Columns that name the person in a row of somebody else, by their own paths. */
const FURTHER_COLUMNS: readonly PersonalDataColumn[] = listPersonalData()
  .map((line) => ({ ...line, foundBy: line.foundBy.slice(findTable(line.table)!.foundBy?.length ?? 0) }))
  .filter(({ foundBy }) => foundBy.length > 0);

/** Reads all rows about a person, by the registry of personal data. */
@Injectable()
export class PersonReportReader {
  constructor(
    private readonly snapshot: ReadTransaction,
    private readonly people: PersonReader,
  ) {}

  /** Reads the data of a person. @throws 404 */
  read(key: string, language: Language): Promise<PersonData> {
    return runWithLongTimeout(() =>
      this.snapshot.run(async (sql) => readPersonData(sql, await this.people.read(key, sql), language)),
    );
  }
}

/** Rows of a table with those of its columns that are shown. */
interface StoredTable {
  columns: readonly SchemaColumn[];
  rows: StoredRow[];
}

async function readPersonData(sql: SqlClient, known: KnownPerson, language: Language): Promise<PersonData> {
  const stored = await readTables(sql, known);
  const colleagues = await listColleagues(sql);
  const secretLeads = await listSecretLeads(sql);
  const ownRows = stored.filter(({ columns }) => OWN_RECORDS.includes(columns[0]!.table));
  const ownIds = ownRows.flatMap(({ rows }) => rows.map(({ id }) => String(id)));
  const t = PERSON_REPORT_TEXTS[language];
  const redaction: Redaction = {
    ownAddresses: new Set(known.person.addresses),
    roles: new Map(colleagues.map(({ id, role, isKey }) => [id, isKey ? t.program : t.roles[role]])),
    // A name of one word can be that of anybody.
    colleagues: colleagues
      .filter(({ name, isKey }) => !isKey && /\s/.test(name))
      .map(({ name, role }) => ({ name, role: t.roles[role] })),
    ownNames: known.names,
    secretNames: secretLeads.flatMap(({ names }) => names),
    secretText: t.secretProject,
  };
  const secretLeadIds = new Set(secretLeads.map(({ id }) => id));
  const words = [...known.person.names, ...known.person.addresses, ...ownIds];
  // The audit trail names a record, and not the lead to which it came later.
  const secretIds = new Set([...secretLeadIds, ...listIdsOfLeads(stored, secretLeadIds)]);
  const shared = { redaction, words, ownIds: new Set(ownIds), secretIds };
  const lines = Map.groupBy(listPersonalData(), ({ table }) => table);
  return {
    known,
    tables: stored.map(({ columns, rows }) => {
      const { table } = columns[0]!;
      const context = { ...shared, columns, treatments: buildTreatments(lines.get(table) ?? []) };
      return { table, stored: rows, rows: rows.map((row) => buildReportedRow(row, context)) };
    }),
    sources: await readSources(sql, ownIds),
    webhooks: await readWebhookRecipients(
      sql,
      listIds(stored.find(({ columns }) => columns[0]!.table === 'webhook_delivery')),
    ),
    redaction,
    secretLeadIds,
  };
}

/** Reads the rows of every table that lead to the person, and the columns of other rows that name the person. */
async function readTables(sql: SqlClient, { person }: KnownPerson): Promise<StoredTable[]> {
  const columns = Map.groupBy(await listColumns(sql, REPORTED_TABLES), ({ table }) => table);
  const stored: StoredTable[] = [];
  for (const table of REPORTED_TABLES) {
    const own = { columns: columns.get(table)!, rows: await readPersonRows(sql, columns.get(table)!, person) };
    if (own.rows.length > 0) stored.push(own);
    for (const { column, foundBy } of FURTHER_COLUMNS.filter((line) => line.table === table)) {
      const known = new Set(listIds(own));
      const rows = await readPersonRows(sql, own.columns, person, foundBy);
      const further = rows.filter(({ id }) => !known.has(String(id)));
      const shown = own.columns.filter((one) => one.column === 'id' || one.column === column);
      if (further.length > 0) stored.push({ columns: shown, rows: further });
    }
  }
  return stored;
}

/** Lists the ids of the rows that belong to some leads. */
function listIdsOfLeads(tables: readonly StoredTable[], leadIds: ReadonlySet<string>): string[] {
  const rows = tables.flatMap((table) => table.rows);
  return rows.filter((row) => leadIds.has(String(row['lead_id']))).map(({ id }) => String(id));
}

function listIds(table: StoredTable | undefined): string[] {
  return (table?.rows ?? []).map(({ id }) => String(id));
}
