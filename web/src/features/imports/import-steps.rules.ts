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

/** A reason by which the rows are filtered. */
export interface ReasonFilter {
  code: string;
  column?: string;
  cell?: string;
}

/** The parameters of the address of an import. */
export interface ImportSearch extends Partial<ReasonFilter> {
  /** The user looks at the mapping again, although the rows have been checked. With `column` at that of a column. */
  step?: 'mapping';
  outcome?: Outcome;
}

/** Reads the parameters of the address. Parameters that mean nothing are left out. */
export function readImportSearch({ step, outcome, ...rest }: Record<string, unknown>): ImportSearch {
  const known = OUTCOMES.find((one) => one === outcome);
  const texts = (['code', 'column', 'cell'] as const).flatMap((name) => {
    const value = rest[name];
    return ['string', 'number', 'boolean'].includes(typeof value) ? [[name, String(value)]] : [];
  });
  return {
    ...(step === 'mapping' && { step }),
    ...(known && { outcome: known }),
    ...(Object.fromEntries(texts) as Partial<ReasonFilter>),
  };
}

/** Returns the reason by which the address filters the rows; null if it does not. */
export function readReasonFilter({ code, column, cell }: ImportSearch): ReasonFilter | null {
  if (code === undefined) return null;
  return { code, ...(column !== undefined && { column }), ...(cell !== undefined && { cell }) };
}

/** Returns the filter of the rows that have a reason. */
export function buildReasonFilter(reason: {
  code: string;
  column: string | null;
  cell?: string | number | boolean | null;
}): ReasonFilter {
  const { code, column, cell = null } = reason;
  return { code, ...(column !== null && { column }), ...(cell !== null && { cell: String(cell) }) };
}

/** Tells whether two filters are about the same reason. */
export function isSameReason(one: ReasonFilter | null, other: ReasonFilter): boolean {
  return one !== null && one.code === other.code && one.column === other.column && one.cell === other.cell;
}

/** The reasons that a setting of the mapping can remove. */
const SETTING_CODES =
  /^(number|date|boolean|choice|country|currency|language)\.|^field\.required$|^import\.(value_|word_|owner_|history_differs|first_of)/;

/** Tells whether another setting of the mapping can remove a reason. */
export function canSettingHelp({ code }: { code: string }): boolean {
  return SETTING_CODES.test(code);
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
