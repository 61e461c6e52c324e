import { getStageDefinition } from './lead-stages.rules.js';
import type { Stage } from './lead.constants.js';

/** An item of the weighted pipeline: a number of jobs or an amount in euro. Null means unknown and adds nothing. */
export interface WeightedItem {
  value: number | null;
  stage: Stage;
}

/**
 * Returns a value times the probability of its stage, not rounded; null when the value is not known. Use
 * {@link sumWeighted} to add up many values, because rounded parts do not add up to the rounded total.
 */
export function weighValue(value: number | null, stage: Stage): number | null {
  return value === null ? null : (value * getStageDefinition(stage).probability) / 100;
}

/**
 * Returns the weighted pipeline, Σ value × p(stage), of whole values ≥ 0. The sum is exact in hundredths and rounded
 * half up once, at the end. The result equals `round(sum(value * p) / 100.0)` on numerics in SQL, and does not depend
 * on the order.
 */
export function sumWeighted(items: Iterable<WeightedItem>): number {
  let hundredths = 0n;
  for (const { value, stage } of items) {
    if (value !== null) hundredths += BigInt(value) * BigInt(getStageDefinition(stage).probability);
  }
  return Number((hundredths + 50n) / 100n);
}
