import type { SqlClient } from '../../database/connections/sql.client.js';
import { serialisePlaceholder } from '../person-path.queries.js';
import type { PersonalDataColumn } from '../personal-data.rules.js';
import { buildDifference } from './erasure-counts.queries.js';
import type { RowChange, TablePlan } from './erasure-plan.rules.js';
import { buildKeyJoin, type ErasableTable, readRowsByKey, type RowKey } from './erasure-rows.queries.js';

/** Replaces texts by keyed digests, in their order. */
type HashTexts = (texts: readonly string[]) => Promise<string[]>;

/** The number of rows that one statement changes. */
const BATCH = 500;

/** Carries out the plan of one table, in the transaction of the erasure. */
export async function erasePlannedRows(
  sql: SqlClient,
  plan: TablePlan,
  now: Date,
  hashTexts: HashTexts,
): Promise<void> {
  const { table, tied, further, treatment } = plan;
  await writeChanges(sql, table, [...plan.changes.values()], now);
  const hashed = treatment.cleared.filter((line) => line.treatment === 'hash');
  if (hashed.length > 0 && tied.length > 0) await hashColumns(sql, plan, hashed, now, hashTexts);
  await clearColumns(sql, plan, now);
  for (const { line, keys } of further) await clearColumn(sql, table, line, keys);
  if (treatment.deletesRows && tied.length > 0) await deleteRows(sql, table, tied);
}

/** Writes new values of rows. Those with the same columns are written together. */
async function writeChanges(
  sql: SqlClient,
  table: ErasableTable,
  changes: readonly RowChange[],
  now: Date,
): Promise<void> {
  const groups = Map.groupBy(changes, ({ values }) => [...values.keys()].toSorted().join(','));
  for (const group of groups.values()) {
    const columns = table.columns.filter(({ column }) => group[0]!.values.has(column));
    const key = table.key.map(({ column, type }, index) => ({ column, type, name: `key_${index}` }));
    const record = [...key, ...columns.map(({ column, type }) => ({ name: column, type }))];
    const set = columns.map(({ column }) => `"${column}" = v."${column}"`);
    const text = `UPDATE "${table.table}" SET ${[...set, ...buildNewVersion(table, '$2')].join(', ')}
      FROM jsonb_to_recordset($1::jsonb) AS v (${record.map(({ name, type }) => `"${name}" ${type}`).join(', ')})
      WHERE ${key.map(({ column, name }) => `"${table.table}"."${column}" = v."${name}"`).join(' AND ')}
        AND $2::timestamptz IS NOT NULL`;
    for (let start = 0; start < group.length; start += BATCH) {
      const rows = group.slice(start, start + BATCH).map((change) => ({
        ...Object.fromEntries(key.map(({ column, name }) => [name, change.key[column]])),
        ...Object.fromEntries(change.values),
      }));
      await sql.execute(text, [JSON.stringify(rows), now]);
    }
  }
}

/** A record that changed has a new version, so that copies of it are read again. */
function buildNewVersion({ table, isVersioned }: ErasableTable, now: string): string[] {
  return isVersioned ? [`updated_at = ${now}::timestamptz`, `version = "${table}".version + 1`] : [];
}

async function hashColumns(
  sql: SqlClient,
  { table, tied }: TablePlan,
  lines: readonly PersonalDataColumn[],
  now: Date,
  hashTexts: HashTexts,
): Promise<void> {
  const columns = lines.map(({ column }) => column);
  const rows = await readRowsByKey(sql, table, tied, { columns, isLocked: true });
  const texts = [...new Set(rows.flatMap(({ values }) => columns.flatMap((column) => listTexts(values[column]))))];
  const hashes = await hashTexts(texts);
  const byText = new Map(texts.map((text, index) => [text, hashes[index]!]));
  const changes = rows.map(({ key, values }) => ({
    key,
    values: new Map(
      columns
        .filter((column) => listTexts(values[column]).length > 0)
        .map((column) => [column, replaceTexts(values[column], byText)]),
    ),
  }));
  await writeChanges(
    sql,
    table,
    changes.filter(({ values }) => values.size > 0),
    now,
  );
}

function listTexts(value: unknown): string[] {
  return [value].flat().filter((text): text is string => typeof text === 'string');
}

function replaceTexts(value: unknown, byText: ReadonlyMap<string, string>): unknown {
  if (Array.isArray(value)) return value.map((text) => byText.get(String(text)));
  return byText.get(String(value));
}

