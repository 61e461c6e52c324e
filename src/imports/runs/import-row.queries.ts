import { v7 as uuidv7 } from 'uuid';
import { acquireAdvisoryLock, acquireSharedAdvisoryLock } from '../../database/connections/advisory-lock.queries.js';
import type { SqlClient } from '../../database/connections/sql.client.js';
import type { Cell, TableRow } from '../files/table-file.constants.js';
import type { RowKeys } from '../model/entity-import.constants.js';
import type { ImportStatus, RowOutcome, RowPhase } from '../model/import.constants.js';
import type { CreatedRecord, Import, ImportRow, RowDecision } from '../model/import.entity.js';
import { computeKeyHash } from '../model/row-key.rules.js';
import type { RowResult } from '../rows/row-result.rules.js';

/** A row that waits to be checked or imported. */
export interface WaitingRow {
  row: number;
  cells: Cell[];
  /** The decision of a person about the row; absent or null where nobody has decided. */
  decision?: RowDecision | null;
}

/** Returns the first rows that a check or a run has not reached. Served by import_row_phase_idx. */
export function readWaitingRows(
  sql: SqlClient,
  importId: string,
  phases: readonly RowPhase[],
  limit: number,
): Promise<WaitingRow[]> {
  return sql.queryAll<WaitingRow & Record<string, unknown>>(
    `SELECT row, cells, decision FROM import_row WHERE import_id = $1 AND phase = ANY($2::text[]) ORDER BY row LIMIT $3`,
    [importId, phases, limit],
  );
}

/** Returns the first of the given rows that a check or a run has not reached, in the given order. Served by import_row_import_id_row_uq. */
export function readOrderedRows(
  sql: SqlClient,
  importId: string,
  rows: readonly number[],
  phases: readonly RowPhase[],
  limit: number,
): Promise<WaitingRow[]> {
  return sql.queryAll<WaitingRow & Record<string, unknown>>(
    `SELECT r.row, r.cells, r.decision FROM unnest($2::integer[]) WITH ORDINALITY AS o (row, position)
     JOIN import_row r ON r.import_id = $1 AND r.row = o.row AND r.phase = ANY($3::text[])
     ORDER BY o.position LIMIT $4`,
    [importId, [...rows], [...phases], limit],
  );
}

/**
 * Locks those of the rows that still wait.
 * @returns the rows that no other instance has processed or is processing
 */
export async function lockWaitingRows(
  sql: SqlClient,
  importId: string,
  rows: readonly number[],
  phases: readonly RowPhase[],
): Promise<Set<number>> {
  const found = await sql.queryAll<{ row: number }>(
    `SELECT row FROM import_row WHERE import_id = $1 AND row = ANY($2::integer[]) AND phase = ANY($3::text[])
     ORDER BY row FOR UPDATE SKIP LOCKED`,
    [importId, [...rows], [...phases]],
  );
  return new Set(found.map(({ row }) => row));
}

/** Returns the name of the advisory lock that work on an import shares, and a stop has alone. */
const buildStopLockName = (id: string) => `import stop ${id}`;

/**
 * Keeps a stop of the import waiting until the transaction ends. A stop that waits already comes first, which a lock of the
 * row would not ensure.
 * @returns false where the import has been changed, stopped or started anew since the version was read
 */
export async function lockAgainstStop(
  sql: SqlClient,
  { id, version }: Pick<Import, 'id' | 'version'>,
): Promise<boolean> {
  await acquireSharedAdvisoryLock(sql, buildStopLockName(id));
  const found = await sql.queryOneOrNull('SELECT 1 AS one FROM import WHERE id = $1 AND version = $2', [id, version]);
  return found !== null;
}

/** Waits until no job handler works on a row of the import, and lets none begin another one until the transaction ends. */
export function awaitStop(sql: SqlClient, importId: string): Promise<void> {
  return acquireAdvisoryLock(sql, buildStopLockName(importId));
}

