import { AGENCY_ZONE } from '../../common/time/agency-zone.constants.js';
import type { Language } from '../../common/reference/languages.constants.js';
import type { TilesLayout, TileFigures } from '../definition/report-definition.rules.js';
import {
  type FilledTable,
  listPartialIntervals,
  type ReportDocument,
  type ReportFigures,
} from '../definition/report-document.rules.js';
import { buildHeader, buildProgramCells } from './file-header.rules.js';
import { getTranslations } from '../i18n/vocabulary.constants.js';
import { computeChange, roundChange } from '../statistics/statistics.rules.js';

/** Builds the json with the main table at the top level and the other tables by name under `sections`. */
export function buildJsonFile(document: ReportDocument): Buffer {
  const { report, request, figures } = document;
  const [main, ...sections] = figures.tables;
  const { language } = request;
  const content = {
    ...buildHeader(document),
    timezone: AGENCY_ZONE,
    ...buildTable(main, language),
    ...(report.tiles ? { tiles: buildTiles(report.tiles, figures.tiles, language) } : {}),
    ...(report.sections
      ? { sections: Object.fromEntries(sections.map((section) => [section.name, buildSection(section, language)])) }
      : {}),
  };
  // The line feed at the end makes it a text file, both from the API and from the command line.
  return Buffer.from(`${JSON.stringify(content)}\n`);
}

function buildTable(filled: FilledTable, language: Language): object {
  const { rows, totals, notes } = filled.figures;
  return {
    columns: filled.table.columns.map((column) => ({ name: column.name, ...getTranslations(column, language) })),
    rows: rows.map((row) => buildProgramCells(filled, row)),
    totals: totals && buildProgramCells(filled, totals),
    rowCount: rows.length,
    notes: notes ?? [],
    partialIntervals: listPartialIntervals(filled),
  };
}

function buildSection(filled: FilledTable, language: Language): object {
  return { title: filled.table.title[language], ...buildTable(filled, language) };
}

function buildTiles({ tiles, comparedWith }: TilesLayout, figures: ReportFigures['tiles'], language: Language): object {
  if (!figures) return {};
  const nothing: TileFigures = { value: null, previous: null };
  return Object.fromEntries(
    tiles.map((tile) => {
      const { value, previous } = figures[tile.name] ?? nothing;
      const compared = { comparedWith: comparedWith[language] };
      return [
        tile.name,
        {
          value,
          previous,
          change: roundChange(computeChange({ value, previous })),
          ...getTranslations(tile, language),
          ...compared,
        },
      ];
    }),
  );
}
