import type { SqlClient } from '../../database/connections/sql.client.js';
import { buildPersonCondition, type Person } from '../person-path.queries.js';
import type { PersonPath } from '../personal-data.rules.js';

/** A column of the schema. */
export interface SchemaColumn extends Record<string, unknown> {
  table: string;
  column: string;
  type: string;
}

/** Lists the columns of some tables, in their order. */
export function listColumns(sql: SqlClient, tables: readonly string[]): Promise<SchemaColumn[]> {
  return sql.queryAll<SchemaColumn>(
    `SELECT c.relname AS table, a.attname AS column, format_type(a.atttypid, NULL) AS type
     FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid
     WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p') AND c.relname = ANY($1::text[])
       AND a.attnum > 0 AND NOT a.attisdropped
     ORDER BY c.relname, a.attnum`,
    [tables],
  );
}

/** A row of a table. Bytes are their number. */
export type StoredRow = Record<string, unknown>;

/**
 * Reads the rows of a table that lead to a person, by the paths of the table unless others are given. Times are in UTC.
 * The plan is made for the values, because a generic one expects few of them.
 */
export async function readPersonRows(
  sql: SqlClient,
  columns: readonly SchemaColumn[],
  person: Person,
  paths?: readonly PersonPath[],
): Promise<StoredRow[]> {
  const { table } = columns[0]!;
  const values: unknown[] = [];
  const condition = buildPersonCondition(table, person, (value) => `$${values.push(value)}`, paths);
  const selected = columns.map(({ column, type }) =>
    type === 'bytea' ? `octet_length("${column}") AS "${column}"` : `"${column}"`,
  );
  const names = columns.map(({ column }) => column);
  const order = ['created_at', 'at', 'received_at', 'id'].filter((name) => names.includes(name));
  const rows = await sql.queryAllWithCustomPlan<{ row: StoredRow }>(
    `SELECT to_jsonb(found) AS row FROM (
       SELECT ${selected.join(', ')} FROM "${table}" WHERE ${condition}
       ${order.length > 0 ? `ORDER BY ${order.map((name) => `"${name}"`).join(', ')}` : ''}) AS found`,
    values,
  );
  return rows.map(({ row }) => row);
}
