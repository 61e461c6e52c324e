import { AGENCY_ZONE } from '../../common/clock/agency.zone.js';
import type { Language } from '../../common/reference/languages.js';
import type { TilesLayout, TileFigures } from '../report.definition.js';
import type { FilledTable, ReportDocument, ReportFigures } from '../report.document.js';
import { headerOf, inOrder } from './file.header.js';
import { wordsOf } from '../words/vocabulary.words.js';
import { changeOf } from './tile.rules.js';

/** Builds the json with the main table at the top level and the other tables by name under `sections`. */
export function jsonFile(document: ReportDocument): Buffer {
  const { report, request, figures } = document;
  const [main, ...sections] = figures.tables;
  const { language } = request;
  const content = {
    ...headerOf(document),
    timezone: AGENCY_ZONE,
    ...tableOf(main, language),
    ...(report.tiles ? { tiles: tilesOf(report.tiles, figures.tiles, language) } : {}),
    ...(report.sections
      ? { sections: Object.fromEntries(sections.map((section) => [section.name, sectionOf(section, language)])) }
      : {}),
  };
  // The line feed at the end makes it a text file, both from the API and from the command line.
  return Buffer.from(`${JSON.stringify(content)}\n`);
}

function tableOf(filled: FilledTable, language: Language): object {
  const { rows, totals, notes } = filled.figures;
  return {
    columns: filled.table.columns.map((column) => ({ name: column.name, ...wordsOf(column, language) })),
    rows: rows.map((row) => inOrder(filled, row)),
    totals: totals && inOrder(filled, totals),
    rowCount: rows.length,
    notes: notes ?? [],
  };
}

function sectionOf(filled: FilledTable, language: Language): object {
  return { title: filled.table.title[language], ...tableOf(filled, language) };
}

function tilesOf({ tiles, comparedWith }: TilesLayout, figures: ReportFigures['tiles'], language: Language): object {
  if (!figures) return {};
  const nothing: TileFigures = { value: null, previous: null };
  return Object.fromEntries(
    tiles.map((tile) => {
      const { value, previous } = figures[tile.name] ?? nothing;
      const compared = { comparedWith: comparedWith[language] };
      return [
        tile.name,
        { value, previous, change: changeOf({ value, previous }), ...wordsOf(tile, language), ...compared },
      ];
    }),
  );
}
