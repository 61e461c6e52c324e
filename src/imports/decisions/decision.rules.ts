import type { ImportStatus, RowOutcome, RowPhase } from '../model/import.constants.js';
import type { RowDecision } from '../model/import.entity.js';

/** The statuses in which a person can decide about rows. */
export const DECIDABLE: readonly ImportStatus[] = ['uploaded', 'checked', 'stopped', 'done', 'failed'];

interface RowState {
  phase: RowPhase;
  outcome: RowOutcome | null;
  decision: RowDecision | null;
}

/** Tells whether a row has brought something in, which only an undo takes back. */
export function isImported({ phase, outcome }: Pick<RowState, 'phase' | 'outcome'>): boolean {
  return phase === 'done' && (outcome === 'create' || outcome === 'update');
}

/** Tells whether a person can decide about a row: about a possible duplicate, and anew where somebody has decided. */
export function isUndecided(row: RowState): boolean {
  return !isImported(row) && (row.outcome === 'possible_duplicate' || row.decision !== null);
}