/** Maximum number of earlier rows with which a row is compared. */
const MAX_EARLIER_ROWS = 20;

/** An earlier row of the file, with the record that it is about once that is known. */
export interface EarlierRow extends WaitingRow {
  outcome: string | null;
  recordId: string | null;
  created: CreatedRecord[];
}

/**
 * Returns the first earlier rows of the file that have one of the keys. A row below that was processed before, because
 * another one names it, is one of them. Served by import_row_key_pk.
 */
export function findEarlierRows(
  sql: SqlClient,
  importId: string,
  row: number,
  keys: readonly string[],
): Promise<EarlierRow[]> {
  if (keys.length === 0) return Promise.resolve([]);
  return sql.queryAll<EarlierRow & Record<string, unknown>>(
    // An array is read first, while a join might read all earlier rows as long as the table has no statistics.
    `SELECT r.row, r.cells, r.decision, r.outcome, r.record_id AS "recordId", r.created FROM import_row r WHERE r.import_id = $1 AND r.row = ANY(ARRAY(
       SELECT e.row FROM unnest($2::text[]) AS named (key) CROSS JOIN LATERAL (SELECT k.row FROM import_row_key k
         WHERE k.import_id = $1 AND k.key = named.key AND k.row <> $3 ORDER BY k.row LIMIT ${MAX_EARLIER_ROWS}) e))
       AND (r.row < $3 OR r.outcome IN ('create', 'update'))
     ORDER BY r.row LIMIT ${MAX_EARLIER_ROWS}`,
    [importId, keys.map(computeKeyHash), row],
  );
}

/** Returns the first earlier rows of the file that create a record and have one of the keys. */
export function findEarlierCreations(
  sql: SqlClient,
  importId: string,
  row: number,
  keys: readonly string[],
): Promise<EarlierRow[]> {
  return sql.queryAll<EarlierRow & Record<string, unknown>>(
    // An array is read first, while a join might read all earlier rows as long as the table has no statistics.
    `SELECT r.row, r.cells, r.decision, r.outcome, r.record_id AS "recordId", r.created FROM import_row r WHERE r.import_id = $1 AND r.outcome = 'create' AND r.row = ANY(ARRAY(
       SELECT k.row FROM import_row_key k WHERE k.import_id = $1 AND k.key = ANY($2::text[]) AND k.row <> $3))
     ORDER BY r.row LIMIT ${MAX_EARLIER_ROWS}`,
    [importId, keys.map(computeKeyHash), row],
  );
}

/** Lists all keys of a row, each once. */
export function listKeys({ unique, same, similar }: RowKeys): string[] {
  return [...new Set([...unique, ...same, ...similar])];
}

/** Stores what is done with a row, and the keys by which later rows repeat it or name what it names. */
export async function storeRowResult(
  sql: SqlClient,
  importId: string,
  row: number,
  phase: RowPhase,
  result: RowResult,
): Promise<void> {
  const { outcome, recordId, repeatsRow, changes, creates, created, candidates, keepsDecision } = result;
  const { errors, warnings, keys, namedKeys, namingKeys } = result;
  const isPlanned = phase === 'checked' && outcome === 'create';
  const all = [...new Set([...listKeys(keys), ...namedKeys, ...namingKeys])];
  // One statement saves a round trip for each row.
  await sql.execute(
    `WITH stored AS (UPDATE import_row SET phase = $3, outcome = $4, record_id = $5, repeats_row = $6, changes = $7,
         candidates = $8, errors = $9, warnings = $10, decision = CASE WHEN $11 THEN decision END,
         creates = $12, created = $13
       WHERE import_id = $1 AND row = $2)
     INSERT INTO import_row_key (import_id, key, row) SELECT $1, key, $2 FROM unnest($14::text[]) AS key
     ON CONFLICT DO NOTHING`,
    [
      importId,
      row,
      phase,
      outcome,
      isPlanned ? null : recordId,
      repeatsRow,
      JSON.stringify(changes),
      JSON.stringify(candidates),
      JSON.stringify(errors),
      JSON.stringify(warnings),
      keepsDecision,
      JSON.stringify(creates),
      JSON.stringify(created),
      all.map(computeKeyHash),
    ],
  );
}

