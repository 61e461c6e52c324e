import { buildStaleCondition } from './lead-quality.queries.js';
import { buildStageProbability } from '../../leads/pipeline/lead-stages.queries.js';

/** The lists of single open leads. */
export const LEAD_LISTS = ['top', 'stale', 'decisions'] as const;
/** One of {@link LEAD_LISTS}. */
export type LeadList = (typeof LEAD_LISTS)[number];

/** The number of leads that a list shows. */
export const SHOWN = 20;

/** The number of days ahead within which a decision is due. */
export const DUE_DAYS = 60;

/**
 * The leads of a list: the ids of the versions that are shown, in their order, and the sums of all leads of the list.
 */
export interface LeadListResult {
  ids: string[];
  leads: number;
  jobs: number;
  capexEur: number;
  weightedJobs: number;
}

/** SQL for the columns of an open lead that lists use, v being its version. */
export const LISTED_BY = `v.id, v.lead_id, v.received_on, v.jobs_expected::bigint AS jobs, v.capex_eur::numeric AS capex,
  ${buildStageProbability('v.stage')} AS p, v.expected_decision_on AS decision`;

/**
 * The condition and the order of each list, over these columns and the last contact; $2 is asOf. Ties are ordered by
 * id.
 */
const LISTS: Readonly<Record<LeadList, { where: string; order: string }>> = {
  top: { where: 'jobs > 0', order: 'jobs * p DESC, coalesce(capex, 0) * p DESC' },
  stale: { where: buildStaleCondition('greatest(last_on, received_on)'), order: 'greatest(last_on, received_on)' },
  decisions: {
    where: `decision BETWEEN $2::date AND $2::date + ${DUE_DAYS}`,
    order: 'decision, coalesce(jobs, 0) * p DESC',
  },
};

/**
 * SQL for a list as one row for {@link toLeadListResult}. PostgreSQL computes the sums exactly, and only the leads that are
 * shown are sorted.
 */
export function buildLeadListQuery(list: LeadList, open: string): string {
  const { where, order } = LISTS[list];
  return `SELECT ARRAY(SELECT id::text FROM ${open} WHERE ${where} ORDER BY ${order}, lead_id LIMIT ${SHOWN}) AS ids,
      count(*) AS leads, coalesce(sum(jobs), 0) AS jobs, coalesce(sum(capex), 0) AS "capexEur",
      round(coalesce(sum(jobs * p), 0) / 100.0) AS "weightedJobs"
    FROM ${open} WHERE ${where}`;
}

/** Converts the row of a list. */
export function toLeadListResult({
  ids,
  leads,
  jobs,
  capexEur,
  weightedJobs,
}: Record<keyof LeadListResult, unknown>): LeadListResult {
  return {
    ids: ids as string[],
    leads: Number(leads),
    jobs: Number(jobs),
    capexEur: Number(capexEur),
    weightedJobs: Number(weightedJobs),
  };
}
