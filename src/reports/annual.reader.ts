import type { Sql } from '../database/sql.js';
import { readAnnounced } from './announced.projects.queries.js';
import { announcedIn, type Span, YEARS, yearsTo } from './annual.rules.js';
import type { AnnouncedProject } from './realisation.rules.js';
import type { ReportRequest } from './report.definition.js';

/** Ten years of announced investments. */
export interface AnnualProjects {
  /** The last ten, oldest first. */
  years: readonly number[];
  /** The last of them, as far as `to`. */
  span: Span;
  projects: readonly AnnouncedProject[];
  /** Those of the last year, and of the year before as far as the same day. */
  current: readonly AnnouncedProject[];
  previous: readonly AnnouncedProject[];
}

/** Reads what the annual report is about. */
export async function readYears(sql: Sql, { period, knownBefore }: ReportRequest): Promise<AnnualProjects> {
  const { year, current, previous } = yearsTo(period.to);
  const years = Array.from({ length: YEARS }, (_, index) => year - YEARS + 1 + index);
  const asked = { from: `${years[0]}-01-01`, to: period.to, asOf: period.asOf, knownBefore };
  const projects = await readAnnounced(sql, asked);
  return {
    years,
    span: current,
    projects,
    current: announcedIn(projects, current),
    previous: announcedIn(projects, previous),
  };
}
