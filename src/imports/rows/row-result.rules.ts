import type { ValueChange } from '../../common/bulk-updates/value-changes.rules.js';
import { CodedError } from '../../common/errors/domain.errors.js';
import type { EntityImport, RowKeys } from '../model/entity-import.constants.js';
import type { CreatableEntity, RowOutcome } from '../model/import.constants.js';
import type {
  CreatedRecord,
  RowCandidate,
  RowCreation,
  RowDecision,
  RowError,
  RowWarning,
} from '../model/import.entity.js';
import { NamedDuplicateError } from '../model/import-row.errors.js';

/** Maximum number of candidates that a row names. */
export const MAX_CANDIDATES = 10;

/** A decision by which a row comes in. */
export interface AppliedDecision {
  choice: Exclude<RowDecision, 'skip'>;
  /** The kind of the record that the row names and the decision is about; null for the record of the row itself. */
  entity: CreatableEntity | null;
}

/** The treatment of a row by an import. */
export interface RowResult {
  outcome: RowOutcome;
  recordId: string | null;
  repeatsRow: number | null;
  changes: ValueChange[];
  creates: RowCreation[];
  created: CreatedRecord[];
  candidates: RowCandidate[];
  /** Whether the decision about the candidates, if there is one, still has a meaning. */
  keepsDecision: boolean;
  errors: RowError[];
  warnings: RowWarning[];
  /** The keys by which later rows are compared with this one. */
  keys: RowKeys;
  /** The keys under which other rows can name the records that the row creates besides its own. */
  namedKeys: string[];
  /** The keys under which the row names records that an import can create besides its own. */
  namingKeys: string[];
}

/** The plan that a check has made for a row. */
export interface RowPlan {
  /** Null for a row that waits for a check. */
  outcome: RowOutcome | null;
  creates: RowCreation[];
}

/** The outcomes of rows whose records there are. */
export const IMPORTED: ReadonlySet<RowOutcome> = new Set<RowOutcome>(['create', 'update', 'skip']);

/** A result without anything. */
export const NOTHING: Omit<RowResult, 'outcome'> = {
  recordId: null,
  repeatsRow: null,
  changes: [],
  creates: [],
  created: [],
  candidates: [],
  keepsDecision: true,
  errors: [],
  warnings: [],
  keys: { unique: [], same: [], similar: [] },
  namedKeys: [],
  namingKeys: [],
};

/** Returns the candidates of an error that refuses a likely duplicate. */
export function readCandidates(error: unknown): RowCandidate[] | undefined {
  if (error instanceof NamedDuplicateError) return error.candidates;
  if (!(error instanceof CodedError) || !error.code.endsWith('.possible_duplicate')) return undefined;
  const candidates = (error.extra['candidates'] ?? []) as { id: string; name: string }[];
  return candidates.slice(0, MAX_CANDIDATES).map(({ id, name }) => ({ recordId: id, name, row: null }));
}

/** Returns the fields of the import by the fields of the body that references and ids in other systems fill. */
export function buildTargets({ references }: EntityImport): Record<string, string> {
  const targets = Object.entries(references).map(([prefix, { target }]) => [target, prefix]);
  return { ...Object.fromEntries(targets), externalIds: 'externalId' };
}
