import type { ValueChange } from '../../common/bulk-updates/value-changes.rules.js';
import type { RowKeys } from '../model/entity-import.constants.js';
import type { RowOutcome } from '../model/import.constants.js';
import type { RowCandidate, RowError, RowWarning } from '../model/import.entity.js';

/** The treatment of a row by an import. */
export interface RowResult {
  outcome: RowOutcome;
  recordId: string | null;
  repeatsRow: number | null;
  changes: ValueChange[];
  candidates: RowCandidate[];
  /** Whether the decision about the candidates, if there is one, still has a meaning. */
  keepsDecision: boolean;
  errors: RowError[];
  warnings: RowWarning[];
  /** The keys by which later rows are compared with this one. */
  keys: RowKeys;
}

/** A result without anything. */
export const NOTHING: Omit<RowResult, 'outcome'> = {
  recordId: null,
  repeatsRow: null,
  changes: [],
  candidates: [],
  keepsDecision: true,
  errors: [],
  warnings: [],
  keys: { unique: [], same: [], similar: [] },
};