/** Clears the columns of the person's rows, and settles what depends on them in the same statement. */
async function clearColumns(sql: SqlClient, { table, tied, treatment }: TablePlan, now: Date): Promise<void> {
  const lines = treatment.cleared.filter((line) => line.treatment !== 'hash' && !(line.column in treatment.settles));
  const exceptions = treatment.kept.filter(({ unless }) => unless);
  const settles = Object.entries(treatment.settles);
  if (tied.length === 0 || treatment.deletesRows || lines.length + exceptions.length + settles.length === 0) return;
  const values: unknown[] = [JSON.stringify(tied), now];
  const add = (value: unknown) => `$${values.push(value)}`;
  // A parameter that the statement does not use has no type.
  const differences =
    settles.length > 0
      ? ['true']
      : [...lines.map((line) => buildDifference(table, line, add)), ...exceptions.map(({ unless }) => unless!.when)];
  const set = [
    ...lines.map((line) => `"${line.column}" = ${buildCleared(table, line, add)}`),
    ...exceptions.map((line) => {
      const { when, clear } = line.unless!;
      const cleared = buildCleared(table, { ...line, placeholder: clear }, add);
      return `"${line.column}" = CASE WHEN ${when} THEN ${cleared} ELSE "${table.table}"."${line.column}" END`;
    }),
    ...settles.map(([column, expression]) => `"${column}" = ${expression.replaceAll(':now', '$2::timestamptz')}`),
    ...('version' in treatment.settles ? [] : buildNewVersion(table, '$2')),
  ];
  const { from, on } = buildKeyJoin(table, '$1');
  const isDue = differences.map((difference) => `(${difference})`).join(' OR ');
  await sql.queryAllWithCustomPlan(
    `UPDATE "${table.table}" SET ${set.join(', ')} FROM ${from} WHERE ${on} AND (${isDue}) AND $2::timestamptz IS NOT NULL`,
    values,
  );
}

/** Returns the SQL of a cleared column. A column that is null stays null. */
function buildCleared(
  { table, columns }: ErasableTable,
  { column, placeholder = null }: PersonalDataColumn,
  add: (value: unknown) => string,
): string {
  const { type } = columns.find((one) => one.column === column)!;
  const text = serialisePlaceholder(placeholder, type);
  if (text === null) return 'NULL';
  const value = type === 'bytea' ? `${add(Buffer.from(text))}::bytea` : `${add(text)}::${type}`;
  return `CASE WHEN "${table}"."${column}" IS NOT NULL THEN ${value} END`;
}

/** Clears one column of rows that belong to others. */
async function clearColumn(
  sql: SqlClient,
  table: ErasableTable,
  line: PersonalDataColumn,
  keys: readonly RowKey[],
): Promise<void> {
  if (keys.length === 0) return;
  const values: unknown[] = [JSON.stringify(keys)];
  const cleared = buildCleared(table, line, (value) => `$${values.push(value)}`);
  const { from, on } = buildKeyJoin(table, '$1');
  await sql.queryAllWithCustomPlan(
    `UPDATE "${table.table}" SET "${line.column}" = ${cleared} FROM ${from} WHERE ${on}`,
    values,
  );
}

/** Deletes rows. References to them become empty before. */
async function deleteRows(sql: SqlClient, table: ErasableTable, keys: readonly RowKey[]): Promise<void> {
  const { from, on } = buildKeyJoin(table, '$1');
  const references = await sql.queryAll<{ table: string; column: string; target: string }>(
    `SELECT c.relname AS table, a.attname AS column, t.attname AS target
     FROM pg_constraint f JOIN pg_class c ON c.oid = f.conrelid
     JOIN pg_attribute a ON a.attrelid = f.conrelid AND a.attnum = f.conkey[1]
     JOIN pg_attribute t ON t.attrelid = f.confrelid AND t.attnum = f.confkey[1]
     WHERE f.contype = 'f' AND f.confrelid = $1::regclass AND f.confdeltype = 'a' AND cardinality(f.conkey) = 1
       AND NOT a.attnotnull`,
    [table.table],
  );
  const parameters = [JSON.stringify(keys)];
  for (const { table: referring, column, target } of references) {
    await sql.queryAllWithCustomPlan(
      `UPDATE "${referring}" SET "${column}" = NULL WHERE "${column}" IN (
         SELECT "${table.table}"."${target}" FROM "${table.table}" JOIN ${from} ON ${on})`,
      parameters,
    );
  }
  await sql.queryAllWithCustomPlan(`DELETE FROM "${table.table}" USING ${from} WHERE ${on}`, parameters);
}
