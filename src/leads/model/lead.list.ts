import { AGENCY_ZONE } from '../../common/time/agency-zone.constants.js';
import { buildTextMatch } from '../../common/lists/text-match.queries.js';
import { defineList, type ListDefinition, type ListField } from '../../common/lists/list-definition.rules.js';
import { hasCjk } from '../../companies/names/name-normalisation.rules.js';
import { placeConstant } from '../../database/connections/sql-constants.rules.js';
import { buildLeadVisibility } from '../../identity/access/access.policy.js';
import { LEAD_EXPORT_COLUMNS } from './lead-export.columns.js';
import { STAGES } from '../pipeline/lead-stages.rules.js';
import {
  BUSINESS_ACTIVITIES,
  CHANNELS,
  INVESTMENT_TYPES,
  INVOLVEMENTS,
  LEAD_STATUSES,
  LIKELIHOODS,
  LOST_REASONS,
  SCREENING_STATUSES,
  STAGE_NAMES,
} from '../pipeline/lead.constants.js';

const STALE_AFTER = placeConstant('staleAfterDays');

/**
 * Condition that selects exactly the stale leads; quiet_since is null for every lead that is not open. Served by
 * lead_interaction_stats_quiet_since_idx.
 */
const IS_STALE = `p.quiet_since <= (now() AT TIME ZONE '${AGENCY_ZONE}')::date - ${STALE_AFTER}`;

/** `computeStaleSince` in SQL; a test compares the two. */
const STALE_SINCE = `(CASE WHEN ${IS_STALE} THEN p.quiet_since + ${STALE_AFTER} END)`;

const PROBABILITY = `CASE l.stage ${STAGES.map(({ stage, probability }) => `WHEN '${stage}' THEN ${probability}`).join(
  ' ',
)} END`;

const SELECT = `l.id, l.reference, l.title, l.stage, l.status, ${PROBABILITY} AS probability,
  l.stage_entered_on AS "stageEnteredOn", l.status_reason AS "statusReason", l.status_note AS "statusNote",
  l.lost_to_country AS "lostToCountry", l.closed_on AS "closedOn", ${STALE_SINCE} AS "staleSince",
  l.company_id AS "companyId",
  json_build_object('id', c.id, 'name', c.name, 'nativeName', c.native_name, 'country', c.country) AS company,
  (SELECT coalesce(json_agg(lc.contact_id ORDER BY lc.added_at, lc.contact_id), '[]') FROM lead_contact lc
    WHERE lc.lead_id = l.id) AS "contactIds",
  l.owner_id AS "ownerId", o.full_name AS "ownerName", l.project_manager_id AS "projectManagerId",
  m.full_name AS "projectManagerName",
  (SELECT coalesce(json_agg(lt.user_id ORDER BY lt.user_id), '[]') FROM lead_team lt WHERE lt.lead_id = l.id) AS "teamIds",
  l.received_on AS "receivedOn",
  json_build_object('channel', l.source_channel, 'activityId', l.source_activity_id, 'agreementId', l.source_agreement_id,
    'referrerCompanyId', l.source_referrer_company_id, 'detail', l.source_detail) AS source,
  l.investment_type AS "investmentType", l.business_activity AS "businessActivity", l.sector,
  l.sector_version AS "sectorVersion", l.description, l.requirements, l.drivers,
  l.considering_elsewhere AS "consideringElsewhere", l.competitor_locations AS "competitorLocations",
  CASE WHEN l.capex_amount IS NOT NULL THEN json_build_object('amount', l.capex_amount, 'currency', l.capex_currency,
    'rate', l.capex_rate, 'unitsPerEuro', l.capex_units_per_euro, 'rateOn', l.capex_rate_on,
    'rateKind', coalesce(l.capex_rate_kind, 'given')) END AS capex,
  l.capex_eur AS "capexEur", l.capex_undisclosed AS "capexUndisclosed", l.jobs_expected AS "jobsExpected",
  l.jobs_safeguarded AS "jobsSafeguarded", l.likelihood, l.expected_decision_on AS "expectedDecisionOn",
  l.expected_landing_on AS "expectedLandingOn",
  json_build_object('status', l.screening_status, 'filedOn', l.screening_filed_on, 'dueOn', l.screening_due_on,
    'conditions', l.screening_conditions, 'ruleset', l.screening_ruleset) AS screening,
  l.proposition_sent_on AS "propositionSentOn", l.site_visit_waived_reason AS "siteVisitWaivedReason", l.sites,
  l.incentives_requested AS "incentivesRequested", l.announced_on AS "announcedOn", l.announced_jobs AS "announcedJobs",
  l.announced_capex_eur AS "announcedCapexEur", l.local_company_id AS "localCompanyId", l.involvement, l.confidential,
  l.codename, l.tags,
  -- Tasks belong to a higher layer. The table is only read here, by its index on lead_id: a copy of the next task in
  -- this layer would need an update for every change to a task.
  (SELECT json_build_object('id', t.id, 'title', t.title, 'dueOn', t.due_on, 'assigneeId', t.assignee_id) FROM task t
    WHERE t.lead_id = l.id AND t.status = 'open' AND t.archived_at IS NULL ORDER BY t.due_on, t.id LIMIT 1) AS "nextTask",
  l.created_at AS "createdAt", l.updated_at AS "updatedAt", l.version, l.created_by AS "createdBy",
  l.archived_at AS "archivedAt"`;

