import type { Bind } from '../../common/lists/list-definition.rules.js';
import type { SqlClient } from '../../database/connections/sql.client.js';
import type { Cell } from '../files/table-file.constants.js';
import type { RowOutcome } from '../model/import.constants.js';

/** Maximum number of reasons that a summary has. */
const MAX_REASONS = 100;
/** Maximum number of different cells of a column for which each has a line of its own. */
const MAX_CELLS = 10;
/** Number of rows that a reason names. */
const FIRST_ROWS = 5;

/** The rows of an import that have the same reason. */
export interface CountedReason {
  kind: 'error' | 'warning';
  code: string;
  field: string | null;
  column: string | null;
  /** The cell; null where the cells differ too much. */
  cell: Cell;
  count: number;
  /** The sentence of the first row. */
  detail: string;
  /** Whether all rows have the same sentence. */
  isSame: boolean;
  firstRows: number[];
}

/**
 * Counts the rows of an import by reason, the most frequent first. The database groups them, so that a file of any length
 * needs the same memory here. Served by import_row_outcome_idx.
 */
export function countReasons(
  sql: SqlClient,
  importId: string,
  outcomes: readonly RowOutcome[],
): Promise<CountedReason[]> {
  return sql.queryAll<CountedReason & Record<string, unknown>>(
    `WITH reason AS (
       SELECT r.row, e.kind, e.reason->>'code' AS code, e.reason->>'field' AS field, e.reason->>'column' AS col,
         e.reason->'cell' AS cell, e.reason->>'detail' AS detail
       FROM import_row r CROSS JOIN LATERAL (
         SELECT 'error' AS kind, value AS reason FROM jsonb_array_elements(r.errors)
         UNION ALL SELECT 'warning', value FROM jsonb_array_elements(r.warnings)) e
       WHERE r.import_id = $1 AND r.outcome = ANY($2::text[])
         -- The results of the check say nothing about the rows that a stopped run has not reached.
         AND (r.phase = 'done' OR NOT EXISTS (SELECT FROM import i WHERE i.id = $1 AND i.status = 'stopped'))),
     by_cell AS (
       SELECT kind, code, field, col, cell, count(*) AS rows, min(detail) AS least, max(detail) AS greatest,
         (array_agg(detail ORDER BY row))[1] AS detail, (array_agg(row ORDER BY row))[1:${FIRST_ROWS}] AS first_rows,
         count(*) OVER (PARTITION BY kind, code, field, col) AS cells
       FROM reason GROUP BY kind, code, field, col, cell),
     counted AS (
       SELECT kind, code, field, col, CASE WHEN cells <= ${MAX_CELLS} THEN cell END AS cell, sum(rows)::integer AS count,
         min(least) = max(greatest) AS is_same, (array_agg(detail ORDER BY first_rows))[1] AS detail,
         CASE WHEN count(*) = 1 THEN (array_agg(to_jsonb(first_rows)))[1]
           ELSE to_jsonb((array_agg(first_rows[1] ORDER BY first_rows[1]))[1:${FIRST_ROWS}]) END AS first_rows
       FROM by_cell GROUP BY kind, code, field, col, CASE WHEN cells <= ${MAX_CELLS} THEN cell END)
     SELECT kind, code, field, col AS "column", cell, count, detail, is_same AS "isSame", first_rows AS "firstRows"
     FROM counted ORDER BY count DESC, kind, col NULLS LAST, field NULLS LAST, code, (first_rows->>0)::integer
     LIMIT ${MAX_REASONS}`,
    [importId, [...outcomes]],
  );
}

/** A reason by which the rows of an import are chosen. Absent members do not count. */
export interface ReasonFilter {
  code?: string;
  column?: string;
  cell?: string;
}

/** Builds the condition of the rows `r` that have a reason. */
export function buildReasonCondition({ code, column, cell }: ReasonFilter, bind: Bind): string {
  const parts = [
    ...(code === undefined ? [] : [`e->>'code' = ${bind(code)}`]),
    ...(column === undefined ? [] : [`e->>'column' = ${bind(column)}`]),
    ...(cell === undefined ? [] : [`e->>'cell' = ${bind(cell)}`]),
  ];
  if (parts.length === 0) return 'true';
  return `EXISTS (SELECT FROM jsonb_array_elements(r.errors || r.warnings) e WHERE ${parts.join(' AND ')})`;
}
