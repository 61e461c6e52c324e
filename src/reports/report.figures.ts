import { setImmediate as nextTurn } from 'node:timers/promises';
import { planEach } from '../database/snapshot.sql.js';
import type { Sql } from '../database/sql.js';
import type {
  ReportDefinition,
  ReportFormat,
  ReportRequest,
  ReportSection,
  ReportTable,
  TableFigures,
  TileFigures,
} from './report.definition.js';

/** As the parameter `section`: the main table, and that with everything below it. */
export const MAIN = 'main';
export const ALL = 'all';

/** The tables of a report that are there when nobody says which. */
export function usualSection({ briefJson }: ReportDefinition, format: string): string {
  return briefJson && format === 'json' ? MAIN : ALL;
}

/** The parameter that asks for all tables of a report, where it has several. */
export function everythingOf({ sections }: ReportDefinition): { section?: string } {
  return sections ? { section: ALL } : {};
}

/** How a report is wanted: its format, and `all`, `main` or the name of a section. */
export interface ReportOutput {
  format: ReportFormat;
  section: string;
}

/** A table with its figures. `name` is `main` or that of the section. */
export interface FilledTable {
  name: string;
  table: ReportTable;
  figures: TableFigures;
}

/** All that a file of a report shows. */
export interface ReportFigures {
  /** The first one is the main table, or in formats of one table the only one. */
  tables: readonly [FilledTable, ...FilledTable[]];
  tiles: Readonly<Record<string, TileFigures>> | null;
}

/** A report with its figures, as it is written down. */
export interface ReportDocument {
  report: ReportDefinition;
  request: ReportRequest;
  output: ReportOutput;
  figures: ReportFigures;
}

/** Formats that hold one table: the main one unless a section is named. */
const ONE_TABLE: readonly string[] = ['csv', 'svg'];

/** Reads what the asked format shows of a report, and nothing else. */
export async function readFigures(
  sql: Sql,
  report: ReportDefinition,
  request: ReportRequest,
  { format, section }: ReportOutput,
): Promise<ReportFigures> {
  const named = report.sections?.find(({ name }) => name === section);
  const read = async (name: string, table: ReportTable): Promise<FilledTable> => {
    // A main table whose figures are kept ready is asked for all day, by plans that are kept as well.
    if (table !== report || !report.briefJson) await planEach(sql);
    return { name, table, figures: await table.read(sql, request) };
  };
  if (ONE_TABLE.includes(format)) {
    const one = named ?? (format === 'svg' && section === ALL ? drawnSection(report) : undefined);
    return { tables: [one ? await read(one.name, one) : await read(MAIN, report)], tiles: null };
  }
  const tables: [FilledTable, ...FilledTable[]] = [await read(MAIN, report)];
  const tiles = section === ALL ? await report.tiles?.read(sql, request) : null;
  // One after the other: they share a connection. What others ask of this process is answered in between: sections that
  // share their rows wait for nothing else.
  for (const one of section === ALL ? (report.sections ?? []) : named ? [named] : []) {
    await nextTurn();
    tables.push(await read(one.name, one));
  }
  return { tables, tiles: tiles ?? null };
}

/** Of a report whose main table has no chart the first section that has one. */
function drawnSection({ chart, sections }: ReportDefinition): ReportSection | undefined {
  return chart ? undefined : sections?.find((section) => section.chart);
}
