import type { ColumnKind, ReportCell, ReportRow } from '../definition/report-definition.rules.js';

/** A table of figures that is compared with another. */
export interface ComparableFigures {
  rows: readonly ReportRow[];
  totals: ReportRow | null;
}

/** A column that is compared. `basis` names the later table that its figures are compared with. */
export interface ComparedColumn {
  name: string;
  kind: ColumnKind;
  basis: 'period' | 'day';
}

/** One figure as it was locked and as it is now. */
export interface ComparedCell {
  column: string;
  locked: ReportCell;
  now: ReportCell;
  difference: number | null;
}

/** One row of a comparison. */
export interface ComparedRow {
  key: string | null;
  label: string;
  there: 'both' | 'locked' | 'now';
  differs: boolean;
  cells: ComparedCell[];
}

/** A comparison of two tables. */
export interface Comparison {
  differs: boolean;
  rows: ComparedRow[];
  totals: ComparedCell[];
}

/** A column with the name that it had in earlier versions of the definition. */
export interface RenamedColumn {
  name: string;
  formerName?: string | undefined;
}

/** Returns a locked table with the present names of columns that had another name when it was locked. */
export function renameFormerColumns(columns: readonly RenamedColumn[], locked: ComparableFigures): ComparableFigures {
  const names = new Map(columns.flatMap(({ name, formerName }) => (formerName ? [[formerName, name]] : [])));
  if (names.size === 0) return locked;
  const rename = (row: ReportRow): ReportRow =>
    Object.fromEntries(Object.entries(row).map(([name, cell]) => [names.get(name) ?? name, cell]));
  return { rows: locked.rows.map((row) => rename(row)), totals: locked.totals && rename(locked.totals) };
}

/** Columns that name the row and are not figures. */
const NAMING = ['type', 'key', 'reference', 'label'];

/**
 * Returns the columns that the locked table has. Later definitions may have added others, about which the lock says
 * nothing. A table without rows and totals has no cells, so all columns are compared with it.
 */
export function listLockedColumns<T extends ComparedColumn>(columns: readonly T[], locked: ComparableFigures): T[] {
  const lines = locked.totals ? [...locked.rows, locked.totals] : locked.rows;
  return columns.filter(({ name }) => lines.length === 0 || lines.some((line) => Object.hasOwn(line, name)));
}

/**
 * Compares locked figures with the present ones. Period figures are compared with `period`, which knows more about the
 * same days. Point-in-time figures are compared with `day`, which is of the same day, because they do not change as
 * time passes.
 */
export function compareFigures(
  columns: readonly ComparedColumn[],
  locked: ComparableFigures,
  { period, day }: { period: ComparableFigures; day: ComparableFigures },
): Comparison {
  const figures = columns.filter(({ name }) => !NAMING.includes(name));
  const getIdentity = chooseIdentity(columns);
  const [before, later, same] = [locked, period, day].map(({ rows }) => mapByIdentity(rows, getIdentity));
  const identities = [...new Set([...before!.keys(), ...same!.keys(), ...later!.keys()])];
  const compared = identities.map((identity): ComparedRow => {
    const [was, inPeriod, onDay] = [before!.get(identity), later!.get(identity), same!.get(identity)];
    const cells = compareCells(figures, was, inPeriod, onDay);
    const any = (was ?? onDay ?? inPeriod)!;
    const now = inPeriod ?? onDay;
    return {
      key: any['key'] === undefined || any['key'] === null ? null : String(any['key']),
      label: String(any['label'] ?? Object.values(any).find((cell) => typeof cell === 'string') ?? ''),
      there: was && now ? 'both' : was ? 'locked' : 'now',
      differs: cells.some(isDifferent),
      cells,
    };
  });
  // A row that exists only in the later tables and has no period figures belongs to a later day and is left out.
  const rows = compared.filter(({ there, differs }) => there !== 'now' || differs);
  const totals = locked.totals
    ? compareCells(figures, locked.totals, period.totals ?? undefined, day.totals ?? undefined)
    : [];
  return { differs: rows.some(({ differs }) => differs) || totals.some(isDifferent), rows, totals };
}

function compareCells(
  columns: readonly ComparedColumn[],
  was: ReportRow | undefined,
  inPeriod: ReportRow | undefined,
  onDay: ReportRow | undefined,
): ComparedCell[] {
  return columns.map(({ name, basis }) => {
    const later = basis === 'period' ? inPeriod : onDay;
    const [locked, now] = [getCell(was, name, later), getCell(later, name, was)];
    return { column: name, locked, now, difference: computeDifference(locked, now) };
  });
}

/**
 * Returns a cell. In a missing row, a figure is 0 if the other row has a number there, and otherwise null, which means
 * not known.
 */
function getCell(row: ReportRow | undefined, name: string, other: ReportRow | undefined): ReportCell {
  if (row) return row[name] ?? null;
  return typeof other?.[name] === 'number' ? 0 : null;
}

function isDifferent({ locked, now }: ComparedCell): boolean {
  return locked !== now;
}

/** Subtracts two figures, rounded to six decimals, so that 0.3 − 0.1 is 0.2. */
function computeDifference(locked: ReportCell, now: ReportCell): number | null {
  return typeof locked === 'number' && typeof now === 'number' ? Number((now - locked).toFixed(6)) : null;
}

type Identify = (row: ReportRow) => string;

/**
 * Returns the function that identifies rows by a column that does not change when a record is renamed. If there is
 * none, all texts of a row identify it.
 */
function chooseIdentity(columns: readonly ComparedColumn[]): Identify {
  const names = columns.filter(({ kind }) => kind === 'text').map(({ name }) => name);
  const serialiseCells = (row: ReportRow, wanted: readonly string[]) =>
    JSON.stringify(wanted.map((name) => row[name] ?? null));
  if (names.includes('key')) return (row) => serialiseCells(row, ['type', 'key']);
  // A confidential lead has no reference in a report, only its codename.
  if (names.includes('reference')) return (row) => serialiseCells(row, [row['reference'] ? 'reference' : 'title']);
  return (row) => serialiseCells(row, names);
}

/** Maps rows by identity; rows with the same identity are told apart by their order. */
function mapByIdentity(rows: readonly ReportRow[], getIdentity: Identify): Map<string, ReportRow> {
  const found = new Map<string, ReportRow>();
  for (const row of rows) {
    const identity = getIdentity(row);
    let place = identity;
    for (let n = 2; found.has(place); n++) place = `${identity} ${n}`;
    found.set(place, row);
  }
  return found;
}
