import type { SqlClient } from '../../database/connections/sql.client.js';
import { buildAnnouncedDay } from '../leads/announcement-days.queries.js';
import { buildOccurredCondition, chooseVersions, KNOWN_VERSION, buildDataJoin } from '../leads/lead-history.queries.js';
import type { ReportRequest } from '../definition/report-definition.rules.js';
import type { AnnouncedProject } from './realisation.rules.js';

/**
 * Reads the investments announced in a period (`announcement-days.queries.ts`), each once, as known at an instant. These are the leads in `announced` or
 * `invested` that were not lost or abandoned. The latest realisation counts that is of a day up to asOf and was
 * recorded before the instant. Served by lead_version_as_of_idx, lead_version_pk, lead_realisation_as_of_uq and lead_confidential_idx. The
 * JSON is read only for leads that were announced in the period, and all its columns are extracted at once, because PostgreSQL would unpack it
 * again for every column. A project is confidential if its lead was so then or is so now.
 */
export function readAnnounced(
  sql: SqlClient,
  { period, knownBefore, basis }: Pick<ReportRequest, 'period' | 'knownBefore' | 'basis'>,
): Promise<(AnnouncedProject & { [name: string]: unknown })[]> {
  const known = `AND recorded_at < $1::timestamptz ${buildOccurredCondition({ basis, period })}`;
  const announcedDay = buildAnnouncedDay('v', 'v.announced_on', known);
  return sql.queryAll(
    `SELECT v.lead_id AS "leadId", v.company_id AS "companyId", a.announced_on AS "announcedOn", v.status, v.closed_on AS "closedOn", v.country,
       d.investment_type AS "investmentType", d.business_activity AS "businessActivity", v.sector,
       d.sector_version AS "sectorVersion",
       (SELECT site->>'municipality' FROM jsonb_array_elements(d.sites) WITH ORDINALITY AS s(site, place)
         WHERE (site->>'chosen')::boolean ORDER BY place LIMIT 1) AS municipality, d.involvement,
       d.confidential OR EXISTS (SELECT FROM lead WHERE id = v.lead_id AND confidential) AS confidential, coalesce(d.jobs_safeguarded, 0) AS "jobsSafeguarded",
       coalesce(d.announced_jobs, 0) AS jobs, coalesce(d.announced_capex_eur, 0) AS "capexEur",
       r.jobs AS "realisedJobs", r.capex_eur AS "realisedCapexEur"
     FROM ${chooseVersions({ basis, period })} v ${buildDataJoin(`investment_type text, business_activity text, sector_version text, sites jsonb,
         involvement text, confidential boolean, jobs_safeguarded integer, announced_jobs integer, announced_capex_eur bigint`)}
       LEFT JOIN LATERAL (SELECT jobs, capex_eur FROM lead_realisation
         WHERE lead_id = v.lead_id AND as_of <= $4::date AND created_at < $1::timestamptz ORDER BY as_of DESC LIMIT 1) r ON true
       CROSS JOIN LATERAL (SELECT ${announcedDay} AS announced_on) a
     WHERE ${KNOWN_VERSION} AND v.stage IN ('announced', 'invested') AND v.status NOT IN ('lost', 'abandoned')
       AND a.announced_on BETWEEN $2::date AND $3::date
     ORDER BY a.announced_on, v.lead_id`,
    [knownBefore, period.from, period.to, period.asOf],
  );
}

/** The sums of the investments announced on a day. */
export interface AnnouncedDay {
  announcedOn: string;
  projects: number;
  jobs: number;
  jobsSafeguarded: number;
  capexEur: number;
}

/**
 * Reads the sums of the projects of {@link readAnnounced} by day. They need no more than the columns of
 * lead_version_as_of_idx, which serves them alone, except for leads without a day of the announcement.
 */
export function readAnnouncedDays(
  sql: SqlClient,
  { period, knownBefore, basis }: Pick<ReportRequest, 'period' | 'knownBefore' | 'basis'>,
): Promise<(AnnouncedDay & { [name: string]: unknown })[]> {
  const known = `AND recorded_at < $1::timestamptz ${buildOccurredCondition({ basis, period })}`;
  return sql.queryAll(
    `SELECT a.announced_on AS "announcedOn", count(*) AS projects, coalesce(sum(v.announced_jobs), 0)::bigint AS jobs,
       coalesce(sum(v.jobs_safeguarded), 0)::bigint AS "jobsSafeguarded",
       coalesce(sum(v.announced_capex_eur), 0)::bigint AS "capexEur"
     FROM ${chooseVersions({ basis, period })} v
       CROSS JOIN LATERAL (SELECT ${buildAnnouncedDay('v', 'v.announced_on', known)} AS announced_on) a
     WHERE ${KNOWN_VERSION} AND v.stage IN ('announced', 'invested') AND v.status NOT IN ('lost', 'abandoned')
       AND a.announced_on BETWEEN $2::date AND $3::date
     GROUP BY a.announced_on ORDER BY a.announced_on`,
    [knownBefore, period.from, period.to],
  );
}
