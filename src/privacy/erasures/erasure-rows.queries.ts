import type { SqlClient } from '../../database/connections/sql.client.js';
import { buildPersonCondition, type Person } from '../person-path.queries.js';
import type { PersonPath } from '../personal-data.rules.js';
import type { SchemaColumn } from '../report/person-rows.queries.js';

/** The values of the primary key of a row, as texts, by the names of the columns. */
export type RowKey = Readonly<Record<string, string>>;

/** A table with its columns and its primary key. */
export interface ErasableTable {
  table: string;
  columns: readonly SchemaColumn[];
  key: readonly SchemaColumn[];
  /** Whether its rows have a version and the time of their last change, which an erasure moves on. */
  isVersioned: boolean;
  /** The maximum numbers of characters of columns that have one. */
  limits: Readonly<Record<string, number>>;
  /** The columns whose values a unique index compares. */
  uniques: readonly string[];
}

/** Reads the columns and the primary keys of some tables. */
export async function readTables(
  sql: SqlClient,
  names: readonly string[],
): Promise<ReadonlyMap<string, ErasableTable>> {
  const rows = await sql.queryAll<SchemaColumn & { position: number | null }>(
    `SELECT c.relname AS table, a.attname AS column, format_type(a.atttypid, NULL) AS type,
       array_position(i.indkey::int2[], a.attnum) AS position
     FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid
     LEFT JOIN pg_index i ON i.indrelid = c.oid AND i.indisprimary
     WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p') AND c.relname = ANY($1::text[])
       AND a.attnum > 0 AND NOT a.attisdropped
     ORDER BY c.relname, a.attnum`,
    [names],
  );
  const limits = Map.groupBy(await readLimits(sql), ({ table }) => table);
  const uniques = Map.groupBy(await readUniques(sql), ({ table }) => table);
  return new Map(
    [...Map.groupBy(rows, ({ table }) => table)].map(([table, columns]) => [
      table,
      {
        ...buildTable(table, columns),
        limits: Object.fromEntries((limits.get(table) ?? []).map(({ column, limit }) => [column, limit])),
        uniques: (uniques.get(table) ?? []).map(({ column }) => column),
      },
    ]),
  );
}

/** Reads the maximum lengths of texts, as the constraints of their tables have them. */
function readLimits(sql: SqlClient): Promise<{ table: string; column: string; limit: number }[]> {
  return sql.queryAll(
    `SELECT c.relname AS table, found[1] AS column, found[2]::integer AS limit
     FROM pg_constraint k JOIN pg_class c ON c.oid = k.conrelid
       CROSS JOIN regexp_matches(pg_get_constraintdef(k.oid), 'char_length\\((\\w+)\\) <= (\\d+)', 'g') AS found
     WHERE k.contype = 'c' AND k.connamespace = 'public'::regnamespace`,
  );
}

/** Reads the columns of unique indexes, also those in expressions. */
function readUniques(sql: SqlClient): Promise<{ table: string; column: string }[]> {
  return sql.queryAll(
    `SELECT DISTINCT c.relname AS table, a.attname AS column
     FROM pg_index i JOIN pg_class c ON c.oid = i.indrelid
       JOIN pg_depend d ON d.classid = 'pg_class'::regclass AND d.objid = i.indexrelid AND d.refobjid = i.indrelid
       JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = d.refobjsubid
     WHERE i.indisunique AND NOT i.indisprimary AND c.relnamespace = 'public'::regnamespace`,
  );
}

function buildTable(
  table: string,
  columns: readonly (SchemaColumn & { position: number | null })[],
): Omit<ErasableTable, 'limits' | 'uniques'> {
  const key = columns.filter(({ position }) => position !== null).toSorted((a, b) => a.position! - b.position!);
  const has = (name: string) => columns.some(({ column }) => column === name);
  return { table, columns, key, isVersioned: has('updated_at') && has('version') };
}

/** Writes the key of a row as one text: its id, or the values with commas. */
export function formatRowKey({ key }: ErasableTable, row: RowKey): string {
  return key.map(({ column }) => row[column]).join(',');
}

const selectKey = ({ table, key }: ErasableTable) =>
  key.map(({ column }) => `"${table}"."${column}"::text AS "${column}"`).join(', ');

/**
 * Builds SQL that joins a table with some keys, which are a parameter of type jsonb. A list of keys has no limit, as a list of
 * parameters has.
 */
export function buildKeyJoin({ table, key }: ErasableTable, parameter: string): { from: string; on: string } {
  return {
    from: `jsonb_to_recordset(${parameter}::jsonb) AS k (${key.map(({ column, type }) => `"${column}" ${type}`).join(', ')})`,
    on: key.map(({ column }) => `"${table}"."${column}" = k."${column}"`).join(' AND '),
  };
}

/**
 * Finds the keys of the rows of a table that lead to a person by some paths. A name in a row of another table is not enough,
 * because a decision about that row tells whose it is.
 */
