import { setImmediate as nextTurn } from 'node:timers/promises';
import type { SqlClient } from '../../database/connections/sql.client.js';
import type { Stage } from '../../leads/pipeline/lead.constants.js';
import type { MissingFieldSums } from './missing-fields.rules.js';
import { MissingFieldCounts } from './missing-field-counts.rules.js';
import { ENCODED_FACTS } from './required-fields-encoding.queries.js';
import { LISTED_BY, type Listed, buildLeadListQuery, toListed } from './lead-lists.queries.js';
import {
  FLAG_COUNTS,
  buildFlagged,
  buildHeldCondition,
  LAST_CONTACT,
  type Quality,
  buildOpenTaskCondition,
} from './lead-quality.queries.js';
import { KNOWN_VERSION } from './lead-history.queries.js';
import type { ReportRequest } from '../definition/report-definition.rules.js';

/** The leads that were open, with the figures of data quality. */
export interface OpenLeads {
  /** The quality figures by owner and over all. */
  quality: Quality[];
  missingFields: MissingFieldSums;
  /** The leads without contact for a long time. */
  stale: Listed;
}

interface OpenRow {
  ownerId: string;
  isTotal: boolean;
  /** For the leads of an owner in a stage: the facts of each lead as a number, separated by commas. */
  stage: Stage | null;
  known: string | null;
  /** For quality: the counts of the flags. */
  counts: string[] | null;
  /** For the list of stale leads. */
  list: Record<keyof Listed, unknown> | null;
  [name: string]: unknown;
}

/** The results by the rows that they were computed from, so that repeated requests for the same rows share them. */
const openLeadsByRows = new WeakMap<readonly OpenRow[], Promise<OpenLeads>>();

/**
 * Reads the leads that were open. Each lead is read once, and its last contact is found in the same statement. Likely
 * duplicates are open leads whose companies have the same name, case and accents apart, in one country. Served by
 * lead_version_as_of_idx and lead_version_distant_rate_idx alone, label_version_pk and record_version_as_of_idx.
 */
export async function readOpenLeads(sql: SqlClient, { period, knownBefore }: ReportRequest): Promise<OpenLeads> {
  const buildLeadIdsQuery = (table: string) =>
    `(SELECT DISTINCT lead_id FROM ${table} WHERE created_at < $1::timestamptz)`;
  const rows = await sql.queryAll<OpenRow>(
    `WITH ${LAST_CONTACT},
     named AS (SELECT DISTINCT ON (l.entity_id) l.entity_id AS company_id, fold(l.label) AS name FROM label_version l
       WHERE l.entity_type = 'company' AND l.valid_from < $1::timestamptz ORDER BY l.entity_id, l.valid_from DESC),
     task AS MATERIALIZED (SELECT DISTINCT (t.data->>'lead_id')::uuid AS lead_id FROM record_version t
       WHERE ${buildHeldCondition('task', 't')} AND ${buildOpenTaskCondition('t')} AND t.data->>'lead_id' IS NOT NULL),
     gone AS (SELECT u.entity_id AS owner_id FROM record_version u WHERE ${buildHeldCondition('app_user', 'u')}
       AND u.data->>'archived_at' IS NOT NULL),
     open AS MATERIALIZED (SELECT ${LISTED_BY}, v.owner_id, v.company_id, v.country, v.stage,
         v.screening_status, v.screening_due_on, c.last_on, ${ENCODED_FACTS} AS all_known
       FROM lead_version v LEFT JOIN contact c ON c.lead_id = v.lead_id
         LEFT JOIN ${buildLeadIdsQuery('lead_evidence')} e ON e.lead_id = v.lead_id LEFT JOIN ${buildLeadIdsQuery('lead_realisation')} r ON r.lead_id = v.lead_id
       WHERE ${KNOWN_VERSION} AND v.status = 'open'),
     distant AS MATERIALIZED (SELECT v.lead_id FROM lead_version v WHERE ${KNOWN_VERSION} AND v.status = 'open'
       AND has_distant_rate(v.data)),
     lead AS (SELECT o.*, t.lead_id IS NOT NULL AS has_task, g.owner_id IS NULL AS owner_in_use,
         d.lead_id IS NOT NULL AS has_distant_rate,
         count(*) OVER (PARTITION BY coalesce(n.name, o.company_id::text), o.country) AS alike
       FROM open o LEFT JOIN task t ON t.lead_id = o.lead_id LEFT JOIN gone g ON g.owner_id = o.owner_id
         LEFT JOIN named n ON n.company_id = o.company_id LEFT JOIN distant d ON d.lead_id = o.lead_id)
     SELECT owner_id::text AS "ownerId", grouping(owner_id) = 1 AS "isTotal", NULL AS stage, NULL AS known,
         ARRAY[${FLAG_COUNTS}]::bigint[] AS counts, NULL::json AS list
       FROM lead GROUP BY GROUPING SETS ((owner_id), ())
     UNION ALL SELECT owner_id::text, false, stage, string_agg(all_known::text, ','), NULL, NULL FROM open
       GROUP BY owner_id, stage
     UNION ALL SELECT NULL, false, NULL, NULL, NULL, row_to_json(s) FROM (${buildLeadListQuery('stale', 'open')}) s`,
    [knownBefore, period.asOf],
  );
  const leads = openLeadsByRows.get(rows) ?? buildOpenLeads(rows, period.asOf);
  openLeadsByRows.set(rows, leads);
  return leads;
}

/** The number of leads that are processed before the event loop continues with other work. */
const LEADS_A_TURN = 5_000;

async function buildOpenLeads(rows: readonly OpenRow[], asOf: string): Promise<OpenLeads> {
  const quality: Quality[] = [];
  let stale: Listed | undefined;
  const missingFields = new MissingFieldCounts(asOf);
  for (const { ownerId, isTotal, stage, known, counts, list } of rows) {
    if (list) stale = toListed(list);
    else if (counts) quality.push({ key: ownerId, isTotal, ...buildFlagged(counts) });
    else {
      const leads = known!.split(',').map(Number);
      for (let from = 0; from < leads.length; from += LEADS_A_TURN) {
        missingFields.add(ownerId, stage!, leads.slice(from, from + LEADS_A_TURN));
        await nextTurn();
      }
    }
  }
  return { quality, missingFields: missingFields.computeSums(), stale: stale! };
}