const buildJsonInstant = (instant: string) => `to_char(${instant} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

/** The columns of a single lead: those of the list, and its evidence and realisations. */
export const LEAD_WITH_EVIDENCE = `${SELECT},
  (SELECT coalesce(json_agg(json_build_object('id', e.id, 'kind', e.kind, 'url', e.url, 'note', e.note,
    'createdAt', ${buildJsonInstant('e.created_at')}, 'createdBy', e.created_by) ORDER BY e.created_at, e.id), '[]')
    FROM lead_evidence e WHERE e.lead_id = l.id) AS evidence,
  (SELECT coalesce(json_agg(json_build_object('id', r.id, 'asOf', r.as_of, 'jobs', r.jobs, 'capexEur', r.capex_eur,
    'createdAt', ${buildJsonInstant('r.created_at')}, 'createdBy', r.created_by) ORDER BY r.as_of), '[]')
    FROM lead_realisation r WHERE r.lead_id = l.id) AS realisations`;

/** Defines a field of ids or codes, which can be filtered but not sorted. */
const defineFilterField = (sql: string, type: 'uuid' | 'enum', values?: readonly string[]): ListField => ({
  type,
  sql,
  values,
  sort: false,
  nullable: true,
});

const FIELDS: ListDefinition['fields'] = {
  reference: {
    selective: true,
    type: 'text',
    sql: 'l.reference',
    sort: 'l.reference COLLATE "C"',
    example: 'LEAD-2026-0007',
  },
  title: { type: 'text', sql: 'l.title', filter: false },
  stage: {
    type: 'enum',
    sql: 'l.stage',
    sort: 'stage_rank(l.stage)',
    values: STAGE_NAMES,
    description: 'Sorts in the order of the pipeline.',
  },
  status: { type: 'enum', sql: 'l.status', values: LEAD_STATUSES },
  statusReason: defineFilterField('l.status_reason', 'enum', LOST_REASONS),
  companyId: { selective: true, type: 'uuid', sql: 'l.company_id' },
  'company.name': {
    selective: true,
    type: 'texts',
    sql: 'c.name',
    // Served by company_name_sort_idx.
    buildMatch: buildTextMatch('c.name'),
    description: 'The whole name of the company, in any case and with or without accents.',
    example: 'Lumenova Lighting',
  },
  'company.country': {
    type: 'text',
    sql: 'c.country',
    sort: false,
    description: 'ISO 3166-1 code of the country.',
    example: 'CN',
  },
  contactId: {
    selective: true,
    type: 'uuid',
    sql: 'l.id',
    sort: false,
    buildMatch: (values) => `l.id IN (SELECT lc.lead_id FROM lead_contact lc WHERE lc.contact_id = ANY (${values}))`,
    description: 'Leads that have this contact.',
  },
  ownerId: { type: 'uuid', sql: 'l.owner_id' },
  projectManagerId: { type: 'uuid', sql: 'l.project_manager_id', nullable: true },
  teamId: {
    type: 'uuid',
    sql: 'l.id',
    sort: false,
    buildMatch: (values) => `l.id IN (SELECT lt.lead_id FROM lead_team lt WHERE lt.user_id = ANY (${values}))`,
    description: 'Leads that have this user on the team.',
  },
  receivedOn: { type: 'date', sql: 'l.received_on' },
  stageEnteredOn: { type: 'date', sql: 'l.stage_entered_on' },
  expectedDecisionOn: { type: 'date', sql: 'l.expected_decision_on', nullable: true },
  expectedLandingOn: { type: 'date', sql: 'l.expected_landing_on', nullable: true },
  announcedOn: { type: 'date', sql: 'l.announced_on', nullable: true },
  closedOn: { type: 'date', sql: 'l.closed_on', nullable: true },
  staleSince: {
    type: 'date',
    sql: STALE_SINCE,
    nullable: true,
    indexed: { hasValue: IS_STALE, sort: 'p.quiet_since', compare: (day) => `${day} - ${STALE_AFTER}` },
    description:
      'Returns stale leads with isNull=false. A lead is stale from the 90th day without interaction unless the setting says otherwise; reports count it from the 91st day.',
  },
  'source.channel': { type: 'enum', sql: 'l.source_channel', sort: false, values: CHANNELS },
  'source.activityId': { ...defineFilterField('l.source_activity_id', 'uuid'), selective: true },
  'source.agreementId': defineFilterField('l.source_agreement_id', 'uuid'),
  'source.referrerCompanyId': { ...defineFilterField('l.source_referrer_company_id', 'uuid'), selective: true },
  investmentType: defineFilterField('l.investment_type', 'enum', INVESTMENT_TYPES),
  businessActivity: defineFilterField('l.business_activity', 'enum', BUSINESS_ACTIVITIES),
  sector: {
    type: 'text',
    sql: 'l.sector COLLATE "C"',
    sort: 'l.sector COLLATE "C"',
    nullable: true,
    description: 'NACE code. Send sector.gte=27&sector.lt=28 for a whole division.',
    example: '27.40',
  },
  capexEur: { type: 'integer', sql: 'l.capex_eur', nullable: true },
  jobsExpected: { type: 'integer', sql: 'l.jobs_expected', nullable: true },
  likelihood: defineFilterField('l.likelihood', 'enum', LIKELIHOODS),
  'screening.status': { type: 'enum', sql: 'l.screening_status', sort: false, values: SCREENING_STATUSES },
  localCompanyId: { ...defineFilterField('l.local_company_id', 'uuid'), selective: true },
  involvement: defineFilterField('l.involvement', 'enum', INVOLVEMENTS),
  confidential: { type: 'boolean', sql: 'l.confidential', sort: false },
  tags: { type: 'texts', sql: 'l.tags', description: 'Leads with any of the tags.', example: 'led' },
  createdAt: { type: 'instant', sql: 'l.created_at' },
  updatedAt: { type: 'instant', sql: 'l.updated_at' },
};

const TEXT = 'lead_text(reference, title, codename)';
const COMPANY_TEXT = 'company_text(n.name, n.native_name, n.aliases, n.email_domains)';

/** Returns the conditions that find a text in a lead and in its company `n`. */
function buildTextConditions(q: string, query: string, pattern: string): [string, string] {
  if (!hasCjk(q)) return [`${TEXT} LIKE ${pattern}`, `${COMPANY_TEXT} LIKE ${pattern}`];
  // Two characters are too short for a trigram. The pairs of characters find the rows through lead_cjk_idx and
  // company_cjk_idx, and the text confirms them; the `|| ''` keeps its trigram index from being used.
  return [
    `cjk_grams(${TEXT}) @> cjk_grams(fold(${query})) AND (${TEXT} || '') LIKE ${pattern}`,
    `company_cjk(n.name, n.native_name, n.aliases) @> cjk_grams(${query}) AND (${COMPANY_TEXT} || '') LIKE ${pattern}`,
  ];
}

/**
 * Filters, sorts and columns of leads. A confidential lead is listed only for its owner, project manager and team, and
 * for managers.
 */
export const leadList = defineList({
  name: 'leads',
  // Every join adds at most one row. All joins are outer joins, also where a row is certain, because a count or an
  // ordered scan of leads can then skip the tables it does not read.
  from: `lead l
    LEFT JOIN company c ON c.id = l.company_id
    LEFT JOIN app_user o ON o.id = l.owner_id
    LEFT JOIN app_user m ON m.id = l.project_manager_id
    LEFT JOIN lead_interaction_stats p ON p.lead_id = l.id`,
  id: 'l.id',
  archived: 'l.archived_at',
  select: SELECT,
  large: true,
  orderedWithin: [
    // Served by lead_board_idx, lead_stage_updated_at_idx, lead_owner_received_on_idx and lead_project_manager_received_on_idx.
    { within: ['stage', 'status'], sort: 'stageEnteredOn' },
    { within: ['stage'], sort: 'updatedAt' },
    { within: ['ownerId'], sort: 'receivedOn' },
    { within: ['projectManagerId'], sort: 'receivedOn' },
  ],
  fields: FIELDS,
  defaultSort: '-receivedOn',
  search: {
    // Two lists of ids let each half use its own index: lead_text_trgm_idx and company_text_trgm_idx.
    buildCondition: (q, bind) => {
      const query = bind(q);
      const [lead, company] = buildTextConditions(q, query, `'%' || like_text(${query}) || '%'`);
      return `l.id IN (SELECT id FROM lead WHERE ${lead}
        UNION ALL SELECT s.id FROM company n JOIN lead s ON s.company_id = n.id WHERE ${company})`;
    },
    description: 'the reference, the title, the codename and the names of the company',
  },
  buildVisibility: (actor, bind) => buildLeadVisibility(actor, 'l', bind),
  columns: LEAD_EXPORT_COLUMNS,
});
