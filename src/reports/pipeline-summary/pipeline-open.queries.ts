import type { SqlClient } from '../../database/connections/sql.client.js';
import { buildStaleCondition } from '../leads/lead-quality.queries.js';
import { chooseVersions, KNOWN_VERSION } from '../leads/lead-history.queries.js';
import type { ReportRequest } from '../definition/report-definition.rules.js';

/** Counts of open leads of a stage and an owner, with the time that they have been there. */
export interface Ageing {
  stage: string | null;
  ownerId: string | null;
  open: number;
  medianDays: number | null;
  longestDays: number | null;
  old: number;
  [name: string]: unknown;
}

/** Reads the ages by stage and owner, and over all, where both are null. Served by lead_version_as_of_idx alone. */
export function readAgeing(sql: SqlClient, request: ReportRequest): Promise<Ageing[]> {
  const { period, knownBefore } = request;
  return sql.queryAll(
    `SELECT v.stage, v.owner_id AS "ownerId", count(*) AS open,
       percentile_cont(0.5) WITHIN GROUP (ORDER BY $2::date - v.stage_entered_on) AS "medianDays",
       max($2::date - v.stage_entered_on) AS "longestDays",
       count(*) FILTER (WHERE ${buildStaleCondition('v.stage_entered_on')}) AS old
     FROM ${chooseVersions(request)} v WHERE ${KNOWN_VERSION} AND v.status = 'open'
     GROUP BY GROUPING SETS ((v.stage, v.owner_id), ())`,
    [knownBefore, period.asOf],
  );
}

/** Counts of open leads of a channel in a stage. */
export interface FromSource {
  channel: string;
  stage: string;
  open: number;
  [name: string]: unknown;
}

/** Counts open leads by channel and stage. Served by lead_version_as_of_idx alone. */
export function readSources(sql: SqlClient, request: ReportRequest): Promise<FromSource[]> {
  return sql.queryAll(
    `SELECT v.channel, v.stage, count(*) AS open FROM ${chooseVersions(request)} v WHERE ${KNOWN_VERSION} AND v.status = 'open'
     GROUP BY v.channel, v.stage`,
    [request.knownBefore],
  );
}
