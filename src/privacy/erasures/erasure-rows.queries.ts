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
  return new Map(
    [...Map.groupBy(rows, ({ table }) => table)].map(([table, columns]) => [
      table,
      {
        table,
        columns,
        key: columns.filter(({ position }) => position !== null).toSorted((a, b) => a.position! - b.position!),
      },
    ]),
  );
}

/** Finds the primary keys of the rows of a table that lead to a person, by the paths of the table unless others are given. */
export async function findPersonKeys(
  sql: SqlClient,
  { table, key }: ErasableTable,
  person: Person,
  paths?: readonly PersonPath[],
): Promise<RowKey[]> {
  const values: unknown[] = [];
  const condition = buildPersonCondition(table, person, (value) => `$${values.push(value)}`, paths);
  return sql.queryAllWithCustomPlan<RowKey>(
    `SELECT ${key.map(({ column }) => `"${column}"::text AS "${column}"`).join(', ')} FROM "${table}" WHERE ${condition}`,
    values,
  );
}
