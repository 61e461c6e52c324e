import { monthsBefore } from './attribution.models.rules.js';
import { quotient } from './attribution.sums.rules.js';
import type { AnnouncedProject } from './realisation.rules.js';
import { compare, sumOf } from './statistics.rules.js';

/** How many years the annual report looks back, its own among them. */
export const YEARS = 10;

/** A period of days, both included. */
export interface Span {
  from: string;
  to: string;
}

/** The year that a day is in, as far as that day, and the year before as far as the same day. */
export function yearsTo(to: string): { year: number; current: Span; previous: Span } {
  const year = Number(to.slice(0, 4));
  // Back by months: of 29 February the year before has the 28th.
  return {
    year,
    current: { from: `${year}-01-01`, to },
    previous: { from: `${year - 1}-01-01`, to: monthsBefore(to, 12) },
  };
}

/** Projects announced in a span. */
export function announcedIn(projects: readonly AnnouncedProject[], { from, to }: Span): AnnouncedProject[] {
  return projects.filter(({ announcedOn }) => announcedOn >= from && announcedOn <= to);
}

/** What projects add up to. */
export interface Sums {
  projects: number;
  jobs: number;
  capexEur: number;
}

/** Adds projects up, each once. */
export function sumsOf(projects: readonly AnnouncedProject[]): Sums {
  return {
    projects: projects.length,
    jobs: sumOf(projects.map(({ jobs }) => jobs)),
    capexEur: sumOf(projects.map(({ capexEur }) => capexEur)),
  };
}

/** What some projects are of all of them. */
export interface Shares {
  projectsShare: number | null;
  jobsShare: number | null;
  capexShare: number | null;
}

/** Shares of what projects add up to; null where there is nothing to share. */
export function sharesOf(some: Sums, all: Sums): Shares {
  return {
    projectsShare: quotient(some.projects, all.projects, 4),
    jobsShare: quotient(some.jobs, all.jobs, 4),
    capexShare: quotient(some.capexEur, all.capexEur, 4),
  };
}

/** A part of the projects of a year. */
export interface Part extends Sums, Shares {
  key: string | null;
  /** 1 for the part with most projects; then by jobs, capex and key, so that no two share a rank. */
  rank: number;
  /** Projects of the year before, to the same day. */
  previousProjects: number;
  /** Places gained (lost, when negative) since the year before; null for what was not there then. */
  rankChange: number | null;
}

/** Divides the projects of a year by a key, in the order of their ranks. What there was the year before only comes last. */
export function partsOf(
  current: readonly AnnouncedProject[],
  previous: readonly AnnouncedProject[],
  keyOf: (project: AnnouncedProject) => string | null,
): Part[] {
  const before = ranked(previous, keyOf, []);
  const all = sumsOf(current);
  const parts = ranked(
    current,
    keyOf,
    before.map(([key]) => key),
  );
  return parts.map(([key, sums], index) => {
    const place = before.findIndex(([other]) => other === key);
    const previousProjects = before[place]?.[1].projects ?? 0;
    const rankChange = place < 0 ? null : place - index;
    return { key, rank: index + 1, ...sums, ...sharesOf(sums, all), previousProjects, rankChange };
  });
}

/** The projects of every key, and of those named besides, from the most down. */
function ranked(
  projects: readonly AnnouncedProject[],
  keyOf: (project: AnnouncedProject) => string | null,
  besides: readonly (string | null)[],
): [string | null, Sums][] {
  const groups = Map.groupBy(projects, keyOf);
  const keys = [...new Set([...groups.keys(), ...besides])];
  const sums = keys.map((key): [string | null, Sums] => [key, sumsOf(groups.get(key) ?? [])]);
  return sums.toSorted(
    ([key, a], [other, b]) =>
      b.projects - a.projects || b.jobs - a.jobs || b.capexEur - a.capexEur || compareKeys(key, other),
  );
}

/** What is not known comes last. */
function compareKeys(key: string | null, other: string | null): number {
  if (key === null || other === null) return Number(key === null) - Number(other === null);
  return compare(key, other);
}
