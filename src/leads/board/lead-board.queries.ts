import type { Actor } from '../../common/actor/actor.constants.js';
import type { ListDefinition } from '../../common/lists/list-definition.rules.js';
import type { ListRequest } from '../../common/lists/list-request.rules.js';
import { buildConditions, buildWhereClause, createBinder } from '../../common/lists/list-statement.queries.js';
import type { SqlClient } from '../../database/connections/sql.client.js';
import type { Stage } from '../pipeline/lead.constants.js';

/** The totals of the leads of a stage. Jobs and amounts are those of open leads, and of wins in the last stage. */
export interface StageTotals {
  count: number;
  open: number;
  onHold: number;
  jobsExpected: number;
  capexEur: number;
}

/** A row as it arrives from PostgreSQL: its sums are numerics, which arrive as texts. */
type StageRow = Omit<StageTotals, 'jobsExpected' | 'capexEur'> & {
  stage: Stage;
  jobsExpected: string;
  capexEur: string;
};

/** Reads the totals of each stage that has matching leads. Wins count from a day on. */
export async function readStageTotals(
  sql: SqlClient,
  list: ListDefinition,
  request: ListRequest,
  actor: Actor,
  closedSince: string,
): Promise<ReadonlyMap<Stage, StageTotals>> {
  const values: unknown[] = [];
  const bind = createBinder(values);
  const where = buildWhereClause([
    ...buildConditions(list, request, actor, bind),
    `l.status <> 'won' OR l.closed_on >= ${bind(closedSince)}::date`,
  ]);
  // A lead is won exactly where it is in the last stage, which has no open leads.
  const isSummed = `l.status IN ('open', 'won')`;
  const rows = await sql.queryAll<StageRow>(
    `SELECT l.stage, count(*) AS count, count(*) FILTER (WHERE l.status = 'open') AS open,
       count(*) FILTER (WHERE l.status = 'on_hold') AS "onHold",
       coalesce(sum(l.jobs_expected) FILTER (WHERE ${isSummed}), 0)::numeric AS "jobsExpected",
       coalesce(sum(l.capex_eur) FILTER (WHERE ${isSummed}), 0)::numeric AS "capexEur"
     FROM ${list.from} ${where} GROUP BY l.stage`,
    values,
  );
  return new Map(
    rows.map(({ stage, jobsExpected, capexEur, ...counts }) => [
      stage,
      { ...counts, jobsExpected: Number(jobsExpected), capexEur: Number(capexEur) },
    ]),
  );
}
