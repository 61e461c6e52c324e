import { defineExternalIdFields } from '../../common/external-ids/external-id.columns.js';
import { AGENCY_ZONE } from '../../common/time/agency-zone.constants.js';
import { defineRecordFields, FILTER, SELECTIVE_FILTER } from '../../common/lists/record-fields.factory.js';
import { buildTextMatch } from '../../common/lists/text-match.queries.js';
import { placeConstant } from '../../database/connections/sql-constants.rules.js';
import { buildStageProbability } from '../pipeline/lead-stages.queries.js';
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
import { Lead } from './lead.entity.js';

const STALE_AFTER = placeConstant('staleAfterDays');

/**
 * Condition that selects exactly the stale leads; quiet_since is null for every lead that is not open. Served by
 * lead_interaction_stats_quiet_since_idx.
 */
const IS_STALE = `p.quiet_since <= (now() AT TIME ZONE '${AGENCY_ZONE}')::date - ${STALE_AFTER}`;

const PROBABILITY = buildStageProbability('l.stage');

/**
 * Defines the field of a value times the probability of the stage, of open leads only, as reports weigh it. The sum is
 * rounded once (decision 115), so that it can differ from the sum of the rounded values.
 */
function defineWeighted(value: string) {
  const hundredths = `${value}::bigint * ${PROBABILITY}`;
  const isOpen = `l.status = 'open'`;
  return {
    sql: `CASE WHEN ${isOpen} THEN round(${hundredths} / 100.0)::bigint END`,
    sum: `round(sum(${hundredths}) FILTER (WHERE ${isOpen}) / 100.0)`,
  };
}

