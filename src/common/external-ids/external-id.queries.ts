import { v7 as uuidv7 } from 'uuid';
import type { SqlClient } from '../../database/connections/sql.client.js';
import type { ExternalIdInput } from './external-id.dto.js';

/** The column of `external_id` that names the record. */
export type ExternalIdColumn = 'company_id' | 'contact_id' | 'lead_id';

/** The tables of the records, by their column. */
const EXTERNAL_ID_TABLES: Readonly<Record<ExternalIdColumn, string>> = {
  company_id: 'company',
  contact_id: 'contact',
  lead_id: 'lead',
};

/** Finds the records in use that have this id in another system. Served by the unique indexes of external_id. */
export async function findByExternalId(
  sql: SqlClient,
  column: ExternalIdColumn,
  { system, value }: ExternalIdInput,
): Promise<string[]> {
  const rows = await sql.queryAll<{ id: string }>(
    `SELECT r.id FROM external_id e JOIN ${EXTERNAL_ID_TABLES[column]} r ON r.id = e.${column}
     WHERE e.system = $1 AND e.value = $2 AND r.archived_at IS NULL`,
    [system, value],
  );
  return rows.map(({ id }) => id);
}

/** Returns the ids of a record in other systems, in the order of its view. */
export function readExternalIds(sql: SqlClient, column: ExternalIdColumn, id: string): Promise<ExternalIdInput[]> {
  return sql.queryAll<ExternalIdInput & Record<string, unknown>>(
    `SELECT system, value FROM external_id WHERE ${column} = $1 ORDER BY system, value`,
    [id],
  );
}

/** Deletes ids of a record in other systems. */
export async function deleteExternalIds(
  sql: SqlClient,
  column: ExternalIdColumn,
  recordId: string,
  ids: readonly ExternalIdInput[],
): Promise<void> {
  await sql.execute(
    `DELETE FROM external_id WHERE ${column} = $1 AND (system, value) IN (SELECT * FROM unnest($2::text[], $3::text[]))`,
    [recordId, ids.map(({ system }) => system), ids.map(({ value }) => value)],
  );
}

/**
 * Inserts the id of a record in another system. An archived record loses the id to it.
 * @returns false where a record in use has the id
 */
export async function insertExternalId(
  sql: SqlClient,
  column: ExternalIdColumn,
  recordId: string,
  { system, value }: ExternalIdInput,
): Promise<boolean> {
  const count = await sql.execute(
    `INSERT INTO external_id AS e (id, system, value, ${column}) VALUES ($1, $2, $3, $4)
     ON CONFLICT (system, value) WHERE ${column} IS NOT NULL DO UPDATE SET ${column} = $4
     WHERE EXISTS (SELECT FROM ${EXTERNAL_ID_TABLES[column]} r WHERE r.id = e.${column} AND r.archived_at IS NOT NULL)`,
    [uuidv7(), system, value, recordId],
  );
  return count > 0;
}
