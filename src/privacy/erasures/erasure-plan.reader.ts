import { Injectable } from '@nestjs/common';
import type { SqlClient } from '../../database/connections/sql.client.js';
import { listAuditedTables } from '../registry/record-tables.rules.js';
import type { HistoryOf } from '../personal-data.rules.js';
import type { ErasablePerson } from './erased-person.reader.js';
import { eraseValues } from './erasure-changes.rules.js';
import { countTreatments, listKeeps } from './erasure-counts.queries.js';
import {
  type RowChange,
  type TablePlan,
  type TableTreatment,
  type TextColumn,
  TREATED_TABLES,
} from './erasure-plan.rules.js';
import {
  type ErasableTable,
  findPersonKeys,
  formatRowKey,
  type ReadRow,
  readRowsByKey,
  readRowsWithWords,
  readTables,
  type RowKey,
} from './erasure-rows.queries.js';
import type { ErasureCountView, ErasureKeepView, ErasureMentionView } from './erasure.view.js';
import {
  type DecidedMentions,
  decideMentions,
  type MentionDecision,
  type TextPlace,
} from './mention-decisions.rules.js';

/** All that an erasure would change, and what it would not. */
export interface ErasurePlan {
  tables: readonly TablePlan[];
  undecided: readonly ErasureMentionView[];
  counts: readonly ErasureCountView[];
  keeps: readonly ErasureKeepView[];
  /** The titles that change, which locked months can have too. */
  titles: DecidedMentions['titles'];
  /** The decisions that were about a text. */
  used: DecidedMentions['used'];
}

/** Options of a plan. */
export interface PlanOptions {
  decisions: readonly MentionDecision[];
  /** Whether the rows stay as they are until the transaction ends. A preview locks nothing. */
  isLocked: boolean;
  /** The request that the erasure carries out. A letter may have neither the contact nor an address of the person. */
  requestId: string | null;
}

const AUDITED_TABLES = listAuditedTables();

/** Reads the plan of an erasure from the registry of personal data. */
@Injectable()
export class ErasurePlanReader {
  /** Reads the rows of a person, decides about texts and computes the new values. */
  async read(sql: SqlClient, erasable: ErasablePerson, options: PlanOptions): Promise<ErasurePlan> {
    const { decisions, isLocked, requestId } = options;
    const tables = await readTables(
      sql,
      TREATED_TABLES.map(({ table }) => table),
    );
    const found: FoundTable[] = [];
    for (const treatment of TREATED_TABLES) {
      found.push(await findRows(sql, treatment, tables.get(treatment.table)!, erasable, requestId));
    }
    const ties = new Map(found.map((one) => [one.treatment.table, one]));
    const places: TextPlace[] = [];
    for (const one of found) places.push(...(await readTextPlaces(sql, one, ties, erasable, isLocked)));
    const named = found.flatMap((one) => listNamePlaces(one));
    const { undecided, kept, titles, used } = decideMentions([...places, ...named], erasable.matcher, decisions);
    for (const one of found) await eraseChanges(sql, one, ties, erasable, isLocked);
    const plans = found.map((one) => toPlan(one));
    return {
      tables: plans,
      undecided,
      titles,
      used,
      counts: await countTreatments(sql, plans),
      keeps: [
        ...(await listKeeps(sql, plans)),
        ...[...Map.groupBy(kept, ({ table, reason }) => JSON.stringify([table, reason])).values()].map((group) => ({
          ...group[0]!,
          rows: group.length,
        })),
      ],
    };
  }
}

/** The rows of a table that an erasure finds. */
interface FoundTable {
  treatment: TableTreatment;
  table: ErasableTable;
  tied: Map<string, RowKey>;
  /** The rows in whose texts parts of the name count: those of the person, and those near them. */
  near: ReadonlyMap<string, RowKey>;
  /** The rows that only a name leads to. A decision makes them the person's. */
  named: { column: string; row: ReadRow }[];
  further: TablePlan['further'];
  changes: Map<string, RowChange>;
}