/** The fields of a lead. A new plain field needs a migration, the entity, the DTO, the view and a line here. */
export const LEAD_FIELDS = defineRecordFields(Lead, 'l', {
  id: {},
  reference: { list: { selective: true, sort: 'l.reference COLLATE "C"', example: 'LEAD-2026-0007' } },
  title: { list: { filter: false }, writable: true },
  stage: {
    list: { values: STAGE_NAMES, sort: 'stage_rank(l.stage)', description: 'Sorts in the order of the pipeline.' },
  },
  status: { list: { values: LEAD_STATUSES } },
  probability: { sql: PROBABILITY },
  stageEnteredOn: { list: {} },
  daysInStage: {
    sql: `(coalesce(l.closed_on, (now() AT TIME ZONE '${AGENCY_ZONE}')::date) - l.stage_entered_on)`,
    exported: false,
  },
  statusReason: { list: { values: LOST_REASONS, sort: false } },
  statusNote: {},
  lostToCountry: {},
  closedOn: { list: {} },
  staleSince: {
    // `computeStaleSince` in SQL; a test compares the two.
    sql: `(CASE WHEN ${IS_STALE} THEN p.quiet_since + ${STALE_AFTER} END)`,
    list: {
      type: 'date',
      nullable: true,
      indexed: { hasValue: IS_STALE, sort: 'p.quiet_since', compare: (day) => `${day} - ${STALE_AFTER}` },
      description:
        'Returns stale leads with isNull=false. A lead is stale from the 90th day without interaction unless the setting says otherwise; reports count it from the 91st day.',
    },
  },
  companyId: { list: { selective: true }, writable: true },
  'company.id': { sql: 'c.id', exported: false },
  'company.name': {
    sql: 'c.name',
    list: {
      selective: true,
      type: 'texts',
      // Served by company_name_sort_idx.
      buildMatch: buildTextMatch('c.name'),
      description: 'The whole name of the company, in any case and with or without accents.',
      example: 'Lumenova Lighting',
    },
  },
  'company.nativeName': { sql: 'c.native_name' },
  'company.country': {
    sql: 'c.country',
    list: { type: 'text', sort: false, description: 'ISO 3166-1 code of the country.', example: 'CN' },
  },
  contactId: {
    sql: 'l.id',
    returned: false,
    list: {
      selective: true,
      type: 'uuid',
      sort: false,
      buildMatch: (values) => `l.id IN (SELECT lc.lead_id FROM lead_contact lc WHERE lc.contact_id = ANY (${values}))`,
      description: 'Leads that have this contact.',
    },
  },
  contactIds: {
    sql: `(SELECT coalesce(json_agg(lc.contact_id ORDER BY lc.added_at, lc.contact_id), '[]') FROM lead_contact lc
      WHERE lc.lead_id = l.id)`,
  },
  ownerId: { list: {}, writable: true },
  ownerName: { sql: 'o.full_name' },
  projectManagerId: { list: {}, writable: true },
  projectManagerName: { sql: 'm.full_name' },
  teamId: {
    sql: 'l.id',
    returned: false,
    list: {
      type: 'uuid',
      user: true,
      sort: false,
      buildMatch: (values) => `l.id IN (SELECT lt.lead_id FROM lead_team lt WHERE lt.user_id = ANY (${values}))`,
      description: 'Leads that have this user on the team.',
    },
  },
  teamIds: {
    sql: `(SELECT coalesce(json_agg(lt.user_id ORDER BY lt.user_id), '[]') FROM lead_team lt WHERE lt.lead_id = l.id)`,
  },
  receivedOn: { list: {}, writable: true },
  'source.channel': { list: { values: CHANNELS, sort: false } },
  'source.activityId': { list: SELECTIVE_FILTER },
  'source.agreementId': { list: FILTER },
  'source.referrerCompanyId': { list: SELECTIVE_FILTER },
  'source.detail': {},
  investmentType: { list: { values: INVESTMENT_TYPES, sort: false }, writable: true },
  businessActivity: { list: { values: BUSINESS_ACTIVITIES, sort: false }, writable: true },
  sector: {
    list: {
      sql: 'l.sector COLLATE "C"',
      sort: 'l.sector COLLATE "C"',
      description: 'NACE code. Send sector.gte=27&sector.lt=28 for a whole division.',
      example: '27.40',
    },
  },
  sectorVersion: {},
  description: { writable: true },
  requirements: { writable: true },
  drivers: { writable: true },
  consideringElsewhere: { writable: true },
  competitorLocations: {},
  capex: {
    sql: `CASE WHEN l.capex_amount IS NOT NULL THEN json_build_object('amount', l.capex_amount, 'currency', l.capex_currency,
      'rate', l.capex_rate, 'unitsPerEuro', l.capex_units_per_euro, 'rateOn', l.capex_rate_on,
      'rateKind', coalesce(l.capex_rate_kind, 'given')) END`,
    exported: ['amount', 'currency', 'rate', 'rateOn', 'unitsPerEuro', 'rateKind'],
  },
  capexEur: { list: {}, sum: true },
  capexUndisclosed: { writable: true },
  jobsExpected: { list: {}, sum: true, writable: true },
  jobsSafeguarded: { list: {}, sum: true, writable: true },
  likelihood: { list: { values: LIKELIHOODS, sort: false }, writable: true },
  expectedDecisionOn: { list: {}, writable: true },
  expectedLandingOn: { list: {}, writable: true },
  'screening.status': { list: { values: SCREENING_STATUSES, sort: false } },
  'screening.filedOn': {},
  'screening.dueOn': {},
  'screening.conditions': {},
  'screening.ruleset': {},
  propositionSentOn: { writable: true },
  siteVisitWaivedReason: { writable: true },
  sites: {},
  incentivesRequested: { writable: true },
  announcedOn: { list: {}, writable: true },
  announcedJobs: { list: {}, sum: true, writable: true },
  announcedCapexEur: { list: {}, sum: true, writable: true },
  localCompanyId: { list: SELECTIVE_FILTER, writable: true },
  involvement: { list: { values: INVOLVEMENTS, sort: false }, writable: true },
  confidential: { list: FILTER, writable: true },
  codename: { writable: true },
  tags: { list: { description: 'Leads with any of the tags.', example: 'led' }, writable: true },
  nextTask: {
    // Tasks belong to a higher layer. The table is only read here, by its index on lead_id: a copy of the next task in
    // this layer would need an update for every change to a task.
    sql: `(SELECT json_build_object('id', t.id, 'title', t.title, 'dueOn', t.due_on, 'assigneeId', t.assignee_id) FROM task t
      WHERE t.lead_id = l.id AND t.status = 'open' AND t.archived_at IS NULL ORDER BY t.due_on, t.id LIMIT 1)`,
    exported: ['title', 'dueOn'],
  },
  createdAt: { list: {} },
  updatedAt: { list: {} },
  version: { exported: false },
  createdBy: { exported: false },
  archivedAt: {},
  // Columns that were added later stand last, so that the columns of earlier exports keep their places.
  verification: {},
  weightedJobs: defineWeighted('l.jobs_expected'),
  weightedCapexEur: defineWeighted('l.capex_eur'),
  ...defineExternalIdFields('lead_id', 'l.id'),
});
