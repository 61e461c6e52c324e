/** The steps of an import, in their order. */
export const STEPS = ['file', 'mapping', 'check', 'run', 'result'] as const;
/** One of {@link STEPS}. */
export type Step = (typeof STEPS)[number];

/** The outcomes of rows, in the order of the filters. */
export const OUTCOMES = ['create', 'update', 'skip', 'possible_duplicate', 'error'] as const;
/** One of {@link OUTCOMES}. */
export type Outcome = (typeof OUTCOMES)[number];

export type Status =
  'uploaded' | 'checking' | 'checked' | 'running' | 'stopped' | 'done' | 'undoing' | 'undone' | 'failed';

interface State {
  status: Status;
  counts: Readonly<Record<Outcome, number>>;
}

/** The parameters of the address of an import. */
export interface ImportSearch {
  /** The user looks at the mapping again, although the rows have been checked. */
  step?: 'mapping';
  outcome?: Outcome;
}

/** Reads the parameters of the address. Parameters that mean nothing are left out. */
export function readImportSearch({ step, outcome }: Record<string, unknown>): ImportSearch {
  const known = OUTCOMES.find((one) => one === outcome);
  return { ...(step === 'mapping' && { step }), ...(known && { outcome: known }) };
}

/** Reads the kind of records of a new import from the address. The form checks it. */
export function readNewImportSearch({ entity }: Record<string, unknown>): { entity?: string } {
  return typeof entity === 'string' ? { entity } : {};
}

/** Tells whether a job works on the import. */
export function isBusy({ status }: Pick<State, 'status'>): boolean {
  return status === 'checking' || status === 'running' || status === 'undoing';
}

/** Tells whether the settings of the import can be changed. One that failed may have imported rows already. */
export function canChange({ status }: Pick<State, 'status'>): boolean {
  return status === 'uploaded' || status === 'checked';
}

const STATUS_STEPS: Readonly<Record<Status, Step>> = {
  uploaded: 'mapping',
  checking: 'check',
  checked: 'check',
  running: 'run',
  stopped: 'run',
  done: 'result',
  undoing: 'result',
  undone: 'result',
  failed: 'check',
};

/** Finds the step at which an import is, or to which the user has gone back. */
export function findStep(state: Pick<State, 'status'>, wanted?: 'mapping'): Step {
  return wanted === 'mapping' && canChange(state) ? 'mapping' : STATUS_STEPS[state.status];
}

/** Tells whether people can decide about the possible duplicates of the import. */
export function canDecide({ status }: Pick<State, 'status'>): boolean {
  return status === 'checked' || status === 'stopped' || status === 'done' || status === 'failed';
}

/** Counts the rows that were not imported and are in the file to correct. */
export function countFailed({ counts }: Pick<State, 'counts'>): number {
  return counts.error + counts.possible_duplicate;
}

/** Lists the keys of the text of an outcome: most are the same before and after the import. */
export function listOutcomeKeys(tense: 'would' | 'done', outcome: Outcome, groups = ['outcome']): 'outcome.skip'[] {
  return groups.flatMap((group) => [`${group}.${tense}.${outcome}`, `${group}.${outcome}`]) as 'outcome.skip'[];
}
