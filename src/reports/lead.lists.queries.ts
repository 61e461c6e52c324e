import { longAgo } from './lead.neglect.queries.js';
import { P } from './pipeline-summary.queries.js';

/** Lists of single leads: which open leads, and the first of them. */
export const LEAD_LISTS = ['top', 'stale', 'decisions'] as const;
/** One of {@link LEAD_LISTS}. */
export type LeadList = (typeof LEAD_LISTS)[number];

/** How many leads a list shows. */
export const SHOWN = 20;

/** Days ahead within which a decision is due. */
export const DUE_DAYS = 60;

/** The leads of a list: the versions of those that are shown, in their order, and what all of them add up to. */
export interface Listed {
  ids: string[];
  leads: number;
  jobs: number;
  capexEur: number;
  weightedJobs: number;
}

/** The columns of an open lead, v being its version, that lists go by. */
export const LISTED_BY = `v.id, v.lead_id, v.received_on, v.jobs_expected::bigint AS jobs, v.capex_eur::numeric AS capex,
  ${P('v.stage')} AS p, v.expected_decision_on AS decision`;

/** The leads of each list, over such columns and the last contact, and their order; $2 is asOf. Ties go by id. */
const LISTS: Readonly<Record<LeadList, { where: string; order: string }>> = {
  top: { where: 'jobs > 0', order: 'jobs * p DESC, coalesce(capex, 0) * p DESC' },
  stale: { where: longAgo('greatest(last_on, received_on)'), order: 'greatest(last_on, received_on)' },
  decisions: {
    where: `decision BETWEEN $2::date AND $2::date + ${DUE_DAYS}`,
    order: 'decision, coalesce(jobs, 0) * p DESC',
  },
};

/** A list, as one row of what {@link listedOf} takes: sums leave the database exact. Only the first are sorted out. */
export function listed(list: LeadList, open: string): string {
  const { where, order } = LISTS[list];
  return `SELECT ARRAY(SELECT id::text FROM ${open} WHERE ${where} ORDER BY ${order}, lead_id LIMIT ${SHOWN}) AS ids,
      count(*) AS leads, coalesce(sum(jobs), 0) AS jobs, coalesce(sum(capex), 0) AS "capexEur",
      round(coalesce(sum(jobs * p), 0) / 100.0) AS "weightedJobs"
    FROM ${open} WHERE ${where}`;
}

/** A list from its row. */
export function listedOf({ ids, leads, jobs, capexEur, weightedJobs }: Record<keyof Listed, unknown>): Listed {
  return {
    ids: ids as string[],
    leads: Number(leads),
    jobs: Number(jobs),
    capexEur: Number(capexEur),
    weightedJobs: Number(weightedJobs),
  };
}
