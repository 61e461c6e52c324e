import {
  type Attribution,
  getCreditedSubjects,
  splitEqually,
  type Touch,
  UNATTRIBUTED,
  WHOLE,
} from './attribution-models.rules.js';

/** The figures that can be credited to a subject. Leads and wins are counted in parts of {@link WHOLE}. */
export interface Figures {
  newLeads: number;
  qualifiedLeads: number;
  wins: number;
  announcedJobs: number;
  announcedCapexEur: number;
}

/** A result of a lead on a day. It is credited to the subjects that had touched the lead by then. */
export interface Achievement {
  leadId: string;
  kind: 'new' | 'qualified' | 'announced' | 'won';
  on: string;
  /** The jobs and capex of the announcement. */
  jobs: number;
  capexEur: number;
}

/** Figures by the subject that they are credited to. */
export type Credits = ReadonlyMap<string, Figures>;

export const NO_FIGURES: Readonly<Figures> = {
  newLeads: 0,
  qualifiedLeads: 0,
  wins: 0,
  announcedJobs: 0,
  announcedCapexEur: 0,
};

/** Returns the figures of one achievement before they are shared out. */
export function buildFigures({ kind, jobs, capexEur }: Achievement): Partial<Figures> {
  switch (kind) {
    case 'new':
      return { newLeads: WHOLE };
    case 'qualified':
      return { qualifiedLeads: WHOLE };
    case 'won':
      return { wins: WHOLE };
    case 'announced':
      return { announcedJobs: jobs, announcedCapexEur: capexEur };
  }
}

/**
 * Shares out achievements among the touches of the leads and adds the shares to `credits`. Nothing is lost: the credits
 * add up to the figures.
 */
export function computeCredits(
  achievements: readonly Achievement[],
  touches: ReadonlyMap<string, readonly Touch[]>,
  attribution: Attribution,
  credits = new Map<string, Figures>(),
): Map<string, Figures> {
  for (const achievement of achievements) {
    const subjects = getCreditedSubjects(achievement.on, touches.get(achievement.leadId) ?? [], attribution);
    const figures = buildFigures(achievement);
    for (const name in figures) {
      const each = splitEqually(figures[name as keyof Figures]!, subjects);
      for (const [subject, share] of each) getSum(credits, subject)[name as keyof Figures] += share;
    }
  }
  return credits;
}

/** Counts of achievements that are credited whole to one subject; the subject is null if nothing is credited. */
export interface UnsharedCredit {
  subject: string | null;
  new: number;
  qualified: number;
  won: number;
  announced: number;
  /** The sums of the leads that were announced. */
  jobs: number;
  capexEur: number;
}

/** Adds figures that need no sharing out. A subject with no achievement is not added to the credits. */
export function addUnsharedCredit(credits: Map<string, Figures>, whole: UnsharedCredit): void {
  if (whole.new + whole.qualified + whole.won + whole.announced === 0) return;
  const sum = getSum(credits, whole.subject ?? UNATTRIBUTED);
  sum.newLeads += whole.new * WHOLE;
  sum.qualifiedLeads += whole.qualified * WHOLE;
  sum.wins += whole.won * WHOLE;
  sum.announcedJobs += whole.jobs;
  sum.announcedCapexEur += whole.capexEur;
}

/** Adds the credits up by group. */
export function rollUp(credits: Credits, getGroup: (subject: string) => string): Credits {
  const groups = new Map<string, Figures>();
  for (const [subject, figures] of credits) add(getSum(groups, getGroup(subject)), figures);
  return groups;
}

/** Adds figures up. */
export function sumFigures(figures: Iterable<Readonly<Partial<Figures>>>): Figures {
  const total = { ...NO_FIGURES };
  for (const one of figures) add(total, one);
  return total;
}

function getSum(sums: Map<string, Figures>, key: string): Figures {
  let sum = sums.get(key);
  if (!sum) sums.set(key, (sum = { ...NO_FIGURES }));
  return sum;
}

function add(sum: Figures, figures: Readonly<Partial<Figures>>): void {
  for (const name of Object.keys(sum) as (keyof Figures)[]) sum[name] += figures[name] ?? 0;
}

/** Converts parts of leads to a decimal number of leads. */
export const toLeads = (parts: number): number => parts / WHOLE;
