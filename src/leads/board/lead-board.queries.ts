import type { Actor } from '../../common/actor/actor.constants.js';
import type { ListDefinition } from '../../common/lists/list-definition.rules.js';
import type { ListRequest } from '../../common/lists/list-request.rules.js';
import { buildConditions, buildWhereClause, createBinder } from '../../common/lists/list-statement.queries.js';
import type { SqlClient } from '../../database/connections/sql.client.js';
import type { Stage } from '../pipeline/lead.constants.js';

/** The totals of the leads of a stage. */
export interface StageTotals {
  count: number;
  jobsExpected: number;
  capexEur: number;
}

/** Reads the totals of each stage that has matching leads. */
export async function readStageTotals(
  sql: SqlClient,
  list: ListDefinition,
  request: ListRequest,
  actor: Actor,
): Promise<ReadonlyMap<Stage, StageTotals>> {
  const values: unknown[] = [];
  const where = buildWhereClause(buildConditions(list, request, actor, createBinder(values)));
  const rows = await sql.queryAll<StageTotals & { stage: Stage }>(
    `SELECT l.stage, count(*) AS count, coalesce(sum(l.jobs_expected), 0)::bigint AS "jobsExpected",
       coalesce(sum(l.capex_eur), 0)::bigint AS "capexEur"
     FROM ${list.from} ${where} GROUP BY l.stage`,
    values,
  );
  return new Map(rows.map(({ stage, ...totals }) => [stage, totals]));
}
