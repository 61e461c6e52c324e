import type { Sql } from '../database/sql.js';
import { type Knowable, KNOWABLE, type Known } from './lead.gaps.rules.js';
import { LAST_CONTACT } from './lead.quality.queries.js';
import { AS_KNOWN } from './pipeline-summary.queries.js';
import type { ReportRequest } from './report.definition.js';

/** Open leads of one owner of which the same is known. */
export type Alike = Known & { ownerId: string; leads: number };

/** The columns of the row of a lead that gates look at. */
const ROW = `title text, source_activity_id uuid, source_agreement_id uuid, source_referrer_company_id uuid,
  contact_ids jsonb, investment_type text, business_activity text, sector text, requirements text,
  expected_decision_on date, capex_amount bigint, capex_undisclosed boolean, jobs_expected integer,
  considering_elsewhere boolean, competitor_locations jsonb, project_manager_id uuid, likelihood text,
  screening_status text, proposition_sent_on date, site_visit_waived_reason text, sites jsonb,
  incentives_requested boolean, announced_on date, announced_jobs integer, announced_capex_eur bigint,
  local_company_id uuid, involvement text`;

const said = (column: string) => `coalesce(d.${column}, '') ~ '\\S'`;
const given = (column: string) => `d.${column} IS NOT NULL`;
const anyOf = (column: string) => `jsonb_array_length(coalesce(d.${column}, '[]')) > 0`;
const site = (mark: string) => `coalesce(d.sites, '[]') @> '[{"${mark}": true}]'`;

const CONDITIONS: Readonly<Record<Knowable, string>> = {
  title: said('title'),
  sourceActivity: given('source_activity_id'),
  sourceAgreement: given('source_agreement_id'),
  sourceReferrer: given('source_referrer_company_id'),
  contacts: anyOf('contact_ids'),
  investmentType: given('investment_type'),
  businessActivity: given('business_activity'),
  sector: said('sector'),
  requirements: said('requirements'),
  expectedDecision: given('expected_decision_on'),
  capexAmount: given('capex_amount'),
  jobsExpected: given('jobs_expected'),
  competitors: anyOf('competitor_locations'),
  interactions: 'c.lead_id IS NOT NULL',
  projectManager: given('project_manager_id'),
  likelihood: given('likelihood'),
  propositionSent: given('proposition_sent_on'),
  siteVisits: 'coalesce(c.visited, false)',
  siteVisitWaived: said('site_visit_waived_reason'),
  shortlistedSite: site('shortlisted'),
  chosenSite: site('chosen'),
  incentives: given('incentives_requested'),
  announcedOn: given('announced_on'),
  announcedJobs: given('announced_jobs'),
  announcedCapex: given('announced_capex_eur'),
  evidence: `EXISTS (SELECT FROM lead_evidence e WHERE e.lead_id = v.lead_id AND e.created_at < $1::timestamptz)`,
  localCompany: given('local_company_id'),
  realisations: `EXISTS (SELECT FROM lead_realisation r WHERE r.lead_id = v.lead_id AND r.created_at < $1::timestamptz)`,
  involvement: given('involvement'),
};

const COLUMNS = [
  'ownerId',
  'stage',
  'channel',
  'screeningStatus',
  'consideringElsewhere',
  'capexUndisclosed',
  'receivedAhead',
  'announcedAhead',
  ...KNOWABLE,
]
  .map((name) => `"${name}"`)
  .join(', ');

/**
 * The leads that were open, put together where the same is known of them: some hundred kinds, however many leads.
 * Served by lead_version_as_of_idx; open leads are read whole, once.
 */
export async function readAlike(sql: Sql, { period, knownBefore }: ReportRequest): Promise<Alike[]> {
  const known = KNOWABLE.map((name) => `${CONDITIONS[name]} AS "${name}"`);
  const rows = await sql.rows<Omit<Alike, 'known'> & Record<Knowable, boolean>>(
    `WITH ${LAST_CONTACT},
     lead AS (SELECT v.owner_id AS "ownerId", v.stage, v.channel, d.screening_status AS "screeningStatus",
         d.considering_elsewhere AS "consideringElsewhere", d.capex_undisclosed AS "capexUndisclosed",
         v.received_on > $2::date AS "receivedAhead", coalesce(d.announced_on > $2::date, false) AS "announcedAhead",
         ${known.join(', ')}
       FROM lead_version v CROSS JOIN LATERAL jsonb_to_record(v.data) AS d(${ROW})
         LEFT JOIN contact c ON c.lead_id = v.lead_id
       WHERE ${AS_KNOWN} AND v.status = 'open')
     SELECT ${COLUMNS}, count(*) AS leads FROM lead GROUP BY ${COLUMNS}`,
    [knownBefore, period.asOf],
  );
  return rows.map(({ ownerId, leads, stage, channel, screeningStatus, ...rest }) => {
    const { consideringElsewhere, capexUndisclosed, receivedAhead, announcedAhead } = rest;
    const facts = { consideringElsewhere, capexUndisclosed, receivedAhead, announcedAhead };
    const names = KNOWABLE.map((name) => [name, rest[name]]);
    const all = Object.fromEntries(names) as Record<Knowable, boolean>;
    return { ownerId, leads, stage, channel, screeningStatus, ...facts, known: all };
  });
}
