import { createHash } from 'node:crypto';
import type { ReportCell, ReportRow } from '../definition/report-definition.rules.js';

/** Columns of a row about a lead that would name the lead. Reports leave them empty for confidential leads. */
const NAMING_A_LEAD = ['reference', 'company', 'ultimateParent', 'nextAction'];

/** The part of a document that has rows. */
interface Table {
  rows?: readonly ReportRow[];
  totals?: ReportRow | null;
}

/** The titles with which an erasure has replaced others, by the digests of these. */
export type ReplacedTitles = ReadonlyMap<string, string>;

/** Returns the SHA-256 of a title in hexadecimal. */
export function hashTitle(title: string): string {
  return createHash('sha256').update(title).digest('hex');
}

/** A locked document, as far as it can name leads. */
export interface RedactableDocument extends Table {
  sections?: Readonly<Record<string, Table>>;
}

/** Returns the references of the leads that a document names. */
export function listReferences(document: RedactableDocument): string[] {
  const references = listTables(document).flatMap(({ rows = [] }) => rows.map((row) => row['reference']));
  return [...new Set(references.filter((reference) => typeof reference === 'string'))];
}

/**
 * Redacts a document: its confidential leads appear under their codenames, as in a report of today. `veiled` counts the
 * redacted rows. The stored document does not change; the result is the part of it that may still be shown.
 * @param codenames of the leads that are confidential now, by reference; null for one without
 */
export function redact<D extends RedactableDocument>(
  document: D,
  codenames: ReadonlyMap<ReportCell, string | null>,
): { document: D; veiled: number } {
  let veiled = 0;
  const redactTable = <T extends Table>(table: T): T => {
    if (!table.rows) return table;
    const rows = table.rows.map((row) => {
      const codename = codenames.get(row['reference'] ?? null);
      if (codename === undefined) return row;
      veiled += 1;
      const hidden = NAMING_A_LEAD.filter((name) => name in row).map((name) => [name, null]);
      return { ...row, title: codename ?? '—', ...Object.fromEntries(hidden) };
    });
    return { ...table, rows };
  };
  const shown = redactTable(document);
  if (!shown.sections) return { document: shown, veiled };
  const sections = Object.entries(shown.sections).map(([name, table]) => [name, redactTable(table)]);
  return { document: { ...shown, sections: Object.fromEntries(sections) as D['sections'] }, veiled };
}

/** Replaces titles in the rows of a table. The title of another record with the same words changes too. */
export function replaceTitles<T extends Table>(table: T, titles: ReplacedTitles): T {
  if (titles.size === 0) return table;
  const replaceCell = (cell: ReportCell) => (typeof cell === 'string' ? (titles.get(hashTitle(cell)) ?? cell) : cell);
  const replaceRow = (row: ReportRow): ReportRow =>
    Object.fromEntries(Object.entries(row).map(([name, cell]) => [name, replaceCell(cell)]));
  return {
    ...table,
    ...(table.rows && { rows: table.rows.map(replaceRow) }),
    ...(table.totals && { totals: replaceRow(table.totals) }),
  };
}

/** Replaces titles in all tables of a document. */
export function replaceDocumentTitles<D extends RedactableDocument>(document: D, titles: ReplacedTitles): D {
  const shown = replaceTitles(document, titles);
  if (titles.size === 0 || !shown.sections) return shown;
  const sections = Object.entries(shown.sections).map(([name, table]) => [name, replaceTitles(table, titles)]);
  return { ...shown, sections: Object.fromEntries(sections) as D['sections'] };
}

function listTables(document: RedactableDocument): Table[] {
  return [document, ...Object.values(document.sections ?? {})];
}
