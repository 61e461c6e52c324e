/** The numbers of records of each kind. */
export interface Size {
  users: number;
  companies: number;
  contacts: number;
  leads: number;
  interactions: number;
  activities: number;
}

/** Returns the size that design.md plans for, or a part of it. */
export function computeSize(share: number): Size {
  const part = (full: number) => Math.max(1, Math.round(full * share));
  return {
    users: 40,
    companies: part(50_000),
    contacts: part(100_000),
    leads: part(200_000),
    interactions: part(1_000_000),
    activities: 5 * part(120),
  };
}

/** A value of a cell; objects go into jsonb columns, arrays into arrays of texts. */
export type Cell = string | number | boolean | null | readonly string[] | object;

/** The rows of a table, generated one after the other. */
export interface Table {
  name: string;
  columns: readonly string[];
  /** Returns the approximate number of rows, for the progress. */
  expected(size: Size): number;
  rows(size: Size): Generator<Cell[]>;
}

/** Formats a row in the text format of COPY. */
export function formatLine(cells: readonly Cell[]): string {
  return `${cells.map((cell) => formatCell(cell)).join('\t')}\n`;
}

function formatCell(cell: Cell): string {
  if (cell === null) return String.raw`\N`;
  if (typeof cell === 'number' || typeof cell === 'boolean') return String(cell);
  const text = typeof cell === 'string' ? cell : Array.isArray(cell) ? formatArray(cell) : JSON.stringify(cell);
  return text.replaceAll(/[\\\t\n]/g, (sign) =>
    sign === '\t' ? String.raw`\t` : sign === '\n' ? String.raw`\n` : `\\\\`,
  );
}

function formatArray(texts: readonly string[]): string {
  return `{${texts.map((text) => `"${text.replaceAll(/["\\]/g, String.raw`\$&`)}"`).join(',')}}`;
}
