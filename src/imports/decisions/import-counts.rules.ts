import type { Import } from '../model/import.entity.js';
import type { RowPlan } from '../rows/row-result.rules.js';

/** The numbers of the rows of an import that its view shows. */
export type ImportCounts = Pick<Import, 'processedCount' | 'counts' | 'createsCounts'>;

/** A row with what was planned for it before, and what is planned now; null where nothing is. */
export interface PlanChange {
  before: RowPlan | null;
  after: RowPlan | null;
}

/** Counts the rows of an import after the plans of some have changed. The others are not read, however many there are. */
export function updateCounts(counts: ImportCounts, changes: readonly PlanChange[]): ImportCounts {
  const adjusted = {
    processedCount: counts.processedCount,
    counts: { ...counts.counts },
    createsCounts: { ...counts.createsCounts },
  };
  const add = (plan: RowPlan | null, sign: 1 | -1) => {
    if (!plan) return;
    adjusted.processedCount += sign;
    if (plan.outcome !== null) adjusted.counts[plan.outcome] = (adjusted.counts[plan.outcome] ?? 0) + sign;
    for (const { entity } of plan.creates) {
      adjusted.createsCounts[entity] = (adjusted.createsCounts[entity] ?? 0) + sign;
    }
  };
  for (const { before, after } of changes) {
    add(before, -1);
    add(after, 1);
  }
  return adjusted;
}