async function findRows(
  sql: SqlClient,
  treatment: TableTreatment,
  table: ErasableTable,
  { person, known }: ErasablePerson,
  requestId: string | null,
): Promise<FoundTable> {
  const keys = [
    ...(await findPersonKeys(sql, table, person, treatment.paths)),
    ...(requestId === null ? [] : await findRequestKeys(sql, table, requestId)),
  ];
  const tied = new Map(keys.map((key) => [formatRowKey(table, key), key]));
  const { record } = known;
  if (record.kind === 'meeting_party' && table.table === 'meeting_party') tied.set(record.id, { id: record.id });
  if (record.kind === 'speaker' && table.table === 'session_speaker') {
    const key = { session_id: record.id, position: String(record.position) };
    tied.set(formatRowKey(table, key), key);
  }
  const named: FoundTable['named'] = [];
  for (const path of treatment.names) {
    const others = await findPersonKeys(sql, table, person, [path]);
    const asked = others.filter((key) => !tied.has(formatRowKey(table, key)));
    const rows = await readRowsByKey(sql, table, asked, { columns: [path.name], isLocked: false });
    named.push(...rows.map((row) => ({ column: path.name, row })));
  }
  const further: { line: TableTreatment['cleared'][number]; keys: RowKey[] }[] = [];
  for (const { line, paths } of treatment.further) {
    const others = await findPersonKeys(sql, table, person, paths);
    further.push({ line, keys: others.filter((key) => !tied.has(formatRowKey(table, key))) });
  }
  const nearby = await findPersonKeys(sql, table, person, treatment.textsNear);
  const near = new Map([...tied, ...nearby.map((key) => [formatRowKey(table, key), key] as const)]);
  return { treatment, table, tied, near, named, further, changes: new Map() };
}

/** Finds the request that the erasure carries out, and its entries in the audit trail. */
async function findRequestKeys(sql: SqlClient, { table }: ErasableTable, requestId: string): Promise<RowKey[]> {
  if (table === 'privacy_request') return [{ id: requestId }];
  if (table !== 'audit_entry') return [];
  return sql.queryAll<RowKey>(
    `SELECT id::text FROM audit_entry WHERE entity_type = 'privacy_request' AND entity_id = $1`,
    [requestId],
  );
}

/** A row that only a name leads to is a question about the name. It becomes one of the person when it is to be replaced. */
function listNamePlaces({ table, named, tied }: FoundTable): TextPlace[] {
  return named.map(({ column, row }) => ({
    table: table.table,
    id: formatRowKey(table, row.key),
    column,
    isTitle: true,
    isTied: false,
    value: row.values[column],
    write: (value) => {
      if (value !== row.values[column]) tied.set(formatRowKey(table, row.key), row.key);
    },
  }));
}

/** Reads the texts of a table that can name the person: whole names and addresses everywhere, parts in the person's rows. */
async function readTextPlaces(
  sql: SqlClient,
  found: FoundTable,
  ties: ReadonlyMap<string, FoundTable>,
  { matcher }: ErasablePerson,
  isLocked: boolean,
): Promise<TextPlace[]> {
  const { table, tied, near, treatment } = found;
  if (treatment.texts.length === 0) return [];
  const searched = treatment.texts.map(({ column }) => column);
  const references = treatment.texts.flatMap(({ historyOf }) =>
    historyOf ? [historyOf.id, ...(typeof historyOf.tables === 'string' ? [] : [historyOf.tables.type])] : [],
  );
  const selection = { columns: [...searched, ...references], isLocked };
  const { full, digits, parts } = matcher.like;
  const rows = [
    ...(await readRowsWithWords(sql, table, { words: full, digits }, searched, selection)),
    ...(await readRowsWithWords(sql, table, { words: parts, digits: [] }, searched, selection, [...near.values()])),
  ];
  const distinct = new Map(rows.map((row) => [formatRowKey(table, row.key), row]));
  return [...distinct].flatMap(([id, row]) =>
    treatment.texts.flatMap((text) => {
      if (row.values[text.column] === null || (text.isCleared && tied.has(id))) return [];
      return text.historyOf
        ? listFormerPlaces(found, text, text.historyOf, row, ties)
        : [listOwnPlace(found, text, row)];
    }),
  );
}

function listOwnPlace(found: FoundTable, { column, isTitle }: TextColumn, row: ReadRow): TextPlace {
  const id = formatRowKey(found.table, row.key);
  const value = row.values[column];
  const write = (next: unknown) => noteChange(found, row.key, column, value, next);
  const { limits, uniques } = found.table;
  return {
    table: found.table.table,
    id,
    column,
    isTitle,
    isTied: found.near.has(id),
    value,
    write,
    limit: limits[column],
    ...(uniques.includes(column) && { ending: ` ${id.slice(-DIGITS)}` }),
  };
}

/** The number of digits of an id that tell apart texts of which each must be its own. */
const DIGITS = 6;

