import type { SqlClient } from '../../database/connections/sql.client.js';
import type { PersonalDataColumn } from '../personal-data.rules.js';
import { serialisePlaceholder } from '../person-path.queries.js';
import { COUNTED_TREATMENTS, type CountedTreatment } from './erasure.constants.js';
import type { TablePlan, TreatmentCount } from './erasure-plan.rules.js';
import { buildKeyJoin, type ErasableTable, formatRowKey } from './erasure-rows.queries.js';
import type { ErasureKeepView } from './erasure.view.js';

/** Counts the rows that get each treatment, by table in the order of the registry. */
export async function countTreatments(sql: SqlClient, plans: readonly TablePlan[]): Promise<TreatmentCount[]> {
  const counts: TreatmentCount[] = [];
  for (const plan of plans) {
    const rows = await countTable(sql, plan);
    for (const treatment of COUNTED_TREATMENTS as readonly CountedTreatment[]) {
      const number = rows.get(treatment) ?? 0;
      if (number > 0) counts.push({ table: plan.table.table, treatment, rows: number });
    }
  }
  return counts;
}

async function countTable(sql: SqlClient, plan: TablePlan): Promise<ReadonlyMap<string, number>> {
  const { treatment, tied, further, changes } = plan;
  const counts = new Map<string, number>();
  const add = (name: string, rows: number) => void counts.set(name, (counts.get(name) ?? 0) + rows);
  if (treatment.deletesRows) {
    add(plan.table.columns.some(({ column }) => column === 'bytes') ? 'bytes' : 'clear', tied.length);
  } else if (tied.length > 0 && treatment.cleared.length + treatment.kept.length > 0) {
    for (const [name, rows] of await countCleared(sql, plan)) add(name, rows);
  }
  for (const [name, parts] of Map.groupBy(further, ({ line }) => line.treatment)) {
    add(name, new Set(parts.flatMap(({ keys }) => keys.map((key) => formatRowKey(plan.table, key)))).size);
  }
  const ofChanges = new Set(treatment.changes.map(({ column }) => column));
  for (const { values } of changes.values()) {
    const columns = [...values.keys()];
    if (columns.some((column) => ofChanges.has(column))) add('changes', 1);
    if (columns.some((column) => !ofChanges.has(column))) add('text', 1);
  }
  return counts;
}

async function countCleared(sql: SqlClient, { table, tied, treatment }: TablePlan): Promise<[string, number][]> {
  const { from, on } = buildKeyJoin(table, '$1');
  const values: unknown[] = [JSON.stringify(tied)];
  const add = (value: unknown) => `$${values.push(value)}`;
  const conditions = [
    ...treatment.cleared.map((line) => ({ name: line.treatment, condition: buildDifference(table, line, add) })),
    ...treatment.kept.flatMap(({ unless }) => (unless ? [{ name: 'clear', condition: unless.when }] : [])),
  ];
  if (conditions.length === 0) return [];
  const filters = [...Map.groupBy(conditions, ({ name }) => name)].map(
    ([name, group]) =>
      `count(*) FILTER (WHERE ${group.map(({ condition }) => `(${condition})`).join(' OR ')})::integer AS "${name}"`,
  );
  const row = await sql.queryAllWithCustomPlan<Record<string, number>>(
    `SELECT ${filters.join(', ')} FROM "${table.table}" JOIN ${from} ON ${on}`,
    values,
  );
  return Object.entries(row[0]!);
}

/** Builds the condition under which a column has a value that an erasure changes. Hashes are those of earlier erasures. */
export function buildDifference(
  { table, columns }: ErasableTable,
  { column, treatment, placeholder = null }: PersonalDataColumn,
  add: (value: unknown) => string,
): string {
  const name = `"${table}"."${column}"`;
  if (treatment === 'hash') return `${name} IS NOT NULL`;
  const { type } = columns.find((one) => one.column === column)!;
  const text = serialisePlaceholder(placeholder, type);
  if (text === null) return `${name} IS NOT NULL`;
  return `${name} IS DISTINCT FROM ${type === 'bytea' ? `${add(Buffer.from(text))}::bytea` : `${add(text)}::${type}`} AND ${name} IS NOT NULL`;
}

/** Lists the rows of the person in which a column is kept, with the reasons. */
export async function listKeeps(sql: SqlClient, plans: readonly TablePlan[]): Promise<ErasureKeepView[]> {
  const keeps: ErasureKeepView[] = [];
  for (const { table, tied, treatment } of plans) {
    const reasons = Map.groupBy(treatment.kept, ({ reason }) => reason!);
    for (const [reason, lines] of tied.length === 0 ? [] : reasons) {
      const { from, on } = buildKeyJoin(table, '$1');
      const any = lines
        .map(
          ({ column, unless }) =>
            `("${table.table}"."${column}" IS NOT NULL${unless ? ` AND NOT (${unless.when})` : ''})`,
        )
        .join(' OR ');
      const row = await sql.queryAllWithCustomPlan<{ rows: number }>(
        `SELECT count(*)::integer AS rows FROM "${table.table}" JOIN ${from} ON ${on} WHERE ${any}`,
        [JSON.stringify(tied)],
      );
      if (row[0]!.rows > 0) keeps.push({ table: table.table, rows: row[0]!.rows, reason });
    }
  }
  return keeps;
}
