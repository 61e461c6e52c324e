import type { SqlClient } from '../../database/connections/sql.client.js';
import { LISTED_BY, type LeadListResult, buildLeadListQuery, toLeadListResult } from './lead-lists.queries.js';
import {
  FLAG_COUNTS,
  buildFlagCounts,
  buildHeldCondition,
  LAST_CONTACT,
  type Quality,
  buildOpenTaskCondition,
} from './lead-quality.queries.js';
import { chooseVersions, KNOWN_VERSION } from './lead-history.queries.js';
import type { ReportRequest } from '../definition/report-definition.rules.js';

/** The leads that were open, with the figures of data quality. */
export interface OpenLeads {
  /** The quality figures by owner and over all. */
  quality: Quality[];
  /** The leads without contact for a long time. */
  stale: LeadListResult;
}

interface OpenRow {
  /** For quality: the owner, and the counts of the flags. */
  ownerId: string | null;
  isTotal: boolean;
  counts: string[] | null;
  /** For the list of stale leads. */
  list: Record<keyof LeadListResult, unknown> | null;
  [name: string]: unknown;
}

/**
 * Reads the leads that were open. Each lead is read once, and its last contact is found in the same statement. Likely
 * duplicates are open leads whose companies have the same name, case and accents apart, in one country. Served by
 * lead_version_as_of_idx and lead_version_distant_rate_idx alone, label_version_pk and record_version_as_of_idx.
 */
export async function readOpenLeads(sql: SqlClient, request: ReportRequest): Promise<OpenLeads> {
  const { period, knownBefore } = request;
  const versions = chooseVersions(request);
  const rows = await sql.queryAll<OpenRow>(
    `WITH ${LAST_CONTACT},
     named AS (SELECT DISTINCT ON (l.entity_id) l.entity_id AS company_id, fold(l.label) AS name FROM label_version l
       WHERE l.entity_type = 'company' AND l.valid_from < $1::timestamptz ORDER BY l.entity_id, l.valid_from DESC),
     task AS MATERIALIZED (SELECT DISTINCT (t.data->>'lead_id')::uuid AS lead_id FROM record_version t
       WHERE ${buildHeldCondition('task', 't')} AND ${buildOpenTaskCondition('t')} AND t.data->>'lead_id' IS NOT NULL),
     gone AS (SELECT u.entity_id AS owner_id FROM record_version u WHERE ${buildHeldCondition('app_user', 'u')}
       AND u.data->>'archived_at' IS NOT NULL),
     open AS MATERIALIZED (SELECT ${LISTED_BY}, v.owner_id, v.company_id, v.country, v.stage,
         v.screening_status, v.screening_due_on, c.last_on
       FROM ${versions} v LEFT JOIN contact c ON c.lead_id = v.lead_id
       WHERE ${KNOWN_VERSION} AND v.status = 'open'),
     distant AS MATERIALIZED (SELECT v.lead_id FROM ${versions} v WHERE ${KNOWN_VERSION} AND v.status = 'open'
       AND has_distant_rate(v.data)),
     lead AS (SELECT o.*, t.lead_id IS NOT NULL AS has_task, g.owner_id IS NULL AS owner_in_use,
         d.lead_id IS NOT NULL AS has_distant_rate,
         count(*) OVER (PARTITION BY coalesce(n.name, o.company_id::text), o.country) AS alike
       FROM open o LEFT JOIN task t ON t.lead_id = o.lead_id LEFT JOIN gone g ON g.owner_id = o.owner_id
         LEFT JOIN named n ON n.company_id = o.company_id LEFT JOIN distant d ON d.lead_id = o.lead_id)
     SELECT owner_id::text AS "ownerId", grouping(owner_id) = 1 AS "isTotal", ARRAY[${FLAG_COUNTS}]::bigint[] AS counts,
         NULL::json AS list
       FROM lead GROUP BY GROUPING SETS ((owner_id), ())
     UNION ALL SELECT NULL, false, NULL, row_to_json(s) FROM (${buildLeadListQuery('stale', 'open')}) s`,
    [knownBefore, period.asOf],
  );
  const quality: Quality[] = [];
  let stale: LeadListResult | undefined;
  for (const { ownerId, isTotal, counts, list } of rows) {
    if (list) stale = toLeadListResult(list);
    else if (counts) quality.push({ key: ownerId, isTotal, ...buildFlagCounts(counts) });
  }
  return { quality, stale: stale! };
}
