import { type Knowable, KNOWABLE, type Known } from './lead.gaps.rules.js';

/** The columns of the row of a lead that gates and the flags of quality look at. */
export const ROW = `title text, source_activity_id uuid, source_agreement_id uuid, source_referrer_company_id uuid,
  contact_ids jsonb, investment_type text, business_activity text, sector text, requirements text,
  expected_decision_on date, capex_amount bigint, capex_undisclosed boolean, jobs_expected integer,
  considering_elsewhere boolean, competitor_locations jsonb, project_manager_id uuid, likelihood text,
  screening_status text, screening_due_on date, proposition_sent_on date, site_visit_waived_reason text, sites jsonb,
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
  evidence: 'e.lead_id IS NOT NULL',
  localCompany: given('local_company_id'),
  realisations: 'r.lead_id IS NOT NULL',
  involvement: given('involvement'),
};

/** What else is told in bits, after those of {@link KNOWABLE}; $2 is asOf. */
const MORE = {
  elsewhereGiven: given('considering_elsewhere'),
  elsewhere: 'coalesce(d.considering_elsewhere, false)',
  undisclosedGiven: given('capex_undisclosed'),
  undisclosed: 'coalesce(d.capex_undisclosed, false)',
  receivedAhead: 'v.received_on > $2::date',
  announcedAhead: 'coalesce(d.announced_on > $2::date, false)',
};

const BITS = Object.entries({ ...CONDITIONS, ...MORE });

/**
 * What is known of a lead, as bits of a number: leads alike are put together by one column and not by forty. Over v (its
 * version), d ({@link ROW}), c (its last contact), e and r (that it has evidence and realisations).
 */
export const KNOWN_BITS = BITS.map(
  ([, condition], place) => `CASE WHEN ${condition} THEN ${2 ** place} ELSE 0 END`,
).join(' + ');

const WEIGHT_OF = Object.fromEntries(BITS.map(([name], place) => [name, 2 ** place]));

/** What is known, from its bits. Past 32 of them shifting would lose some. */
export function knownOf(bits: number): Omit<Known, 'stage' | 'channel' | 'screeningStatus'> {
  const has = (name: Knowable | keyof typeof MORE) => Math.floor(bits / WEIGHT_OF[name]!) % 2 === 1;
  const known = {} as Record<Knowable, boolean>;
  for (const name of KNOWABLE) known[name] = has(name);
  return {
    consideringElsewhere: has('elsewhereGiven') ? has('elsewhere') : null,
    capexUndisclosed: has('undisclosedGiven') ? has('undisclosed') : null,
    receivedAhead: has('receivedAhead'),
    announcedAhead: has('announcedAhead'),
    known,
  };
}
