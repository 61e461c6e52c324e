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
  /** The same figures for each lead behind them. */
  leads: ReadonlyMap<string, LeadOutcome>;
}

/** The results of one lead: what is credited, and the same achievements, each counted whole. */
export interface LeadOutcome {
  attributed: Figures;
  distinct: Figures;
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
  const leads = new Map<string, LeadOutcome>();
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
    leads.set(achievement.leadId, {
      attributed: sumFigures(before ? [before.attributed, credited] : [credited]),
      distinct: sumFigures(before ? [before.distinct, figures] : [figures]),
    });
  }
  return { attributed: sumFigures(shared), distinct: sumFigures(whole), leads };
}
