import type { ValueChange } from '../../common/bulk-updates/value-changes.rules.js';
import type { SqlClient } from '../../database/connections/sql.client.js';
import type { RowOutcome } from '../model/import.constants.js';
import type { CreatedRecord, RowError } from '../model/import.entity.js';

/** A number that no row exceeds. */
const MAX_ROW = 2_147_483_647;

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
const UNDOABLE = `import_id = $1 AND phase = 'done' AND row < $2
  AND (outcome IN ('create', 'update') OR outcome = 'skip' AND record_id IS NOT NULL AND changes <> '[]')`;

/** Returns the last rows before a row that the present undo has not reached, from the end of the file. */
export function readUndoableRows(
  sql: SqlClient,
  importId: string,
  before: number,
  limit: number,
): Promise<UndoableRow[]> {
  return sql.queryAll<UndoableRow & Record<string, unknown>>(
    `SELECT row, outcome, record_id AS "recordId", changes, created FROM import_row
     WHERE ${UNDOABLE} AND left_reasons = '[]' ORDER BY row DESC LIMIT $3`,
    [importId, before, limit],
  );
}

/** Returns the last rows that a new undo would try, from the end of the file. */
export function readRowsToUndo(sql: SqlClient, importId: string, limit: number): Promise<UndoableRow[]> {
  return sql.queryAll<UndoableRow & Record<string, unknown>>(
    `SELECT row, outcome, record_id AS "recordId", changes, created FROM import_row
     WHERE ${UNDOABLE} ORDER BY row DESC LIMIT $3`,
    [importId, MAX_ROW, limit],
  );
}

/** Counts the records of the rows before a row that a new undo would try. */
export async function countRowsToUndo(
  sql: SqlClient,
  importId: string,
  before: number = MAX_ROW,
): Promise<{ archive: number; restore: number }> {
  return sql.queryOne<{ archive: number; restore: number }>(
    `SELECT (count(*) FILTER (WHERE outcome = 'create') + coalesce(sum(jsonb_array_length(created)), 0))::integer AS archive,
       count(*) FILTER (WHERE outcome <> 'create')::integer AS restore FROM import_row WHERE ${UNDOABLE}`,
    [importId, before],
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
