import type { SqlClient } from '../../database/connections/sql.client.js';
import type { ReportRequest } from '../definition/report-definition.rules.js';
import { buildHeldCondition } from './lead-quality.queries.js';

/** The company at the top of a group. */
export interface UltimateParent {
  id: string;
  /** The name on that day; null if the company was not recorded yet. */
  name: string | null;
}

/**
 * Reads the ultimate parents of companies as known at an instant, by the ids of the companies. A company without a parent
 * is its own. Parents that were recorded by two transactions at once may have belonged to each other for a moment; CYCLE
 * ends the search there. Served by record_version_pk and label_version_pk.
 */
export async function readUltimateParents(
  sql: SqlClient,
  companyIds: Iterable<string | null>,
  { knownBefore }: Pick<ReportRequest, 'knownBefore'>,
): Promise<ReadonlyMap<string | null, UltimateParent>> {
  const ids = [...new Set(companyIds)].filter((id) => id !== null);
  const rows = await sql.queryAll<UltimateParent & { companyId: string; [name: string]: unknown }>(
    `WITH RECURSIVE above AS (
       SELECT id AS company_id, id, 0 AS depth FROM unnest($2::uuid[]) AS id
       UNION ALL
       SELECT above.company_id, (v.data->>'parent_id')::uuid, above.depth + 1 FROM above
         JOIN record_version v ON v.entity_id = above.id AND ${buildHeldCondition('company', 'v')}
       WHERE EXISTS (SELECT FROM label_version WHERE entity_type = 'company' AND entity_id = (v.data->>'parent_id')::uuid
         AND valid_from < $1::timestamptz)
     ) CYCLE id SET is_repeated USING path,
     top AS (SELECT DISTINCT ON (company_id) company_id, id FROM above WHERE NOT is_repeated ORDER BY company_id, depth DESC)
     SELECT top.company_id AS "companyId", top.id, named.label AS name FROM top
       LEFT JOIN LATERAL (SELECT label FROM label_version WHERE entity_type = 'company' AND entity_id = top.id
         AND valid_from < $1::timestamptz ORDER BY valid_from DESC LIMIT 1) named ON true`,
    [knownBefore, ids],
  );
  return new Map(rows.map(({ companyId, id, name }) => [companyId, { id, name }]));
}
