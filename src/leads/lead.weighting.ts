import { definitionOf } from './lead.stages.js';
import type { Stage } from './lead.vocabulary.js';

/** Something that counts in the weighted pipeline: jobs or euro; null is not known and adds nothing. */
export interface WeightedItem {
  value: number | null;
  stage: Stage;
}

/**
 * A value times the probability of its stage, not rounded; null when the value is not known.
 * To add up many, use {@link weightedTotal}: rounded parts do not add up to the rounded whole.
 */
export function weighted(value: number | null, stage: Stage): number | null {
  return value === null ? null : (value * definitionOf(stage).probability) / 100;
}

/**
 * Weighted pipeline = Σ value × p(stage), of whole values ≥ 0. Summed exactly in hundredths and rounded once, at the
 * end, half up: the same figure as `round(sum(value * p) / 100.0)` on numerics in SQL, and the same in any order.
 */
export function weightedTotal(items: Iterable<WeightedItem>): number {
  let hundredths = 0n;
  for (const { value, stage } of items) {
    if (value !== null) hundredths += BigInt(value) * BigInt(definitionOf(stage).probability);
  }
  return Number((hundredths + 50n) / 100n);
}
