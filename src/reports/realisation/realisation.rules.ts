import { subtractMonths } from '../../common/time/calendar-dates.rules.js';
import { sumKnown, divide } from '../statistics/statistics.rules.js';

/** An announced investment as it was known at an instant. */
export interface AnnouncedProject {
  leadId: string;
  companyId: string;
  announcedOn: string;
  status: string;
  closedOn: string | null;
  country: string;
  investmentType: string | null;
  businessActivity: string | null;
  sector: string | null;
  /** The revision of NACE of the sector. */
  sectorVersion: string | null;
  /** The municipality of the chosen site. */
  municipality: string | null;
  involvement: string | null;
  /** Whether the lead was confidential then or is confidential now. */
  confidential: boolean;
  jobsSafeguarded: number;
  jobs: number;
  capexEur: number;
  /** The realised jobs; null if no realisation was known. */
  realisedJobs: number | null;
  realisedCapexEur: number | null;
}

/** The announced figures of some projects and their realisation. */
export interface Realised {
  projects: number;
  reported: number;
  announcedJobs: number;
  realisedJobs: number;
  jobsRatio: number | null;
  announcedCapexEur: number;
  realisedCapexEur: number;
  capexRatio: number | null;
}

/** Adds up projects. A project without a known realisation counts as 0; `reported` counts the others. */
export function sumRealised(projects: readonly AnnouncedProject[]): Realised {
  const announcedJobs = sumKnown(projects.map(({ jobs }) => jobs));
  const realisedJobs = sumKnown(projects.map((one) => one.realisedJobs));
  const announcedCapexEur = sumKnown(projects.map(({ capexEur }) => capexEur));
  const realisedCapexEur = sumKnown(projects.map((one) => one.realisedCapexEur));
  return {
    projects: projects.length,
    reported: projects.filter((one) => one.realisedJobs !== null).length,
    announcedJobs,
    realisedJobs,
    jobsRatio: divide(realisedJobs, announcedJobs),
    announcedCapexEur,
    realisedCapexEur,
    capexRatio: divide(realisedCapexEur, announcedCapexEur),
  };
}

/** Returns whether a project was announced long enough ago to be judged. */
export function isOldEnough(
  { announcedOn }: Pick<AnnouncedProject, 'announcedOn'>,
  months: number,
  asOf: string,
): boolean {
  return announcedOn <= subtractMonths(asOf, months);
}
