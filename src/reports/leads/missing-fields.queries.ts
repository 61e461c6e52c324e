import type { QueryResultRow } from 'pg';
import type { SqlClient } from '../../database/connections/sql.client.js';
import type { CountName, FactName, FactTest } from '../../leads/pipeline/fact-tests.rules.js';
import { getStagePosition, LOCAL_COUNTRY, type Requirement, STAGES } from '../../leads/pipeline/lead-stages.rules.js';
import type { ReportRequest } from '../definition/report-definition.rules.js';
import { chooseVersions, KNOWN_VERSION } from './lead-history.queries.js';
import { LAST_CONTACT } from './lead-quality.queries.js';
import {
  type MissingField,
  type MissingFieldCounts,
  type MissingFieldSums,
  STAGE_REQUIRED_FIELDS,
  sumMissingFields,
} from './missing-fields.rules.js';
import { buildStagePosition } from '../../leads/pipeline/lead-stages.queries.js';

const buildDataSql = (field: string) => `(v.data->>'${field}')`;

/** SQL for each fact, over a version v. Facts that have a column of their own are cheaper than fields of the data. */
const FACTS: Readonly<Record<FactName, string>> = {
  title: buildDataSql('title'),
  companyId: 'v.company_id',
  ownerId: 'v.owner_id',
  receivedOn: 'v.received_on',
  'source.channel': 'v.channel',
  'source.activityId': 'v.activity_id',
  'source.agreementId': 'v.agreement_id',
  'source.referrerCompanyId': buildDataSql('source_referrer_company_id'),
  investmentType: buildDataSql('investment_type'),
  businessActivity: buildDataSql('business_activity'),
  sector: 'v.sector',
  requirements: buildDataSql('requirements'),
  expectedDecisionOn: 'v.expected_decision_on',
  capexAmount: buildDataSql('capex_amount'),
  capexUndisclosed: buildDataSql('capex_undisclosed'),
  jobsExpected: 'v.jobs_expected',
  consideringElsewhere: buildDataSql('considering_elsewhere'),
  projectManagerId: buildDataSql('project_manager_id'),
  likelihood: 'v.likelihood',
  screeningStatus: 'v.screening_status',
  propositionSentOn: buildDataSql('proposition_sent_on'),
  siteVisitWaivedReason: buildDataSql('site_visit_waived_reason'),
  incentivesRequested: buildDataSql('incentives_requested'),
  announcedOn: 'v.announced_on',
  announcedJobs: 'v.announced_jobs',
  announcedCapexEur: 'v.announced_capex_eur',
  localCompanyId: buildDataSql('local_company_id'),
  // A version does not tell the country. The company was in Belgium when the lead named it.
  localCompanyCountry: `CASE WHEN ${buildDataSql('local_company_id')} IS NOT NULL THEN '${LOCAL_COUNTRY}' END`,
  involvement: buildDataSql('involvement'),
};

const COLUMNS = `stage, company_id, owner_id, received_on, channel, activity_id, agreement_id, sector, expected_decision_on,
  jobs_expected, likelihood, screening_status, announced_on, announced_jobs, announced_capex_eur`;

/** The facts that users write as text, which can be blank. */
const TEXTS: ReadonlySet<FactName> = new Set(['title', 'sector', 'requirements', 'siteVisitWaivedReason']);

/** SQL for whether there is at least one of something, over a version v and what other tables hold (o). */
const AT_LEAST_ONE: Readonly<Record<CountName, string>> = {
  contactCount: `(${buildDataSql('contact_ids')} <> '[]') IS TRUE`,
  competitorLocationCount: `(${buildDataSql('competitor_locations')} <> '[]') IS TRUE`,
  interactionCount: 'o.last_on IS NOT NULL',
  siteVisitCount: 'o.visited IS TRUE',
  evidenceCount: 'o.has_evidence',
  realisationCount: 'o.has_realisation',
};

