import { v7 as uuidv7 } from 'uuid';
import type { SqlClient } from '../../database/connections/sql.client.js';

type Column = 'company_id' | 'contact_id' | 'lead_id';

const TABLES: Readonly<Record<Column, string>> = { company_id: 'company', contact_id: 'contact', lead_id: 'lead' };

/** Finds the records in use that have this id in another system. Served by the unique indexes of external_id. */
export async function findByExternalId(
  sql: SqlClient,
  column: Column,
  { system, value }: { system: string; value: string },
): Promise<string[]> {
  const rows = await sql.queryAll<{ id: string }>(
    `SELECT r.id FROM external_id e JOIN ${TABLES[column]} r ON r.id = e.${column}
     WHERE e.system = $1 AND e.value = $2 AND r.archived_at IS NULL`,
    [system, value],
  );
  return rows.map(({ id }) => id);
}

/**
 * Gives a record its id in another system. An archived record loses the id, and so does one that was merged or undone.
 * @returns whether the record lacked it
 */
export async function addExternalId(
  sql: SqlClient,
  column: Column,
  id: string,
  { system, value }: { system: string; value: string },
): Promise<boolean> {
  const added = await sql.execute(
    `INSERT INTO external_id AS e (id, system, value, ${column}) VALUES ($1, $2, $3, $4)
     ON CONFLICT (system, value) WHERE ${column} IS NOT NULL DO UPDATE SET ${column} = $4
     WHERE e.${column} <> $4 AND EXISTS (SELECT FROM ${TABLES[column]} r WHERE r.id = e.${column} AND r.archived_at IS NOT NULL)`,
    [uuidv7(), system, value, id],
  );
  return added > 0;
}

/** Takes an id of another system from a record. */
export async function removeExternalId(
  sql: SqlClient,
  column: Column,
  id: string,
  { system, value }: { system: string; value: string },
): Promise<void> {
  await sql.execute(`DELETE FROM external_id WHERE system = $2 AND value = $3 AND ${column} = $1`, [id, system, value]);
}

/** Takes all ids of other systems from a record. */
export async function deleteExternalIds(sql: SqlClient, column: Column, id: string): Promise<void> {
  await sql.execute(`DELETE FROM external_id WHERE ${column} = $1`, [id]);
}