/** Tells whether an import has a row in one of the phases. Served by import_row_phase_idx. */
async function hasRows(sql: SqlClient, importId: string, phases: readonly RowPhase[]): Promise<boolean> {
  const found = await sql.queryOneOrNull(
    'SELECT 1 AS one FROM import_row WHERE import_id = $1 AND phase = ANY($2::text[]) LIMIT 1',
    [importId, [...phases]],
  );
  return found !== null;
}

/** Tells whether rows were imported, also where they were undone since. */
export function hasImportedRows(sql: SqlClient, importId: string): Promise<boolean> {
  return hasRows(sql, importId, ['done', 'undone']);
}

/** Tells whether rows wait to be imported. */
export function hasWaitingRows(sql: SqlClient, importId: string): Promise<boolean> {
  return hasRows(sql, importId, ['uploaded', 'checked']);
}

/** Tells whether an undo has taken rows back. */
export function hasUndoneRows(sql: SqlClient, importId: string): Promise<boolean> {
  return hasRows(sql, importId, ['undone']);
}

/** Forgets the keys of the rows that are not imported, which the next check or run builds again. */
export async function deleteRowKeys(sql: SqlClient, importId: string): Promise<void> {
  await sql.execute('UPDATE import SET keyed_row = 0 WHERE id = $1', [importId]);
  await sql.execute(
    `DELETE FROM import_row_key k WHERE k.import_id = $1 AND NOT EXISTS (
       SELECT FROM import_row r WHERE r.import_id = $1 AND r.row = k.row AND r.phase = 'done')`,
    [importId],
  );
}

/** Takes the rows back to the state of the upload. Decisions are kept, with the candidates among which they choose. */
export async function resetRows(sql: SqlClient, importId: string): Promise<void> {
  await deleteRowKeys(sql, importId);
  await sql.execute(
    `UPDATE import_row SET phase = 'uploaded', outcome = NULL, record_id = NULL, repeats_row = NULL, changes = '[]',
       creates = '[]', created = '[]', candidates = CASE WHEN decision IS NULL THEN '[]' ELSE candidates END,
       errors = '[]', warnings = '[]' WHERE import_id = $1 AND phase <> 'uploaded'`,
    [importId],
  );
}

/**
 * Counts the rows by outcome, and those that are in the phase, and stores both with the import while it has the status.
 * An import that was stopped meanwhile keeps the counts of its stop.
 */
export async function storeProgress(
  sql: SqlClient,
  importId: string,
  phase: RowPhase,
  status: ImportStatus,
): Promise<void> {
  await sql.execute(
    `UPDATE import SET
       processed_count = (SELECT count(*) FROM import_row WHERE import_id = $1 AND phase = $2),
       counts = (SELECT coalesce(jsonb_object_agg(outcome, rows), '{}') FROM (SELECT outcome, count(*) AS rows
         FROM import_row WHERE import_id = $1 AND outcome IS NOT NULL GROUP BY outcome) AS o),
       creates_counts = (SELECT coalesce(jsonb_object_agg(entity, records), '{}') FROM (SELECT c->>'entity' AS entity,
         count(*) AS records FROM import_row, jsonb_array_elements(creates) AS c
         WHERE import_id = $1 AND creates <> '[]' GROUP BY 1) AS n)
     WHERE id = $1 AND status = $3`,
    [importId, phase, status],
  );
}

/** Counts the rows that were imported or left out, by outcome. Served by import_row_phase_idx. */
export async function countDoneRows(sql: SqlClient, importId: string): Promise<Partial<Record<RowOutcome, number>>> {
  const rows = await sql.queryAll<{ outcome: RowOutcome; count: number }>(
    `SELECT outcome, count(*)::integer AS count FROM import_row WHERE import_id = $1 AND phase = 'done' GROUP BY outcome`,
    [importId],
  );
  return Object.fromEntries(rows.map(({ outcome, count }) => [outcome, count]));
}

