import type { SqlClient } from '../../database/connections/sql.client.js';
import type { RowReference } from '../model/entity-import.constants.js';
import type { RowPhase } from '../model/import.constants.js';
import type { Cell } from '../files/table-file.constants.js';

const ACTIVITY_NAME = 'SELECT title AS name FROM activity WHERE id = $1';

/** The statements that read the name of a record to which another one refers. */
const NAMES: Readonly<Record<RowReference['kind'], string>> = {
  company: 'SELECT name FROM company WHERE id = $1',
  contact: 'SELECT full_name AS name FROM contact WHERE id = $1',
  user: 'SELECT full_name AS name FROM app_user WHERE id = $1',
  lead: 'SELECT title AS name FROM lead WHERE id = $1',
  agreement: 'SELECT title AS name FROM agreement WHERE id = $1',
  activity: ACTIVITY_NAME,
  delegation: ACTIVITY_NAME,
  seminar: ACTIVITY_NAME,
};

/** Reads the name of a record to which one refers that the reader may see. */
export async function readReferencedName(
  sql: SqlClient,
  kind: RowReference['kind'],
  id: string,
): Promise<string | null> {
  const found = await sql.queryOneOrNull<{ name: string }>(NAMES[kind], [id]);
  return found?.name ?? null;
}

/** Reads the cells of a row. Served by import_row_import_id_row_uq. */
export async function readCells(sql: SqlClient, importId: string, row: number): Promise<Cell[] | null> {
  const found = await sql.queryOneOrNull<{ cells: Cell[] }>(
    'SELECT cells FROM import_row WHERE import_id = $1 AND row = $2',
    [importId, row],
  );
  return found?.cells ?? null;
}

/** Finds a row. Served by import_row_import_id_row_uq. */
export function findRow(
  sql: SqlClient,
  importId: string,
  row: number,
): Promise<{ id: string; phase: RowPhase } | null> {
  return sql.queryOneOrNull<{ id: string; phase: RowPhase }>(
    'SELECT id, phase FROM import_row WHERE import_id = $1 AND row = $2',
    [importId, row],
  );
}
