import { setImmediate as nextTurn } from 'node:timers/promises';
import type { SqlClient } from '../../database/connections/sql.client.js';
import type {
  ReportDefinition,
  ReportRequest,
  ReportSection,
  ReportTable,
} from '../definition/report-definition.rules.js';
import {
  ALL,
  type FilledTable,
  MAIN,
  type ReportFigures,
  type ReportOutput,
} from '../definition/report-document.rules.js';

/** The formats that hold one table: the main one unless a section is named. A csv can have all of them on request. */
const ONE_TABLE: readonly string[] = ['csv', 'svg'];

/** Reads only the figures that the requested format shows. */
export async function readFigures(
  sql: SqlClient,
  report: ReportDefinition,
  request: ReportRequest,
  output: ReportOutput,
): Promise<ReportFigures> {
  const { format, section } = output;
  const named = report.sections?.find(({ name }) => name === section);
  const read = async (name: string, table: ReportTable): Promise<FilledTable> => {
    return { name, table, figures: await table.read(sql, request) };
  };
  if (ONE_TABLE.includes(format) && !(format === 'csv' && section === ALL)) {
    const one = named ?? (format === 'svg' && section === ALL ? findChartSection(report) : undefined);
    return { tables: [one ? await read(one.name, one) : await read(MAIN, report)], tiles: null };
  }
  const tables: [FilledTable, ...FilledTable[]] = [await read(MAIN, report)];
  const tiles = format === 'csv' ? null : await report.tiles?.read(sql, request);
  // The sections are read one after the other, because they share a connection. The event loop can answer other
  // requests in between, because sections that share their rows would not wait for anything.
  for (const one of section === ALL ? (report.sections ?? []) : named ? [named] : []) {
    await nextTurn();
    tables.push(await read(one.name, one));
  }
  return { tables, tiles: tiles ?? null };
}

/** Returns the first section that has a chart, for a report whose main table has none. */
function findChartSection({ chart, sections }: ReportDefinition): ReportSection | undefined {
  return chart ? undefined : sections?.find((section) => section.chart);
}