/** Returns the imports on which a job handler has to work. Served by import_open_idx. */
export async function readOpenImportIds(sql: SqlClient, after: string | null): Promise<string[]> {
  const rows = await sql.queryAll<Pick<Import, 'id'> & Record<string, unknown>>(
    `SELECT id FROM import WHERE status IN ('checking', 'running', 'undoing') AND ($1::uuid IS NULL OR id > $1)
     ORDER BY id LIMIT 100`,
    [after],
  );
  return rows.map(({ id }) => id);
}

/** Stores rows of a file. */
export async function insertRows(sql: SqlClient, importId: string, rows: readonly TableRow[]): Promise<void> {
  await sql.execute(
    `INSERT INTO import_row (id, import_id, row, cells)
     SELECT r.id, $1, r.row, r.cells::jsonb FROM unnest($2::uuid[], $3::integer[], $4::text[]) AS r (id, row, cells)`,
    [importId, rows.map(() => uuidv7()), rows.map(({ row }) => row), rows.map(({ cells }) => JSON.stringify(cells))],
  );
}

/** A row that was not imported, with the reasons. */
export type FailedRow = Pick<
  ImportRow,
  'row' | 'outcome' | 'cells' | 'errors' | 'warnings' | 'candidates' | 'repeatsRow'
>;

/** Returns rows with errors, possible duplicates and skipped rows that say something else, after a row. Served by import_row_import_id_row_uq. */
export function readFailedRows(sql: SqlClient, importId: string, after: number, limit: number): Promise<FailedRow[]> {
  return sql.queryAll<FailedRow & Record<string, unknown>>(
    `SELECT row, outcome, cells, errors, warnings, candidates, repeats_row AS "repeatsRow"
     FROM import_row WHERE import_id = $1 AND row > $2 AND (outcome IN ('error', 'possible_duplicate') OR outcome = 'skip' AND warnings <> '[]')
     ORDER BY row LIMIT $3`,
    [importId, after, limit],
  );
}

/** The reasons of the outcome of a row as a text. */
const REASONS = `concat_ws(' ', coalesce(
       (SELECT string_agg(coalesce(e->>'field' || ': ', '') || (e->>'detail'), ' ') FROM jsonb_array_elements(errors) e),
       (SELECT 'Possible duplicate of ' || string_agg((c->>'name') || coalesce(' (' || (c->>'recordId') || ')', ''), ', ')
         FROM jsonb_array_elements(candidates) c WHERE outcome = 'possible_duplicate'),
       'Repeats row ' || repeats_row || CASE WHEN warnings <> '[]' THEN '.' ELSE '' END),
     (SELECT string_agg(concat_ws(': ', w->>'column', w->>'detail'), ' ') FROM jsonb_array_elements(warnings) w))`;

/** The outcome of a row as a line of a report. */
export interface RowReport {
  row: number;
  outcome: RowOutcome | null;
  recordId: string | null;
  reasons: string;
}

/** Returns the outcome of all rows, after a row. Served by import_row_import_id_row_uq. */
export function readRowReports(sql: SqlClient, importId: string, after: number, limit: number): Promise<RowReport[]> {
  return sql.queryAll<RowReport & Record<string, unknown>>(
    `SELECT row, outcome, record_id AS "recordId", ${REASONS} AS reasons
     FROM import_row WHERE import_id = $1 AND row > $2 ORDER BY row LIMIT $3`,
    [importId, after, limit],
  );
}

/** Stores when the first row of an initial load changed the history that reports of past days show. */
export async function storeHistoryLoaded(sql: SqlClient, id: string, at: Date): Promise<void> {
  await sql.execute('UPDATE import SET history_loaded_at = $2 WHERE id = $1 AND history_loaded_at IS NULL', [id, at]);
}
