import type { ValueChange } from '../../common/bulk-updates/value-changes.rules.js';
import type { SqlClient } from '../../database/connections/sql.client.js';
import type { RowOutcome } from '../model/import.constants.js';
import type { CreatedRecord, RowError } from '../model/import.entity.js';

/** Maximum number of records whose rows are taken back at once before a record to which they refer. */
const MAX_USERS = 100;

/** A row that an undo takes back. */
export interface UndoableRow {
  row: number;
  outcome: Extract<RowOutcome, 'create' | 'update' | 'skip'>;
  recordId: string;
  changes: ValueChange[];
  /** The records that the row has created besides its own. */
  created: CreatedRecord[];
}

/** The condition of rows that an undo can take back. A row that is skipped can have added its id to the record. */
const UNDOABLE = `import_id = $1 AND phase = 'done'
  AND (outcome IN ('create', 'update') OR outcome = 'skip' AND record_id IS NOT NULL AND changes <> '[]')`;

const ROW = 'row, outcome, record_id AS "recordId", changes, created';

/** Returns the last rows that the present undo has not reached, from the end of the file. */
export function readUndoableRows(sql: SqlClient, importId: string, limit: number): Promise<UndoableRow[]> {
  return sql.queryAll<UndoableRow & Record<string, unknown>>(
    `SELECT ${ROW} FROM import_row WHERE ${UNDOABLE} AND left_reasons = '[]' ORDER BY row DESC LIMIT $2`,
    [importId, limit],
  );
}

/** Returns the first of the given rows that the present undo has not reached, in the given order. Served by import_row_import_id_row_uq. */
export function readOrderedUndoableRows(
  sql: SqlClient,
  importId: string,
  rows: readonly number[],
  limit: number,
): Promise<UndoableRow[]> {
  return sql.queryAll<UndoableRow & Record<string, unknown>>(
    `SELECT ${ROW} FROM import_row WHERE ${UNDOABLE} AND left_reasons = '[]' AND row = ANY($2::integer[])
     ORDER BY array_position($2::integer[], row) LIMIT $3`,
    [importId, [...rows], limit],
  );
}

/** Tells whether the present undo has not reached a row, and locks it. */
export async function lockUndoableRow(sql: SqlClient, importId: string, row: number): Promise<boolean> {
  const found = await sql.queryOneOrNull(
    `SELECT 1 AS one FROM import_row WHERE ${UNDOABLE} AND left_reasons = '[]' AND row = $2 FOR UPDATE`,
    [importId, row],
  );
  return found !== null;
}

/**
 * Returns the rows which the present undo has not reached and by which records in use refer to a record.
 * @param usersQuery SQL of the ids of these records
 * @param own records that do not count, because they belong to the row of the record
 */
export function readRowsOfUsers(
  sql: SqlClient,
  importId: string,
  usersQuery: string,
  recordId: string,
  own: readonly string[],
): Promise<UndoableRow[]> {
  return sql.queryAll<UndoableRow & Record<string, unknown>>(
    // Served by import_row_record_id_idx and import_row_created_idx.
    `WITH users AS MATERIALIZED (
       SELECT id FROM (${usersQuery}) AS u (id) WHERE id <> ALL($3::uuid[]) ORDER BY id LIMIT ${MAX_USERS})
     SELECT ${ROW} FROM import_row
     WHERE import_id = $2 AND phase = 'done' AND left_reasons = '[]' AND id = ANY(ARRAY(
       SELECT x.id FROM users u JOIN import_row x ON x.record_id = u.id AND x.import_id = $2
       WHERE x.outcome = 'create' OR x.outcome = 'update' AND position($1::uuid::text IN x.changes::text) > 0
       UNION ALL
       SELECT x.id FROM users u JOIN import_row x
         ON x.created <> '[]' AND x.created @> jsonb_build_array(jsonb_build_object('id', u.id)) AND x.import_id = $2))
     ORDER BY row DESC`,
    [recordId, importId, [...own]],
  );
}

/** Returns the last rows that a new undo would try, from the end of the file. */
export function readRowsToUndo(sql: SqlClient, importId: string, limit: number): Promise<UndoableRow[]> {
  return sql.queryAll<UndoableRow & Record<string, unknown>>(
    `SELECT ${ROW} FROM import_row WHERE ${UNDOABLE} ORDER BY row DESC LIMIT $2`,
    [importId, limit],
  );
}

/** Counts the records of the rows that a new undo would try. @param planned rows that do not count */
export async function countRowsToUndo(
  sql: SqlClient,
  importId: string,
  planned: readonly number[] = [],
): Promise<{ archive: number; restore: number }> {
  return sql.queryOne<{ archive: number; restore: number }>(
    `SELECT (count(*) FILTER (WHERE outcome = 'create') + coalesce(sum(jsonb_array_length(created)), 0))::integer AS archive,
       count(*) FILTER (WHERE outcome <> 'create')::integer AS restore
     FROM import_row WHERE ${UNDOABLE} AND row <> ALL($2::integer[])`,
    [importId, [...planned]],
  );
}

/** Stores that a row was taken back, or why parts of it stay. */
export async function storeUndoneRow(sql: SqlClient, importId: string, row: number, left: RowError[]): Promise<void> {
  await sql.execute(
    `UPDATE import_row SET phase = $3, left_reasons = $4 WHERE import_id = $1 AND row = $2 AND phase = 'done'`,
    [importId, row, left.length > 0 ? 'done' : 'undone', JSON.stringify(left)],
  );
}

/** Tells whether anything but this import, or an import that was undone, has changed a record. */
export async function hasOtherChanges(sql: SqlClient, importId: string, recordId: string): Promise<boolean> {
  // Served by audit_entry_entity_idx.
  const found = await sql.queryOneOrNull(
    `SELECT 1 AS one FROM audit_entry a LEFT JOIN import i ON i.id = a.import_id
     WHERE a.entity_id = $2 AND a.import_id IS DISTINCT FROM $1 AND i.status IS DISTINCT FROM 'undone' LIMIT 1`,
    [importId, recordId],
  );
  return found !== null;
}

/** Counts the changes of records by anything but this import. Served by audit_entry_entity_idx. */
export async function countOtherChanges(
  sql: SqlClient,
  importId: string,
  recordIds: readonly string[],
): Promise<number> {
  const { count } = await sql.queryOne<{ count: number }>(
    `SELECT count(*)::integer AS count FROM audit_entry
     WHERE entity_id = ANY($2::uuid[]) AND import_id IS DISTINCT FROM $1`,
    [importId, [...recordIds]],
  );
  return count;
}

/** Forgets why an earlier undo left rows, so that the next one tries them again. */
export async function clearRemainders(sql: SqlClient, importId: string): Promise<void> {
  await sql.execute(`UPDATE import_row SET left_reasons = '[]' WHERE import_id = $1 AND left_reasons <> '[]'`, [
    importId,
  ]);
}