export async function findPersonKeys(
  sql: SqlClient,
  table: ErasableTable,
  person: Person,
  paths: readonly PersonPath[],
): Promise<RowKey[]> {
  if (paths.length === 0) return [];
  const values: unknown[] = [];
  const condition = buildPersonCondition(table.table, person, (value) => `$${values.push(value)}`, paths, {
    withNames: false,
  });
  return sql.queryAllWithCustomPlan<RowKey>(
    `SELECT ${selectKey(table)} FROM "${table.table}" WHERE ${condition}`,
    values,
  );
}

/** A row with the columns that were asked for. */
export interface ReadRow extends Record<string, unknown> {
  key: RowKey;
  values: Record<string, unknown>;
}

interface Selection {
  columns: readonly string[];
  /** Whether nobody else may change the rows until the transaction ends. */
  isLocked: boolean;
}

/** Reads some rows of a table by their keys. */
export function readRowsByKey(
  sql: SqlClient,
  table: ErasableTable,
  keys: readonly RowKey[],
  selection: Selection,
): Promise<ReadRow[]> {
  const { from, on } = buildKeyJoin(table, '$1');
  return readRows(sql, table, selection, `JOIN ${from} ON ${on}`, [JSON.stringify(keys)]);
}

/** Patterns for LIKE. A text is found that matches one of them; `digits` are compared without signs between digits. */
interface TextPatterns {
  words: readonly string[];
  digits: readonly string[];
}

/** Reads the rows in which one of some columns contains one of some words: of the whole table, or of some keys. */
export async function readRowsWithWords(
  sql: SqlClient,
  table: ErasableTable,
  patterns: TextPatterns,
  searched: readonly string[],
  selection: Selection,
  keys?: readonly RowKey[],
): Promise<ReadRow[]> {
  if (patterns.words.length + patterns.digits.length === 0) return [];
  const found = keys ?? (await findKeysWithWords(sql, table, patterns, searched));
  if (found.length === 0) return [];
  const { condition, values } = buildWordCondition(table, patterns, searched);
  const { from, on } = buildKeyJoin(table, `$${values.push(JSON.stringify(found))}`);
  return readRows(sql, table, selection, `JOIN ${from} ON ${on} WHERE ${condition}`, values);
}

/** The signs between the digits of a number. */
const SIGNS = ' ./()-\u00a0\n\t';

/** Builds a condition that computes the text of a row once: without signs between digits if a number is looked for. */
function buildWordCondition(
  { table }: ErasableTable,
  { words, digits }: TextPatterns,
  searched: readonly string[],
): { condition: string; values: unknown[] } {
  const text = `lower(concat_ws(E'\\n', ${searched.map((column) => `"${table}"."${column}"::text`).join(', ')}))`;
  if (digits.length === 0) return { condition: `${text} LIKE ANY($1::text[])`, values: [words] };
  const withoutSigns = words.map((word) => [...word].filter((sign) => !SIGNS.includes(sign)).join(''));
  const condition = `translate(${text}, $2::text, '') LIKE ANY($1::text[])`;
  return { condition, values: [[...digits, ...withoutSigns], SIGNS] };
}

/** The number of ids of a table that one statement searches, so that each ends within its time. */
const IDS = 100_000;

/**
 * Finds the keys of the rows of a whole table that have one of some words. It locks nothing, because PostgreSQL can share the work
 * among processes only then, and searches tables with growing numbers as ids, such as the versions of leads, part by part.
 */
async function findKeysWithWords(
  sql: SqlClient,
  table: ErasableTable,
  patterns: TextPatterns,
  searched: readonly string[],
): Promise<RowKey[]> {
  const { condition, values } = buildWordCondition(table, patterns, searched);
  const select = `SELECT ${selectKey(table)} FROM "${table.table}" WHERE ${condition}`;
  const [id] = table.key;
  if (table.key.length > 1 || id?.type !== 'bigint') return sql.queryAllWithCustomPlan<RowKey>(select, values);
  const { last } = await sql.queryOne<{ last: number }>(
    `SELECT coalesce(max("${id.column}"), 0) AS last FROM "${table.table}"`,
  );
  const keys: RowKey[] = [];
  for (let from = 0; from <= last; from += IDS) {
    const [first, next] = [values.length + 1, values.length + 2];
    const part = `"${id.column}" >= $${first}::bigint AND "${id.column}" < $${next}::bigint`;
    keys.push(...(await sql.queryAllWithCustomPlan<RowKey>(`${select} AND ${part}`, [...values, from, from + IDS])));
  }
  return keys;
}

async function readRows(
  sql: SqlClient,
  table: ErasableTable,
  { columns, isLocked }: Selection,
  rest: string,
  values: unknown[],
): Promise<ReadRow[]> {
  const buildPairs = (names: readonly string[], cast = '') =>
    `jsonb_build_object(${names.map((name) => `'${name}', "${table.table}"."${name}"${cast}`).join(', ')})`;
  return sql.queryAllWithCustomPlan<ReadRow>(
    `SELECT ${buildPairs(
      table.key.map(({ column }) => column),
      '::text',
    )} AS key, ${buildPairs(columns)} AS values
     FROM "${table.table}" ${rest} ${isLocked ? `FOR NO KEY UPDATE OF "${table.table}"` : ''}`,
    values,
  );
}
