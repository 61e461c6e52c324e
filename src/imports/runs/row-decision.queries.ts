import type { SqlClient } from '../../database/connections/sql.client.js';
import type { RowOutcome, RowPhase } from '../model/import.constants.js';
import type { RowCandidate, RowDecision } from '../model/import.entity.js';
import { computeKeyHash } from '../model/row-key.rules.js';
import type { WaitingRow } from './import-row.queries.js';

/** Maximum number of later rows that are planned again after a decision. */
const MAX_DEPENDENT_ROWS = 100;

/** A row about which a person decides. */
export interface DecidedRow extends WaitingRow {
  id: string;
  decision: RowDecision | null;
  phase: RowPhase;
  outcome: RowOutcome | null;
  candidates: RowCandidate[];
}

/** Locks a row of an import. Served by import_row_import_id_row_uq. */
export function lockRow(sql: SqlClient, importId: string, row: number): Promise<DecidedRow | null> {
  return sql.queryOneOrNull<DecidedRow & Record<string, unknown>>(
    `SELECT id, row, cells, decision, phase, outcome, candidates FROM import_row
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

/** Returns the later rows that were checked and are compared with a row, because they share one of its keys. Served by import_row_key_pk. */
export function readDependentRows(
  sql: SqlClient,
  importId: string,
  row: number,
  keys: readonly string[],
): Promise<WaitingRow[]> {
  if (keys.length === 0) return Promise.resolve([]);
  return sql.queryAll<WaitingRow & Record<string, unknown>>(
    `SELECT r.row, r.cells, r.decision FROM import_row r
     WHERE r.import_id = $1 AND r.phase = 'checked' AND r.row = ANY(ARRAY(
       SELECT k.row FROM import_row_key k WHERE k.import_id = $1 AND k.key = ANY($2::text[]) AND k.row > $3))
     ORDER BY r.row LIMIT ${MAX_DEPENDENT_ROWS}`,
    [importId, keys.map(computeKeyHash), row],
  );
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