/** Lists the texts of an earlier state of a record. They follow the decision about the record. */
function listFormerPlaces(
  found: FoundTable,
  { column }: TextColumn,
  history: HistoryOf,
  row: ReadRow,
  ties: ReadonlyMap<string, FoundTable>,
): TextPlace[] {
  const { tables, columns } = history;
  const name = typeof tables === 'string' ? tables : tables.byType[String(row.values[tables.type])];
  const record = name === undefined ? undefined : ties.get(name);
  if (!record) return [];
  const id = String(row.values[history.id]);
  const shared = { table: name!, id, isTied: record.near.has(id) };
  const value = row.values[column];
  const texts = record.treatment.texts;
  if (columns) {
    const kept = texts.find((text) => text.column === columns[name!]);
    const write = (next: unknown) => noteChange(found, row.key, column, value, next);
    return kept ? [{ ...shared, column: kept.column, isTitle: kept.isTitle, value, write }] : [];
  }
  const data = value as Record<string, unknown>;
  const written: Record<string, unknown> = { ...data };
  return texts
    .filter((text) => (data[text.column] ?? null) !== null)
    .map((text) => ({
      ...shared,
      column: text.column,
      isTitle: text.isTitle,
      value: data[text.column],
      write: (next) => {
        written[text.column] = next;
        noteChange(found, row.key, column, value, { ...written });
      },
    }));
}

function noteChange(
  { table, changes }: FoundTable,
  key: RowKey,
  column: string,
  before: unknown,
  after: unknown,
): void {
  if (JSON.stringify(before) === JSON.stringify(after)) return;
  const id = formatRowKey(table, key);
  const change = changes.get(id) ?? { key, values: new Map<string, unknown>() };
  changes.set(id, change);
  change.values.set(column, after);
}

/** Replaces the values about the person in the JSON of a table. */
async function eraseChanges(
  sql: SqlClient,
  found: FoundTable,
  ties: ReadonlyMap<string, FoundTable>,
  { matcher, person }: ErasablePerson,
  isLocked: boolean,
): Promise<void> {
  const { table, treatment, tied } = found;
  if (treatment.changes.length === 0) return;
  const columns = treatment.changes.map(({ column }) => column);
  const isAudit = table.columns.some(({ column }) => column === 'entity_type');
  const references = isAudit ? ['entity_type', 'entity_id'] : [];
  const keys = [...tied.values(), ...(isAudit ? await listNearEntries(sql, ties) : [])];
  const rows = await readRowsByKey(sql, table, keys, { columns: [...columns, ...references], isLocked });
  const contactIds = new Set(person.contactIds);
  const cells = table.table === 'import' ? await readCells(sql, ties.get('import_row')!) : undefined;
  for (const row of rows) {
    const record = isAudit ? (AUDITED_TABLES[String(row.values['entity_type'])] ?? null) : null;
    const isTied = isAudit ? (ties.get(record ?? '')?.near.has(String(row.values['entity_id'])) ?? false) : true;
    for (const column of columns) {
      const value = row.values[column];
      const ownTexts = cells?.get(formatRowKey(table, row.key));
      const next = eraseValues(value, { matcher, contactIds, table: record, isTied, ownTexts });
      noteChange(found, row.key, column, value, next);
    }
  }
}

/** Reads the texts of the person's rows in imports, by the ids of the imports. Columns have some of them as samples. */
async function readCells(sql: SqlClient, { table, tied }: FoundTable): Promise<ReadonlyMap<string, Set<string>>> {
  const rows = await readRowsByKey(sql, table, [...tied.values()], {
    columns: ['import_id', 'cells'],
    isLocked: false,
  });
  const cells = new Map<string, Set<string>>();
  for (const { values } of rows) {
    const id = String(values['import_id']);
    const texts = [values['cells']].flat().filter((cell): cell is string => typeof cell === 'string' && cell !== '');
    cells.set(id, new Set([...(cells.get(id) ?? []), ...texts]));
  }
  return cells;
}

/** Lists the entries of the audit trail about records that are near the person. */
async function listNearEntries(sql: SqlClient, ties: ReadonlyMap<string, FoundTable>): Promise<RowKey[]> {
  const ids = [...ties.values()].flatMap(({ near, tied }) => [...near.keys()].filter((id) => !tied.has(id)));
  if (ids.length === 0) return [];
  return sql.queryAllWithCustomPlan<RowKey>('SELECT id::text FROM audit_entry WHERE entity_id = ANY($1::uuid[])', [
    ids,
  ]);
}

function toPlan({ treatment, table, tied, further, changes }: FoundTable): TablePlan {
  const replaced = [...changes.values()].map(({ key }) => key);
  const bytes = treatment.cleared.filter(({ withTexts }) => withTexts).map((line) => ({ line, keys: replaced }));
  return { treatment, table, tied: [...tied.values()], further: [...further, ...bytes], changes };
}
