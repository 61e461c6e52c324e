import type { SqlClient } from '../../database/connections/sql.client.js';
import { readAnnounced } from '../realisation/announced-projects.queries.js';
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

/** Reads the projects of the ten years that the annual report covers. */
export async function readYears(sql: SqlClient, request: ReportRequest): Promise<AnnualProjects> {
  const { period } = request;
  const { year, current, previous } = getYearRanges(period.to);
  const years = Array.from({ length: YEARS }, (_, index) => year - YEARS + 1 + index);
  const projects = await readAnnounced(sql, { ...request, period: { ...period, from: `${years[0]}-01-01` } });
  return {
    years,
    span: current,
    projects,
    current: filterAnnouncedIn(projects, current),
    previous: filterAnnouncedIn(projects, previous),
  };
}
