import { AGENCY_ZONE } from '../../common/time/agency-zone.constants.js';
import { buildStartOfDay } from '../../common/time/local-time.queries.js';
import { getEndOfDay } from '../../common/time/calendar-dates.rules.js';
import type { SqlClient } from '../../database/connections/sql.client.js';
import { chooseVersions, KNOWN_VERSION } from '../leads/lead-history.queries.js';
import type { ReportRequest } from '../definition/report-definition.rules.js';
import type { Enquiry } from './velocity.rules.js';

/** The time that leads stayed in a stage. */
export interface Stay {
  stage: string;
  leads: number;
  median: number | null;
  p75: number | null;
  [name: string]: unknown;
}

const buildSpread = (
  days: string,
) => `count(*) AS leads, percentile_cont(0.5) WITHIN GROUP (ORDER BY ${days}) AS median,
  percentile_cont(0.75) WITHIN GROUP (ORDER BY ${days}) AS p75`;

/**
 * Reads the stays in a stage that ended in the period, with a transition to another stage or because the lead was lost
 * or abandoned. Served by lead_transition_occurred_on_idx and lead_version_lead_id_idx.
 */
export function readStays(sql: SqlClient, request: ReportRequest): Promise<Stay[]> {
  const { period, knownBefore } = request;
  return sql.queryAll(
    `SELECT t.from_stage AS stage, ${buildSpread('t.days_in_stage')}
     FROM lead_transition t JOIN ${chooseVersions(request)} v ON v.lead_id = t.lead_id AND ${KNOWN_VERSION}
     WHERE t.occurred_on BETWEEN $2::date AND $3::date AND t.recorded_at < $1::timestamptz
       AND (t.from_stage <> t.to_stage OR t.to_status IN ('lost', 'abandoned')) AND t.from_status = 'open'
     GROUP BY t.from_stage`,
    [knownBefore, period.from, period.to],
  );
}

/** Reads how long open leads have been in their stages. Served by lead_version_as_of_idx. */
export function readWaits(sql: SqlClient, request: ReportRequest): Promise<Stay[]> {
  const { period, knownBefore } = request;
  return sql.queryAll(
    `SELECT v.stage, ${buildSpread('$2::date - v.stage_entered_on')} FROM ${chooseVersions(request)} v
     WHERE ${KNOWN_VERSION} AND v.status = 'open' GROUP BY v.stage`,
    [knownBefore, period.asOf],
  );
}

/**
 * Reads the leads received in the period with their first outbound interaction, from the beginning of the day they were
 * received to the end of asOf, as known. Served by lead_version_as_of_idx and interaction_version_lead_id_idx.
 */
export function readEnquiries(
  sql: SqlClient,
  group: string,
  request: ReportRequest,
): Promise<(Enquiry & { key: string | null; [name: string]: unknown })[]> {
  const { period, knownBefore } = request;
  const start = buildStartOfDay('v.received_on');
  return sql.queryAll(
    `SELECT ${group} AS key, v.received_on AS "receivedOn",
       extract(epoch FROM first.at - ${start})::float8 / 3600 AS hours,
       (first.at AT TIME ZONE '${AGENCY_ZONE}')::date AS "answeredOn"
     FROM ${chooseVersions(request)} v LEFT JOIN LATERAL (SELECT min(i.occurred_at) AS at FROM interaction_version i
       WHERE i.lead_id = v.lead_id AND i.occurred_at >= ${start} AND i.occurred_at < $4::timestamptz
         AND i.valid_from < $1::timestamptz AND i.valid_to >= $1::timestamptz AND NOT i.archived
         AND i.direction = 'outbound') first ON true
     WHERE ${KNOWN_VERSION} AND v.received_on BETWEEN $2::date AND $3::date ORDER BY 1, v.lead_id`,
    [knownBefore, period.from, period.to, getEndOfDay(period.asOf, AGENCY_ZONE)],
  );
}
