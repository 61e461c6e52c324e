import type { SqlClient } from '../../database/connections/sql.client.js';
import type { RowPhase } from '../model/import.constants.js';
import type { Import, RowCandidate, RowDecision } from '../model/import.entity.js';
import { computeKeyHash } from '../model/row-key.rules.js';
import type { RowPlan } from '../rows/row-result.rules.js';
import type { WaitingRow } from './import-row.queries.js';

/** Maximum number of rounds in which rows that follow from others are looked for. */
const MAX_ROUNDS = 20;

/** A row that was checked. */
export type PlannedRow = WaitingRow & RowPlan;

/** A row about which a person decides. */
export interface DecidedRow extends PlannedRow {
  id: string;
  decision: RowDecision | null;
  phase: RowPhase;
  candidates: RowCandidate[];
}

/** Locks a row of an import. Served by import_row_import_id_row_uq. */
export function lockRow(sql: SqlClient, importId: string, row: number): Promise<DecidedRow | null> {
  return sql.queryOneOrNull<DecidedRow & Record<string, unknown>>(
    `SELECT id, row, cells, decision, phase, outcome, creates, candidates FROM import_row
     WHERE import_id = $1 AND row = $2 FOR UPDATE`,
    [importId, row],
  );
}

/** Stores a decision; null takes it back. */
export async function storeDecision(sql: SqlClient, id: string, decision: RowDecision | null): Promise<void> {
  const text = decision === null ? null : JSON.stringify(decision);
  await sql.execute('UPDATE import_row SET decision = $2::jsonb WHERE id = $1', [id, text]);
}

/** Returns an earlier row that a check would import as a record of its own; null for any other row. */
export function readPlannedCreation(sql: SqlClient, importId: string, row: number): Promise<WaitingRow | null> {
  return sql.queryOneOrNull<WaitingRow & Record<string, unknown>>(
    `SELECT row, cells, decision FROM import_row
     WHERE import_id = $1 AND row = $2 AND outcome = 'create' AND phase = 'checked'`,
    [importId, row],
  );
}

/** Returns the numbers of the rows after a row that have one of the keys. Served by import_row_key_pk. */
export async function findRowsWithKeys(
  sql: SqlClient,
  importId: string,
  keys: readonly string[],
  after: number,
): Promise<number[]> {
  if (keys.length === 0) return [];
  const rows = await sql.queryAll<{ row: number }>(
    `SELECT DISTINCT row FROM import_row_key WHERE import_id = $1 AND key = ANY($2::text[]) AND row > $3`,
    [importId, keys.map(computeKeyHash), after],
  );
  return rows.map(({ row }) => row);
}

/** Returns a row that was checked; null for any other row. Served by import_row_import_id_row_uq. */
export function readPlannedRow(sql: SqlClient, importId: string, row: number): Promise<PlannedRow | null> {
  return sql.queryOneOrNull<PlannedRow & Record<string, unknown>>(
    `SELECT row, cells, decision, outcome, creates FROM import_row
     WHERE import_id = $1 AND row = $2 AND phase = 'checked'`,
    [importId, row],
  );
}

/**
 * Takes rows that were checked back to the state of the upload, with the later rows that share a key with one of them.
 * @returns what the check had planned for them
 */
export async function putRowsBack(sql: SqlClient, importId: string, rows: readonly number[]): Promise<RowPlan[]> {
  const found = new Set(rows);
  const first = rows.reduce((one, other) => Math.min(one, other));
  let reached = [...rows];
  for (let round = 0; round < MAX_ROUNDS && reached.length > 0; round++) {
    const next = await sql.queryAll<{ row: number }>(
      // The keys of one import are read as a whole, because no index has them by their rows.
      `SELECT DISTINCT row FROM import_row_key WHERE import_id = $1 AND row > $3 AND key = ANY(ARRAY(
         SELECT DISTINCT key FROM import_row_key WHERE import_id = $1 AND row = ANY($2::integer[])))`,
      [importId, reached, first],
    );
    reached = next.map(({ row }) => row).filter((row) => !found.has(row));
    for (const row of reached) found.add(row);
  }
  return sql.queryAll<RowPlan & Record<string, unknown>>(
    `WITH planned AS (
       SELECT id, outcome, creates FROM import_row
       WHERE import_id = $1 AND row = ANY($2::integer[]) AND phase = 'checked' FOR UPDATE)
     UPDATE import_row r SET phase = 'uploaded', outcome = NULL, record_id = NULL, repeats_row = NULL, changes = '[]',
       creates = '[]', created = '[]', candidates = CASE WHEN decision IS NULL THEN '[]' ELSE candidates END,
       errors = '[]', warnings = '[]'
     FROM planned WHERE r.id = planned.id RETURNING planned.outcome, planned.creates`,
    [importId, [...found]],
  );
}

/** Stores the counts of an import. */
export async function storeCounts(
  sql: SqlClient,
  importId: string,
  { processedCount, counts, createsCounts }: Pick<Import, 'processedCount' | 'counts' | 'createsCounts'>,
): Promise<void> {
  await sql.execute('UPDATE import SET processed_count = $2, counts = $3, creates_counts = $4 WHERE id = $1', [
    importId,
    processedCount,
    JSON.stringify(counts),
    JSON.stringify(createsCounts),
  ]);
}

/** Names the record of a row to the later rows that may be about it. Served by import_row_outcome_idx. */
export async function linkCandidates(sql: SqlClient, importId: string, row: number, recordId: string): Promise<void> {
  await sql.execute(
    `UPDATE import_row SET candidates = (
       SELECT jsonb_agg(CASE WHEN c -> 'row' = to_jsonb($2::integer) THEN c || jsonb_build_object('recordId', $3::text)
         ELSE c END ORDER BY position)
       FROM jsonb_array_elements(candidates) WITH ORDINALITY AS e (c, position))
     WHERE import_id = $1 AND outcome = 'possible_duplicate' AND row > $2
       AND candidates @> jsonb_build_array(jsonb_build_object('row', $2::integer))`,
    [importId, row, recordId],
  );
}