/** Builds SQL that is true or false, and never null, like `evaluateTest`. $2 is asOf. */
function buildTestSql(test: FactTest): string {
  if ('isKnown' in test) return `${FACTS[test.isKnown]} ${TEXTS.has(test.isKnown) ? `~ '\\S' IS TRUE` : 'IS NOT NULL'}`;
  if ('isEqual' in test) return `${FACTS[test.isEqual]} IS NOT DISTINCT FROM '${test.value}'`;
  if ('isAtLeastOne' in test) return AT_LEAST_ONE[test.isAtLeastOne];
  if ('isNotInFuture' in test) return `${FACTS[test.isNotInFuture]} > $2::date IS NOT TRUE`;
  if ('hasSite' in test) return `v.data->'sites' @> '[{"${test.hasSite}": true}]' IS TRUE`;
  if ('not' in test) return `NOT (${buildTestSql(test.not)})`;
  return test.anyOf.map((one) => `(${buildTestSql(one)})`).join(' OR ');
}

/** Builds SQL that is true if a requirement applies and is not met. */
function buildUnmetSql({ appliesTo, test }: Requirement): string {
  const unmet = `NOT (${buildTestSql(test)})`;
  return appliesTo ? `(${buildTestSql(appliesTo.test)}) AND ${unmet}` : unmet;
}

/**
 * Builds SQL that is true if a lead, of which `place` is the position of its stage, lacks a field: because its stage or
 * one before it requires the field, or because the next stage does. A requirement that holds only on entry is not
 * missing from a lead that has entered the stage. A field that is required in two ways counts once.
 */
function buildLacksSql({ stage, field }: MissingField): string {
  const position = getStagePosition(stage);
  const unmet = STAGES[position]!.required.filter((requirement) => requirement.field === field).map(
    (requirement) => `${requirement.entryOnly ? `o.place < ${position} AND ` : ''}${buildUnmetSql(requirement)}`,
  );
  return `o.place >= ${position - 1} AND (${unmet.join(' OR ')})`;
}

/** SQL for the ids of leads to which rows of a table had been added by an instant ($1). */
const buildLeadIdsQuery = (table: string) =>
  `(SELECT DISTINCT lead_id FROM ${table} WHERE created_at < $1::timestamptz)`;

/**
 * Reads the missing fields of the leads that were open. The expression of each field is generated from the table of
 * stages. Stored data is compressed: joined with nothing it is unpacked once, and not again for each field. Served by
 * lead_version_as_of_idx, which finds the versions, and lead_version_pk, which reads only their rows.
 */
export async function readMissingFields(sql: SqlClient, request: ReportRequest): Promise<MissingFieldSums> {
  const { period, knownBefore } = request;
  const lacks = STAGE_REQUIRED_FIELDS.map((field, index) => `${buildLacksSql(field)} AS lacks_${index}`);
  const counts = STAGE_REQUIRED_FIELDS.map((_, index) => `(count(*) FILTER (WHERE lacks_${index}))::integer`);
  const required = STAGE_REQUIRED_FIELDS.map(
    ({ stage }, index) => `lacks_${index} AND place >= ${getStagePosition(stage)}`,
  );
  const rows = await sql.queryAll<MissingFieldCounts & QueryResultRow>(
    `WITH ${LAST_CONTACT},
     open AS MATERIALIZED (SELECT v.id, ${buildStagePosition('v.stage')} AS place, c.last_on, c.visited,
         e.lead_id IS NOT NULL AS has_evidence, r.lead_id IS NOT NULL AS has_realisation
       FROM ${chooseVersions(request)} v LEFT JOIN contact c ON c.lead_id = v.lead_id
         LEFT JOIN ${buildLeadIdsQuery('lead_evidence')} e ON e.lead_id = v.lead_id
         LEFT JOIN ${buildLeadIdsQuery('lead_realisation')} r ON r.lead_id = v.lead_id
       WHERE ${KNOWN_VERSION} AND v.status = 'open')
     SELECT owner_id AS "ownerId", stage, (count(*) FILTER (WHERE ${required.join(' OR ')}))::integer AS incomplete,
       ARRAY[${counts.join(', ')}] AS lacking
     FROM (SELECT v.owner_id, v.stage, o.place, ${lacks.join(', ')}
       FROM open o CROSS JOIN LATERAL (SELECT ${COLUMNS}, data || '{}' AS data FROM lead_version
         WHERE lead_version.id = o.id OFFSET 0) AS v OFFSET 0) AS lead
     GROUP BY owner_id, stage`,
    [knownBefore, period.asOf],
  );
  return sumMissingFields(rows);
}
