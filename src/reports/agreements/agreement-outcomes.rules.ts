import {
  type Attribution,
  getCreditedSubjects,
  splitEqually,
  type Touch,
} from '../attribution/attribution-models.rules.js';
import { type Achievement, type Figures, buildFigures, sumFigures } from '../attribution/attribution-sums.rules.js';

/** The results of leads that are credited to some subjects. */
export interface Outcome {
  /** The shares that those subjects can claim. */
  attributed: Figures;
  /** The same achievements, each counted whole. */
  distinct: Figures;
  /** The leads behind the figures, with the announced jobs and capex that are credited for each. */
  leads: ReadonlyMap<string, Pick<Figures, 'announcedJobs' | 'announcedCapexEur'>>;
}

/** Computes the part of the results of leads that is credited to the subjects accepted by `covers`. */
export function computeOutcome(
  achievements: readonly Achievement[],
  touches: ReadonlyMap<string, readonly Touch[]>,
  attribution: Attribution,
  covers: (subject: string) => boolean,
): Outcome {
  const shared: Partial<Figures>[] = [];
  const whole: Partial<Figures>[] = [];
  const leads = new Map<string, Figures>();
  for (const achievement of achievements) {
    const subjects = getCreditedSubjects(achievement.on, touches.get(achievement.leadId) ?? [], attribution);
    if (!subjects.some(covers)) continue;
    const figures = buildFigures(achievement);
    const shares = Object.entries(figures).map(([name, amount]) => {
      const covered = splitEqually(amount, subjects).filter(([subject]) => covers(subject));
      return [name, covered.reduce((sum, [, share]) => sum + share, 0)];
    });
    const credited = Object.fromEntries(shares) as Partial<Figures>;
    whole.push(figures);
    shared.push(credited);
    const before = leads.get(achievement.leadId);
    leads.set(achievement.leadId, sumFigures(before ? [before, credited] : [credited]));
  }
  return { attributed: sumFigures(shared), distinct: sumFigures(whole), leads };
}
