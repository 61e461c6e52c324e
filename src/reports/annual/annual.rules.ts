import { subtractMonths } from '../../common/time/calendar-dates.rules.js';
import type { AnnouncedProject } from '../realisation/realisation.rules.js';
import type { DateRange } from '../definition/intervals.rules.js';
import { compare, sumKnown, divide } from '../statistics/statistics.rules.js';

/** The number of years in the annual report, including the year of the report. */
export const YEARS = 10;

/** Returns the year of a day up to that day, and the year before up to the same day. */
export function getYearRanges(to: string): { year: number; current: DateRange; previous: DateRange } {
  const year = Number(to.slice(0, 4));
  // Subtracting months turns 29 February into the 28th of the year before.
  return {
    year,
    current: { from: `${year}-01-01`, to },
    previous: { from: `${year - 1}-01-01`, to: subtractMonths(to, 12) },
  };
}

/** Returns the projects, or the sums of days, that were announced in a range of days. */
export function filterAnnouncedIn<T extends { announcedOn: string }>(
  projects: readonly T[],
  { from, to }: DateRange,
): T[] {
  return projects.filter(({ announcedOn }) => announcedOn >= from && announcedOn <= to);
}

/** The sums of some projects. */
export interface Sums {
  projects: number;
  jobs: number;
  jobsSafeguarded: number;
  capexEur: number;
}

/** Adds projects up, each once. */
export function sumProjects(projects: readonly AnnouncedProject[]): Sums {
  return {
    projects: projects.length,
    jobs: sumKnown(projects.map(({ jobs }) => jobs)),
    jobsSafeguarded: sumKnown(projects.map((one) => one.jobsSafeguarded)),
    capexEur: sumKnown(projects.map(({ capexEur }) => capexEur)),
  };
}

/** Adds up the sums of days. */
export function sumDays(days: readonly Sums[]): Sums {
  return {
    projects: sumKnown(days.map(({ projects }) => projects)),
    jobs: sumKnown(days.map(({ jobs }) => jobs)),
    jobsSafeguarded: sumKnown(days.map((one) => one.jobsSafeguarded)),
    capexEur: sumKnown(days.map(({ capexEur }) => capexEur)),
  };
}

/** The shares that some projects have in all of them. */
export interface Shares {
  projectsShare: number | null;
  jobsShare: number | null;
  capexShare: number | null;
}

/** Computes the shares of some sums in all; a share is null if there is nothing to divide. */
export function computeShares(some: Sums, all: Sums): Shares {
  return {
    projectsShare: divide(some.projects, all.projects),
    jobsShare: divide(some.jobs, all.jobs),
    capexShare: divide(some.capexEur, all.capexEur),
  };
}

/** A part of the projects of a year. */
export interface Part extends Sums, Shares {
  key: string | null;
  /**
   * The rank: 1 for the part with the most projects. Equal parts are ranked by jobs, capex and key, so that no two
   * share a rank. A part without projects has none.
   */
  rank: number | null;
  /** The number of projects of the year before, up to the same day. */
  previousProjects: number;
  /**
   * The number of places gained since the year before, negative if lost; null for a part without projects in one of the
   * two years.
   */
  rankChange: number | null;
}

/** The key of the part that has the projects which would otherwise be alone in a part, and are confidential. */
export const CONFIDENTIAL_PART = 'confidential';

type GetKey = (project: AnnouncedProject) => string | null;

/**
 * Returns the key function with which a confidential project that would be alone in its part goes into
 * {@link CONFIDENTIAL_PART}, because the figures of such a part would be those of the project. Sums stay complete.
 */
export function createConfidentialKey(projects: readonly AnnouncedProject[], getKey: GetKey): GetKey {
  const groups = Map.groupBy(projects, getKey);
  return (project) => {
    const key = getKey(project);
    return key !== null && project.confidential && groups.get(key)?.length === 1 ? CONFIDENTIAL_PART : key;
  };
}

/**
 * Divides the projects of a year by a key, in the order of their ranks. Parts that had projects only in the year before
 * come last.
 */
export function buildParts(
  current: readonly AnnouncedProject[],
  previous: readonly AnnouncedProject[],
  getKey: GetKey,
  getPreviousKey: GetKey = getKey,
): Part[] {
  const before = rankGroups(previous, getPreviousKey, []);
  const places = new Map(before.map(([key], index) => [key, index]));
  const all = sumProjects(current);
  const parts = rankGroups(
    current,
    getKey,
    before.map(([key]) => key),
  );
  return parts.map(([key, sums], index) => {
    const place = places.get(key);
    const previousProjects = place === undefined ? 0 : before[place]![1].projects;
    const rank = sums.projects > 0 && key !== CONFIDENTIAL_PART ? index + 1 : null;
    const rankChange = rank === null || place === undefined ? null : place - index;
    return { key, rank, ...sums, ...computeShares(sums, all), previousProjects, rankChange };
  });
}

/** Adds up the projects of every key, and of the keys in `besides`; the key with the most projects comes first, the confidential part last. */
function rankGroups(
  projects: readonly AnnouncedProject[],
  getKey: GetKey,
  besides: readonly (string | null)[],
): [string | null, Sums][] {
  const groups = Map.groupBy(projects, getKey);
  const keys = [...new Set([...groups.keys(), ...besides])];
  const sums = keys.map((key): [string | null, Sums] => [key, sumProjects(groups.get(key) ?? [])]);
  return sums.toSorted(
    ([key, a], [other, b]) =>
      Number(key === CONFIDENTIAL_PART) - Number(other === CONFIDENTIAL_PART) ||
      b.projects - a.projects ||
      b.jobs - a.jobs ||
      b.capexEur - a.capexEur ||
      compareKeys(key, other),
  );
}

/** Compares two keys; an unknown key comes last. */
function compareKeys(key: string | null, other: string | null): number {
  if (key === null || other === null) return Number(key === null) - Number(other === null);
  return compare(key, other);
}
