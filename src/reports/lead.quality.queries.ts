import { AGENCY_ZONE } from '../common/clock/agency.zone.js';
import type { Sql } from '../database/sql.js';
import { longAgo, recent } from './lead.neglect.queries.js';
import { AS_KNOWN } from './pipeline-summary.queries.js';
import type { ReportRequest } from './report.definition.js';

/**
 * The last interaction of every lead that was known at an instant ($1): `contact(lead_id, last_on, visits)`. Every
 * version is read once.
 */
export const LAST_CONTACT = `contact AS (
  SELECT i.lead_id, (max(i.occurred_at) AT TIME ZONE '${AGENCY_ZONE}')::date AS last_on,
    bool_or(i.kind = 'site_visit') AS visited
  FROM interaction_version i WHERE i.lead_id IS NOT NULL AND i.valid_from < $1::timestamptz
    AND i.valid_to >= $1::timestamptz AND NOT i.archived AND i.occurred_at < $1::timestamptz GROUP BY i.lead_id)`;

/** Versions of records of one type that held at an instant ($1). Served by record_version_as_of_idx. */
export const heldOf = (type: string, alias: string) =>
  `${alias}.entity_type = '${type}' AND ${alias}.valid_from < $1::timestamptz AND ${alias}.valid_to >= $1::timestamptz`;

/** Whether a version of a task is of one that is still to be done. */
export const TO_DO = (alias: string) => `${alias}.data->>'status' = 'open' AND ${alias}.data->>'archived_at' IS NULL`;

/** How many leads there are of something, and what they may bring. */
export interface Flagged {
  leads: number;
  jobs: number;
}

/** What is in order with open leads, and what is not. */
export const FLAGS = [
  'open',
  'withOwner',
  'withNextTask',
  'contacted',
  'stale',
  'unscreened',
  'duplicates',
  'decisionOverdue',
  'noDecisionDate',
  'screeningLate',
] as const;
/** One of {@link FLAGS}. */
export type Flag = (typeof FLAGS)[number];

/** Open leads of an owner, or of all, by what is in order with them. */
export type Quality = { key: string | null; isTotal: boolean } & Record<Flag, Flagged>;

/** The conditions behind the flags, over the rows of `lead`; $2 is asOf. */
const CONDITIONS: Readonly<Record<Flag, string>> = {
  open: 'true',
  withOwner: 'owner_in_use',
  withNextTask: 'has_task',
  contacted: recent('last_on'),
  stale: longAgo('greatest(last_on, received_on)'),
  unscreened: `screening_status = 'not_assessed'`,
  duplicates: 'alike > 1',
  decisionOverdue: 'expected_decision_on < $2::date',
  noDecisionDate: `expected_decision_on IS NULL AND stage <> 'first_contact'`,
  screeningLate: `screening_status IN ('to_file', 'filed') AND screening_due_on < $2::date`,
};

/**
 * What is in order with the leads that were open, by owner and over all. Likely duplicates are open leads whose companies
 * are called the same, letters and accents apart, in one country. Served by lead_version_as_of_idx, label_version_pk and
 * record_version_as_of_idx; open leads are read whole.
 */
export async function readQuality(sql: Sql, { period, knownBefore }: ReportRequest): Promise<Quality[]> {
  const counts = FLAGS.map((flag) => {
    return `count(*) FILTER (WHERE ${CONDITIONS[flag]}) AS "${flag}",
      coalesce(sum(jobs) FILTER (WHERE ${CONDITIONS[flag]}), 0) AS "${flag}Jobs"`;
  });
  const rows = await sql.rows<Record<string, string | number | boolean | null>>(
    `WITH ${LAST_CONTACT},
     open AS (SELECT v.id, v.lead_id, v.owner_id, v.company_id, v.country, v.stage, v.received_on, v.jobs_expected AS jobs, d.*
       FROM lead_version v CROSS JOIN LATERAL jsonb_to_record(v.data)
         AS d(screening_status text, screening_due_on date, expected_decision_on date)
       WHERE ${AS_KNOWN} AND v.status = 'open'),
     named AS (SELECT DISTINCT ON (l.entity_id) l.entity_id AS company_id, fold(l.label) AS name FROM label_version l
       WHERE l.entity_type = 'company' AND l.valid_from < $1::timestamptz ORDER BY l.entity_id, l.valid_from DESC),
     task AS (SELECT DISTINCT (t.data->>'lead_id')::uuid AS lead_id FROM record_version t WHERE ${heldOf('task', 't')}
       AND ${TO_DO('t')} AND t.data->>'lead_id' IS NOT NULL),
     gone AS (SELECT u.entity_id AS owner_id FROM record_version u WHERE ${heldOf('app_user', 'u')}
       AND u.data->>'archived_at' IS NOT NULL),
     lead AS (SELECT o.*, c.last_on, t.lead_id IS NOT NULL AS has_task, g.owner_id IS NULL AS owner_in_use,
         count(*) OVER (PARTITION BY coalesce(n.name, o.company_id::text), o.country) AS alike
       FROM open o LEFT JOIN contact c ON c.lead_id = o.lead_id LEFT JOIN task t ON t.lead_id = o.lead_id
         LEFT JOIN gone g ON g.owner_id = o.owner_id LEFT JOIN named n ON n.company_id = o.company_id)
     SELECT owner_id::text AS key, grouping(owner_id) = 1 AS "isTotal", ${counts.join(', ')}
     FROM lead GROUP BY GROUPING SETS ((owner_id), ())`,
    [knownBefore, period.asOf],
  );
  return rows.map((row) => {
    const flags = FLAGS.map((flag) => [flag, { leads: Number(row[flag]), jobs: Number(row[`${flag}Jobs`]) }]);
    const { key, isTotal } = row;
    return { key, isTotal, ...Object.fromEntries(flags) } as Quality;
  });
}
