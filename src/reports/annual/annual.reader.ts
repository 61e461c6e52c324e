import type { SqlClient } from '../../database/connections/sql.client.js';
import { type AnnouncedDay, readAnnounced, readAnnouncedDays } from '../realisation/announced-projects.queries.js';
import type { DateRange } from '../definition/intervals.rules.js';
import { filterAnnouncedIn, YEARS, getYearRanges } from './annual.rules.js';
import type { AnnouncedProject } from '../realisation/realisation.rules.js';
import type { ReportRequest } from '../definition/report-definition.rules.js';

/** Ten years of announced investments. */
export interface AnnualProjects {
  /** The last ten years, oldest first. */
  years: readonly number[];
  /** The last of these years, up to `to`. */
  span: DateRange;
  projects: readonly AnnouncedProject[];
  /** The projects of the last year, and of the year before up to the same day. */
  current: readonly AnnouncedProject[];
  previous: readonly AnnouncedProject[];
}

/** Lists the years that the annual report of a year covers, oldest first. */
export function listYears(year: number): number[] {
  return Array.from({ length: YEARS }, (_, index) => year - YEARS + 1 + index);
}

/** Reads the sums of the ten years that the annual report covers, by day. */
export function readDays(sql: SqlClient, request: ReportRequest): Promise<AnnouncedDay[]> {
  return readAnnouncedDays(sql, coverYears(request));
}

/** Returns the request with the period of all its years. */
function coverYears(request: ReportRequest): ReportRequest {
  const { period } = request;
  const [first] = listYears(getYearRanges(period.to).year);
  return { ...request, period: { ...period, from: `${first}-01-01` } };
}

/** Reads the projects of the ten years that the annual report covers. */
export async function readYears(sql: SqlClient, request: ReportRequest): Promise<AnnualProjects> {
  const { year, current, previous } = getYearRanges(request.period.to);
  const years = listYears(year);
  const projects = await readAnnounced(sql, coverYears(request));
  return {
    years,
    span: current,
    projects,
    current: filterAnnouncedIn(projects, current),
    previous: filterAnnouncedIn(projects, previous),
  };
}
