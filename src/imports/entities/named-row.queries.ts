import type { ValueChange } from '../../common/bulk-updates/value-changes.rules.js';
import type { Cell } from '../files/table-file.constants.js';
import type { SqlClient } from '../../database/connections/sql.client.js';
import type { CreatableEntity, ImportStatus, RowOutcome, RowPhase } from '../model/import.constants.js';
import type { CreatedRecord, Import } from '../model/import.entity.js';
import { computeKeyHash } from '../model/row-key.rules.js';

/** Maximum number of rows of a file that one name may mean. */
const MAX_NAMED_ROWS = 20;

/** A row of the file that a name may mean, with what the import has done with it. */
export interface NamedRow {
  row: number;
  cells: Cell[];
  /** Null while the row waits. */
  outcome: RowOutcome | null;
  recordId: string | null;
  repeatsRow: number | null;
  changes: ValueChange[];
  created: CreatedRecord[];
}

/** The outcome that a check has said beforehand is none, as long as the row waits to be imported. */
const NAMED_ROW = `r.row, r.cells, CASE WHEN r.phase = ANY($3::text[]) THEN NULL ELSE r.outcome END AS outcome, r.record_id AS "recordId", r.repeats_row AS "repeatsRow", r.changes, r.created`;

/** Returns the phases of rows that wait for a check, or for a run. */
function listWaitingPhases(status: ImportStatus): RowPhase[] {
  return status === 'checking' ? ['uploaded'] : ['uploaded', 'checked'];
}

/** Returns the first rows that have one of the keys under which other rows name them. Served by import_row_key_pk. */
export function findNamedRows(
  sql: SqlClient,
  { id, status }: Pick<Import, 'id' | 'status'>,
  keys: readonly string[],
): Promise<NamedRow[]> {
  if (keys.length === 0) return Promise.resolve([]);
  return sql.queryAll<NamedRow & Record<string, unknown>>(
    // An array is read first, while a join might read all rows as long as the table has no statistics.
    `SELECT ${NAMED_ROW} FROM import_row r WHERE r.import_id = $1 AND r.row = ANY(ARRAY(
       SELECT k.row FROM import_row_key k WHERE k.import_id = $1 AND k.key = ANY($2::text[])
       ORDER BY k.row LIMIT ${MAX_NAMED_ROWS}))
     ORDER BY r.row`,
    [id, keys.map(computeKeyHash), listWaitingPhases(status)],
  );
}

/** Returns the numbers of the first rows that have each of the keys under which other rows name them. Served by import_row_key_pk. */
export async function findFirstNamedRows(
  sql: SqlClient,
  importId: string,
  keys: readonly string[],
): Promise<ReadonlyMap<string, number[]>> {
  const hashes = new Map(keys.map((key) => [computeKeyHash(key), key]));
  const rows = await sql.queryAll<{ hash: string; row: number }>(
    `SELECT named.hash, k.row FROM unnest($2::text[]) AS named (hash)
     CROSS JOIN LATERAL (SELECT k.row FROM import_row_key k WHERE k.import_id = $1 AND k.key = named.hash
       ORDER BY k.row LIMIT ${MAX_NAMED_ROWS}) k`,
    [importId, [...hashes.keys()]],
  );
  const found = new Map<string, number[]>();
  for (const { hash, row } of rows) {
    const key = hashes.get(hash)!;
    found.set(key, [...(found.get(key) ?? []), row]);
  }
  return found;
}

/** Returns a row with what the import has done with it. Served by import_row_import_id_row_uq. */
export function readNamedRow(
  sql: SqlClient,
  { id, status }: Pick<Import, 'id' | 'status'>,
  row: number,
): Promise<NamedRow | null> {
  return sql.queryOneOrNull<NamedRow & Record<string, unknown>>(
    `SELECT ${NAMED_ROW} FROM import_row r WHERE r.import_id = $1 AND r.row = $2`,
    [id, row, listWaitingPhases(status)],
  );
}

/** Returns the rows after a row, whatever is done with them. Served by import_row_import_id_row_uq. */
export function readNextRows(
  sql: SqlClient,
  importId: string,
  after: number,
  limit: number,
): Promise<Pick<NamedRow, 'row' | 'cells'>[]> {
  return sql.queryAll<Pick<NamedRow, 'row' | 'cells'> & Record<string, unknown>>(
    'SELECT row, cells FROM import_row WHERE import_id = $1 AND row > $2 ORDER BY row LIMIT $3',
    [importId, after, limit],
  );
}

/** Stores keys under which rows can be named, and the last row whose keys are stored. */
export async function storeNamedKeys(
  sql: SqlClient,
  importId: string,
  pairs: readonly { row: number; key: string }[],
  keyedRow: number,
): Promise<void> {
  await sql.execute(
    `INSERT INTO import_row_key (import_id, key, row)
     SELECT $1, k.key, k.row FROM unnest($2::text[], $3::integer[]) AS k (key, row) ON CONFLICT DO NOTHING`,
    [importId, pairs.map(({ key }) => computeKeyHash(key)), pairs.map(({ row }) => row)],
  );
  await sql.execute('UPDATE import SET keyed_row = $2 WHERE id = $1', [importId, keyedRow]);
}

/** The tables of records that an import can create besides those of its rows. */
const TABLES = { companies: 'company', contacts: 'contact' } as const satisfies Record<CreatableEntity, string>;

/** Tells whether a record exists. */
export async function hasRecord(sql: SqlClient, entity: CreatableEntity, id: string): Promise<boolean> {
  return (await sql.queryOneOrNull(`SELECT 1 AS one FROM ${TABLES[entity]} WHERE id = $1`, [id])) !== null;
}
