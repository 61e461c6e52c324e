import { setImmediate as nextTurn } from 'node:timers/promises';
import { planEach } from '../database/snapshot.sql.js';
import type { Sql } from '../database/sql.js';
import type { ReportDefinition, ReportRequest, ReportSection, ReportTable } from './report.definition.js';
import { ALL, type FilledTable, MAIN, type ReportFigures, type ReportOutput } from './report.document.js';

/** Formats that hold one table: the main one unless a section is named. */
const ONE_TABLE: readonly string[] = ['csv', 'svg'];

/** Reads what the asked format shows of a report, and nothing else. */
export async function readFigures(
  sql: Sql,
  report: ReportDefinition,
  request: ReportRequest,
  output: ReportOutput,
): Promise<ReportFigures> {
  const { format, section } = output;
  const named = report.sections?.find(({ name }) => name === section);
  const read = async (name: string, table: ReportTable): Promise<FilledTable> => {
    // Alone they have been asked for already, see below.
    const kept = table === report && !isMainAlone(output) ? await report.readKept?.(sql, request) : undefined;
    if (!kept) await planEach(sql);
    return { name, table, figures: kept ?? (await table.read(sql, request)) };
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

/** The figures where they are kept ready and nothing else is to be shown; otherwise they have to be read. */
export async function readKeptFigures(
  sql: Sql,
  report: ReportDefinition,
  request: ReportRequest,
  output: ReportOutput,
): Promise<ReportFigures | undefined> {
  const figures = isMainAlone(output) ? await report.readKept?.(sql, request) : undefined;
  return figures && { tables: [{ name: MAIN, table: report, figures }], tiles: null };
}

/** Whether the main table is all that is shown. */
function isMainAlone({ format, section }: ReportOutput): boolean {
  return section === MAIN || (format === 'csv' && section === ALL);
}

/** Of a report whose main table has no chart the first section that has one. */
function drawnSection({ chart, sections }: ReportDefinition): ReportSection | undefined {
  return chart ? undefined : sections?.find((section) => section.chart);
}
