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
  OPEN_REQUEST_STATES,
  SCREENING_STATUSES,
  STAGE_NAMES,
} from '../pipeline/lead.constants.js';
import { Lead } from './lead.entity.js';
import { buildRequestMatch, OPEN_REQUEST_JSON } from './verification-request.queries.js';

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
  reference: {
    label: ['Reference', 'Referentie'],
    list: { selective: true, sort: 'l.reference COLLATE "C"', example: 'LEAD-2026-0007' },
  },
  title: { label: ['Title', 'Titel'], list: { filter: false }, writable: true },
  stage: {
    label: ['Stage', 'Fase'],
    vocabulary: 'stage',
    list: { values: STAGE_NAMES, sort: 'stage_rank(l.stage)', description: 'Sorts in the order of the pipeline.' },
  },
  status: { label: ['Status', 'Status'], vocabulary: 'status', list: { values: LEAD_STATUSES } },
  probability: { label: ['Probability', 'Kans'], kind: 'integer', sql: PROBABILITY },
  stageEnteredOn: { label: ['In this stage since', 'In deze fase sinds'], list: {} },
  daysInStage: {
    sql: `(coalesce(l.closed_on, (now() AT TIME ZONE '${AGENCY_ZONE}')::date) - l.stage_entered_on)`,
    exported: false,
  },
  statusReason: {
    label: ['Reason for the status', 'Reden van de status'],
    vocabulary: 'reason',
    list: { values: LOST_REASONS, sort: false },
  },
  statusNote: { label: ['Note on the status', 'Notitie bij de status'], kind: 'textBlock' },
  lostToCountry: { label: ['Lost to', 'Verloren aan'], kind: 'country' },
  closedOn: { label: ['Closed on', 'Afgesloten op'], list: {} },
  staleSince: {
    label: ['Stale since', 'Stilgevallen sinds'],
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
  companyId: { label: ['Company', 'Bedrijf'], list: { selective: true }, writable: true },
  'company.id': { sql: 'c.id', exported: false },
  'company.name': {
    label: ['Exact name of the company', 'Exacte naam van het bedrijf'],
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
    label: ['Country', 'Land'],
    kind: 'country',
    sql: 'c.country',
    list: { type: 'text', sort: false, description: 'ISO 3166-1 code of the country.', example: 'CN' },
  },
  contactId: {
    label: ['Contact', 'Contactpersoon'],
    record: 'contact',
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
    label: ['Contacts', 'Contactpersonen'],
    sql: `(SELECT coalesce(json_agg(lc.contact_id ORDER BY lc.added_at, lc.contact_id), '[]') FROM lead_contact lc
      WHERE lc.lead_id = l.id)`,
  },
  ownerId: { label: ['Owner', 'Eigenaar'], list: {}, writable: true },
  ownerName: { sql: 'o.full_name' },
  projectManagerId: { label: ['Project manager', 'Projectleider'], list: {}, writable: true },
  projectManagerName: { sql: 'm.full_name' },
  teamId: {
    label: ['Team member', 'Teamlid'],
    record: 'user',
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
    label: ['Team', 'Team'],
    sql: `(SELECT coalesce(json_agg(lt.user_id ORDER BY lt.user_id), '[]') FROM lead_team lt WHERE lt.lead_id = l.id)`,
  },
  receivedOn: { label: ['Received on', 'Ontvangen op'], list: {}, writable: true },
  'source.channel': { label: ['Channel', 'Kanaal'], vocabulary: 'channel', list: { values: CHANNELS, sort: false } },
  'source.activityId': { label: ['From activity', 'Uit activiteit'], list: SELECTIVE_FILTER },
  'source.agreementId': { label: ['From agreement', 'Uit overeenkomst'], list: FILTER },
  'source.referrerCompanyId': { label: ['Referred by', 'Doorverwezen door'], list: SELECTIVE_FILTER },
  'source.detail': { label: ['Detail of the origin', 'Toelichting bij de herkomst'] },
  investmentType: {
    label: ['Kind of investment', 'Soort investering'],
    vocabulary: 'investmentType',
    list: { values: INVESTMENT_TYPES, sort: false },
    writable: true,
  },
  businessActivity: {
    label: ['Business activity', 'Bedrijfsactiviteit'],
    vocabulary: 'businessActivity',
    list: { values: BUSINESS_ACTIVITIES, sort: false },
    writable: true,
  },
  sector: {
    label: ['Sector (NACE code)', 'Sector (NACE-code)'],
    kind: 'sector',
    list: {
      sql: 'l.sector COLLATE "C"',
      sort: 'l.sector COLLATE "C"',
      description: 'NACE code. Send sector.gte=27&sector.lt=28 for a whole division.',
      example: '27.40',
    },
  },
  sectorVersion: {},
  description: { label: ['Description', 'Beschrijving'], kind: 'textBlock', writable: true },
  requirements: {
    label: ['What the investor is looking for', 'Wat de investeerder zoekt'],
    kind: 'textBlock',
    writable: true,
  },
  drivers: { label: ['Reasons to choose the region', 'Redenen om voor de regio te kiezen'], writable: true },
  consideringElsewhere: { label: ['Also looks elsewhere', 'Kijkt ook elders'], writable: true },
  competitorLocations: { label: ['Other locations considered', 'Andere locaties in overweging'] },
  capex: {
    label: ['Planned expenditure', 'Geplande investering'],
    kind: 'amount',
    sql: `CASE WHEN l.capex_amount IS NOT NULL THEN json_build_object('amount', l.capex_amount, 'currency', l.capex_currency,
      'rate', l.capex_rate, 'unitsPerEuro', l.capex_units_per_euro, 'rateOn', l.capex_rate_on,
      'rateKind', coalesce(l.capex_rate_kind, 'given')) END`,
    exported: ['amount', 'currency', 'rate', 'rateOn', 'unitsPerEuro', 'rateKind'],
  },
  capexEur: {
    label: ['Planned expenditure in euro', 'Geplande investering in euro'],
    kind: 'euro',
    list: {},
    sum: true,
  },
  capexUndisclosed: { label: ['The amount is not disclosed', 'Het bedrag wordt niet bekendgemaakt'], writable: true },
  jobsExpected: { label: ['Jobs expected', 'Verwachte jobs'], list: {}, sum: true, writable: true },
  jobsSafeguarded: { label: ['Jobs safeguarded', 'Behouden jobs'], list: {}, sum: true, writable: true },
  likelihood: {
    label: ['Likelihood', 'Waarschijnlijkheid'],
    vocabulary: 'likelihood',
    list: { values: LIKELIHOODS, sort: false },
    writable: true,
  },
  expectedDecisionOn: { label: ['Decision expected on', 'Beslissing verwacht op'], list: {}, writable: true },
  expectedLandingOn: { label: ['Landing expected on', 'Vestiging verwacht op'], list: {}, writable: true },
  'screening.status': {
    label: ['Screening', 'Screening'],
    vocabulary: 'screening',
    list: { values: SCREENING_STATUSES, sort: false },
  },
  'screening.filedOn': { label: ['Filed for screening on', 'Aangemeld voor screening op'] },
  'screening.dueOn': { label: ['Screening due on', 'Screening verwacht op'] },
  'screening.conditions': { label: ['Conditions of the screening', 'Voorwaarden van de screening'], kind: 'textBlock' },
  'screening.ruleset': { label: ['Rules of the screening', 'Regels van de screening'] },
  propositionSentOn: { label: ['Proposition sent on', 'Voorstel verstuurd op'], writable: true },
  siteVisitWaivedReason: {
    label: ['Why no site visit is needed', 'Waarom geen plaatsbezoek nodig is'],
    kind: 'textBlock',
    writable: true,
  },
  sites: { label: ['Sites proposed', 'Voorgestelde locaties'] },
  incentivesRequested: { label: ['Incentives requested', 'Steun gevraagd'], writable: true },
  announcedOn: { label: ['Announced on', 'Aangekondigd op'], list: {}, writable: true },
  announcedJobs: { label: ['Jobs announced', 'Aangekondigde jobs'], list: {}, sum: true, writable: true },
  announcedCapexEur: {
    label: ['Expenditure announced', 'Aangekondigde investering'],
    kind: 'euro',
    list: {},
    sum: true,
    writable: true,
  },
  localCompanyId: { label: ['Company in the region', 'Bedrijf in de regio'], list: SELECTIVE_FILTER, writable: true },
  involvement: {
    label: ['Our part in the decision', 'Ons aandeel in de beslissing'],
    vocabulary: 'involvement',
    list: { values: INVOLVEMENTS, sort: false },
    writable: true,
  },
  confidential: { label: ['Confidential', 'Vertrouwelijk'], list: FILTER, writable: true },
  codename: { label: ['Codename', 'Codenaam'], writable: true },
  tags: {
    label: ['Tags', 'Labels'],
    list: { description: 'Leads with any of the tags.', example: 'led' },
    writable: true,
  },
  nextTask: {
    label: ['Next task', 'Volgende taak'],
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
  verification: { label: ['Verification', 'Verificatie'], vocabulary: 'winVerification' },
  verificationRequest: {
    label: ['Verification request', 'Verificatieverzoek'],
    vocabulary: 'verificationRequest',
    sql: OPEN_REQUEST_JSON,
    exported: false,
    list: {
      selective: true,
      values: OPEN_REQUEST_STATES,
      sort: false,
      buildMatch: buildRequestMatch,
      description: 'Announced leads whose verification waits, or was sent back to the people of the lead.',
    },
  },
  weightedJobs: { label: ['Weighted jobs', 'Gewogen jobs'], kind: 'integer', ...defineWeighted('l.jobs_expected') },
  weightedCapexEur: {
    label: ['Weighted expenditure in euro', 'Gewogen investering in euro'],
    kind: 'euro',
    ...defineWeighted('l.capex_eur'),
  },
  ...defineExternalIdFields('lead_id', 'l.id'),
});
