/** Number of cells that are shown of a row, unless its reasons are about more. */
const CELLS_SHOWN = 5;

type Cell = string | number | boolean | null;

interface NamedRow {
  cells: readonly Cell[];
  errors: readonly { column?: string | null }[];
  warnings: readonly { column: string | null }[];
}

/** Chooses the cells of a row that are shown: those of the columns that its reasons name, and then the first others. */
export function chooseCells(
  columns: readonly string[],
  { cells, errors, warnings }: NamedRow,
): { named: { column: string; cell: string }[]; others: string[] } {
  const reasons = new Set([...errors, ...warnings].map(({ column }) => column));
  const filled = columns.flatMap((column, index) => {
    const cell = cells[index] ?? null;
    return cell === null || cell === '' ? [] : [{ column, cell: String(cell) }];
  });
  const named = filled.filter(({ column }) => reasons.has(column));
  const others = filled.filter(({ column }) => !reasons.has(column)).map(({ cell }) => cell);
  return { named, others: others.slice(0, Math.max(1, CELLS_SHOWN - named.length)) };
}
