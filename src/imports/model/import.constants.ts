/** The statuses of an import. */
export const IMPORT_STATUSES = [
  'uploaded',
  'checking',
  'checked',
  'running',
  'stopped',
  'done',
  'undoing',
  'undone',
  'failed',
] as const;
/** One of {@link IMPORT_STATUSES}. */
export type ImportStatus = (typeof IMPORT_STATUSES)[number];

/** The separators of csv by the names that requests and responses have. */
export const SEPARATOR_NAMES = [',', ';', 'tab'] as const;
/** One of {@link SEPARATOR_NAMES}. */
export type SeparatorName = (typeof SEPARATOR_NAMES)[number];

/** The statuses in which a job handler works on an import. */
export const BUSY_STATUSES: readonly ImportStatus[] = ['checking', 'running', 'undoing'];

/** The ways in which an import treats a row. */
export const ROW_OUTCOMES = ['create', 'update', 'skip', 'possible_duplicate', 'error'] as const;
/** One of {@link ROW_OUTCOMES}. */
export type RowOutcome = (typeof ROW_OUTCOMES)[number];

/** How far a row has come. */
export const ROW_PHASES = ['uploaded', 'checked', 'done', 'undone'] as const;
/** One of {@link ROW_PHASES}. */
export type RowPhase = (typeof ROW_PHASES)[number];

/** The ways in which a record that exists already is found. */
export const MATCH_KEYS = ['reference', 'externalId', 'identifier', 'email', 'name'] as const;
/** One of {@link MATCH_KEYS}. */
export type MatchKey = (typeof MATCH_KEYS)[number];

/** The kinds of records that an import creates where its rows name some that are missing. */
export const CREATABLE_ENTITIES = ['companies', 'contacts'] as const;
/** One of {@link CREATABLE_ENTITIES}. */
export type CreatableEntity = (typeof CREATABLE_ENTITIES)[number];

/** When imported records become known to reports: today, or on the days of their own history. */
export const IMPORT_MODES = ['known_from_today', 'initial_load'] as const;
/** One of {@link IMPORT_MODES}. */
export type ImportMode = (typeof IMPORT_MODES)[number];

/** The treatments of cells that cannot be read: the row comes in without them, or the row is refused. */
export const UNREADABLE_TREATMENTS = ['leave_out', 'refuse'] as const;
/** One of {@link UNREADABLE_TREATMENTS}. */
export type Unreadable = (typeof UNREADABLE_TREATMENTS)[number];

/** The queue of imports that are checked, run or undone. */
export const IMPORT_QUEUE = 'imports.rows';
