import { AGENCY_ZONE } from '../common/clock/agency.zone.js';
import type { Sql } from '../database/sql.js';
import { longAgo } from './lead.neglect.queries.js';
import { heldOf, LAST_CONTACT, TO_DO } from './lead.quality.queries.js';
import { AS_KNOWN, dataOf, P } from './pipeline-summary.queries.js';
import type { ReportRequest } from './report.definition.js';

/** Lists of single leads: which open leads, and the first of them. */
export const LEAD_LISTS = ['top', 'stale', 'decisions'] as const;
/** One of {@link LEAD_LISTS}. */
export type LeadList = (typeof LEAD_LISTS)[number];

/** How many leads a list shows. */
export const SHOWN = 20;

/** Days ahead within which a decision is due. */
export const DUE_DAYS = 60;

/** A lead in a report. Of a confidential one nothing is told that names it. */
export interface LeadRow {
  reference: string | null;
  /** The codename of a confidential one. */
  title: string;
  company: string | null;
  ownerId: string;
  stage: string;
  daysInStage: number;
  jobs: number | null;
  capexEur: number | null;
  weightedJobs: number | null;
  decisionOn: string | null;
  lastContactOn: string | null;
  nextAction: string | null;
  nextDueOn: string | null;
  /** Of all leads of the list, shown or not. */
  leads: number;
  allJobs: number;
  allCapexEur: number;
  allWeightedJobs: number;
}

/** What leaves the database exact, as a numeric, and becomes a number here. */
const SUMS = ['weightedJobs', 'allJobs', 'allCapexEur', 'allWeightedJobs'] as const;
type Sum = (typeof SUMS)[number];

/** The leads of each list, over `open`, and their order; $2 is asOf. Ties go by id. */
const LISTS: Readonly<Record<LeadList, { from: string; where: string; order: string }>> = {
  top: { from: '', where: 'o.jobs > 0', order: 'o.jobs * o.p DESC, coalesce(o.capex, 0) * o.p DESC' },
  stale: {
    from: 'LEFT JOIN contact c ON c.lead_id = o.lead_id',
    where: longAgo('greatest(c.last_on, o.received_on)'),
    order: 'greatest(c.last_on, o.received_on)',
  },
  decisions: {
    from: '',
    where: `o.decision BETWEEN $2::date AND $2::date + ${DUE_DAYS}`,
    order: 'o.decision, coalesce(o.jobs, 0) * o.p DESC',
  },
};

/** Only the list of decisions looks into the rows of all open leads. */
const DECISION: Readonly<Record<LeadList, { day: string; from: string }>> = {
  top: { day: 'NULL::date', from: '' },
  stale: { day: 'NULL::date', from: '' },
  decisions: { day: 'd.expected_decision_on', from: dataOf('expected_decision_on date') },
};

/**
 * The first leads of a list, with what all of it adds up to. One that was confidential then, or is now, appears under its
 * codename: secrecy that came later holds for the past as well. Served by lead_version_as_of_idx, label_version_pk,
 * interaction_version_lead_id_idx and record_version_lead_task_idx.
 */
export async function readLeadRows(
  sql: Sql,
  list: LeadList,
  { period, knownBefore }: Pick<ReportRequest, 'period' | 'knownBefore'>,
): Promise<LeadRow[]> {
  const { from, where, order } = LISTS[list];
  const rows = await sql.rows<Omit<LeadRow, Sum> & Record<Sum, string | number | null>>(
    `WITH ${list === 'stale' ? `${LAST_CONTACT},` : ''}
     open AS (SELECT v.id, v.lead_id, v.received_on, v.jobs_expected::bigint AS jobs, v.capex_eur::numeric AS capex,
         ${P('v.stage')} AS p, ${DECISION[list].day} AS decision
       FROM lead_version v ${DECISION[list].from} WHERE ${AS_KNOWN} AND v.status = 'open'),
     listed AS (SELECT o.id, o.p, row_number() OVER (ORDER BY ${order}, o.lead_id) AS place, count(*) OVER () AS leads,
         sum(o.jobs) OVER () AS all_jobs, sum(o.capex) OVER () AS all_capex, sum(o.jobs * o.p) OVER () AS all_weighted
       FROM open o ${from} WHERE ${where} ORDER BY place LIMIT ${SHOWN})
     SELECT CASE WHEN NOT hidden THEN v.data->>'reference' END AS reference,
       CASE WHEN hidden THEN coalesce(v.data->>'codename', now_.codename, '—') ELSE v.data->>'title' END AS title,
       CASE WHEN NOT hidden THEN company.label END AS company, v.owner_id AS "ownerId", v.stage,
       $2::date - v.stage_entered_on AS "daysInStage", v.jobs_expected AS jobs, v.capex_eur AS "capexEur",
       round(v.jobs_expected::numeric * l.p / 100) AS "weightedJobs", v.data->>'expected_decision_on' AS "decisionOn",
       met.last_on AS "lastContactOn", CASE WHEN NOT hidden THEN task.title END AS "nextAction", task.due_on AS "nextDueOn",
       l.leads, coalesce(l.all_jobs, 0) AS "allJobs", coalesce(l.all_capex, 0) AS "allCapexEur",
       round(coalesce(l.all_weighted, 0) / 100.0) AS "allWeightedJobs"
     FROM listed l JOIN lead_version v ON v.id = l.id JOIN lead now_ ON now_.id = v.lead_id
       CROSS JOIN LATERAL (SELECT (v.data->>'confidential')::boolean OR now_.confidential AS hidden) h
       LEFT JOIN LATERAL (SELECT label FROM label_version WHERE entity_type = 'company' AND entity_id = v.company_id
         AND valid_from < $1::timestamptz ORDER BY valid_from DESC LIMIT 1) company ON true
       LEFT JOIN LATERAL (SELECT (max(i.occurred_at) AT TIME ZONE '${AGENCY_ZONE}')::date AS last_on
         FROM interaction_version i WHERE i.lead_id = v.lead_id AND i.valid_from < $1::timestamptz
           AND i.valid_to >= $1::timestamptz AND NOT i.archived AND i.occurred_at < $1::timestamptz) met ON true
       LEFT JOIN LATERAL (SELECT t.data->>'title' AS title, t.data->>'due_on' AS due_on FROM record_version t
         WHERE ${heldOf('task', 't')} AND t.data->>'lead_id' = v.lead_id::text AND ${TO_DO('t')}
         ORDER BY t.data->>'due_on' NULLS LAST, t.entity_id LIMIT 1) task ON true
     ORDER BY l.place`,
    [knownBefore, period.asOf],
  );
  return rows.map((row) => {
    const numbers = SUMS.map((name) => [name, row[name] === null ? null : Number(row[name])]);
    return { ...row, ...(Object.fromEntries(numbers) as Pick<LeadRow, Sum>) };
  });
}
