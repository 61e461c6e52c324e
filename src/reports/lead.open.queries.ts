import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Sql } from '../database/sql.js';
import { KNOWN_BITS, knownOf, ROW } from './lead.gaps.queries.js';
import { addGaps, type Gaps, type GapSums, gapsOf, type Known, noGaps } from './lead.gaps.rules.js';
import { FLAG_COUNTS, flaggedOf, heldOf, LAST_CONTACT, type Quality, TO_DO } from './lead.quality.queries.js';
import { AS_KNOWN, dataOf } from './pipeline-summary.queries.js';
import type { ReportRequest } from './report.definition.js';

/** The leads that were open, as data quality sees them. */
export interface OpenLeads {
  /** By owner and over all: what is in order with them. */
  quality: Quality[];
  gaps: GapSums;
}

interface OpenRow extends Pick<Known, 'stage' | 'channel' | 'screeningStatus'> {
  ownerId: string;
  isTotal: boolean;
  /** Of leads alike. */
  bits: number | null;
  leads: number | null;
  /** Of quality. */
  counts: string[] | null;
  [name: string]: unknown;
}

/** What became of rows: whoever asks for the same ones again has the same leads. */
const found = new WeakMap<readonly OpenRow[], Promise<OpenLeads>>();

/**
 * The leads that were open. Each is looked at once: its row is wide, and its last contact is sought among all there were.
 * Likely duplicates are open leads whose companies are called the same, letters and accents apart, in one country. Served
 * by lead_version_as_of_idx, label_version_pk and record_version_as_of_idx; open leads are read whole.
 */
export async function readOpenLeads(sql: Sql, { period, knownBefore }: ReportRequest): Promise<OpenLeads> {
  const had = (table: string) => `(SELECT DISTINCT lead_id FROM ${table} WHERE created_at < $1::timestamptz)`;
  const rows = await sql.rows<OpenRow>(
    `WITH ${LAST_CONTACT},
     named AS (SELECT DISTINCT ON (l.entity_id) l.entity_id AS company_id, fold(l.label) AS name FROM label_version l
       WHERE l.entity_type = 'company' AND l.valid_from < $1::timestamptz ORDER BY l.entity_id, l.valid_from DESC),
     task AS MATERIALIZED (SELECT DISTINCT (t.data->>'lead_id')::uuid AS lead_id FROM record_version t
       WHERE ${heldOf('task', 't')} AND ${TO_DO('t')} AND t.data->>'lead_id' IS NOT NULL),
     gone AS (SELECT u.entity_id AS owner_id FROM record_version u WHERE ${heldOf('app_user', 'u')}
       AND u.data->>'archived_at' IS NOT NULL),
     open AS MATERIALIZED (SELECT v.lead_id, v.owner_id, own.company_id, v.country, v.stage, v.channel, v.received_on,
         v.jobs_expected AS jobs, d.screening_status, d.screening_due_on, d.expected_decision_on, c.last_on, ${KNOWN_BITS} AS bits
       FROM lead_version v ${dataOf(ROW)} LEFT JOIN contact c ON c.lead_id = v.lead_id
         LEFT JOIN ${had('lead_evidence')} e ON e.lead_id = v.lead_id LEFT JOIN ${had('lead_realisation')} r ON r.lead_id = v.lead_id
       WHERE ${AS_KNOWN} AND v.status = 'open'),
     lead AS (SELECT o.*, t.lead_id IS NOT NULL AS has_task, g.owner_id IS NULL AS owner_in_use,
         count(*) OVER (PARTITION BY coalesce(n.name, o.company_id::text), o.country) AS alike
       FROM open o LEFT JOIN task t ON t.lead_id = o.lead_id LEFT JOIN gone g ON g.owner_id = o.owner_id
         LEFT JOIN named n ON n.company_id = o.company_id)
     SELECT owner_id::text AS "ownerId", grouping(owner_id) = 1 AS "isTotal", NULL AS stage, NULL AS channel,
         NULL AS "screeningStatus", NULL::bigint AS bits, NULL::bigint AS leads, ARRAY[${FLAG_COUNTS}]::bigint[] AS counts
       FROM lead GROUP BY GROUPING SETS ((owner_id), ())
     UNION ALL SELECT owner_id::text, false, stage, channel, screening_status, bits, count(*), NULL
       FROM open GROUP BY owner_id, stage, channel, screening_status, bits`,
    [knownBefore, period.asOf],
  );
  const leads = found.get(rows) ?? openLeadsOf(rows, period.asOf);
  found.set(rows, leads);
  return leads;
}

/** How many kinds of leads are looked at before others get their turn: some ten milliseconds' worth. */
const AT_A_TIME = 2_000;

async function openLeadsOf(rows: readonly OpenRow[], asOf: string): Promise<OpenLeads> {
  const kinds = new Map<string, Gaps>();
  const open: OpenLeads = { quality: [], gaps: noGaps() };
  let done = 0;
  for (const { ownerId, isTotal, stage, channel, screeningStatus, bits, leads, counts } of rows) {
    if (++done % AT_A_TIME === 0) await nextTurn();
    if (counts) {
      open.quality.push({ key: ownerId, isTotal, ...flaggedOf(counts) });
      continue;
    }
    const name = `${stage} ${channel} ${screeningStatus} ${bits}`;
    let gaps = kinds.get(name);
    if (!gaps) kinds.set(name, (gaps = gapsOf({ stage, channel, screeningStatus, ...knownOf(bits!) }, asOf)));
    addGaps(open.gaps, gaps, ownerId, leads!);
  }
  return open;
}
