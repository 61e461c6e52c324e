import type { Content, TableCell } from 'pdfmake/interfaces.js';
import { formatRatio } from '../../common/documents/locale-format.rules.js';
import { INK } from '../../common/pdf/pdf-parts.factory.js';
import type { PdfTexts } from '../../common/pdf/pdf-text.factory.js';
import type { Language } from '../../common/reference/languages.constants.js';
import type { ReportTile, TilesLayout, TileFigures } from '../definition/report-definition.rules.js';
import type { ReportFigures } from '../definition/report-document.rules.js';
import { formatUnit } from '../i18n/vocabulary.constants.js';
import { formatCell } from '../definition/cell-text.rules.js';
import { DOCUMENT_TEXTS } from '../definition/document-text.rules.js';
import type { Block } from './pdf-blocks.rules.js';
import { computeChange } from '../statistics/statistics.rules.js';

/** The number of tiles beside each other; more go into another row. */
const MAX_TILES_PER_ROW = 6;

/** Builds the headline figures beside each other, each with its change on the period before. */
export function buildTilesBlock(
  texts: PdfTexts,
  tiles: TilesLayout,
  figures: NonNullable<ReportFigures['tiles']>,
  language: Language,
): Block {
  return {
    isNarrow: false,
    measureHeight: () => Math.ceil(tiles.tiles.length / MAX_TILES_PER_ROW) * 58,
    buildContent: (width) => buildRows(texts, tiles, figures, language, width),
  };
}

function buildRows(
  texts: PdfTexts,
  { tiles, comparedWith }: TilesLayout,
  figures: NonNullable<ReportFigures['tiles']>,
  language: Language,
  width: number,
): Content[] {
  const rows: ReportTile[][] = [];
  for (let start = 0; start < tiles.length; start += MAX_TILES_PER_ROW)
    rows.push(tiles.slice(start, start + MAX_TILES_PER_ROW));
  const across = Math.min(MAX_TILES_PER_ROW, tiles.length);
  return rows.map((row) => ({
    margin: [0, 10, 0, 0],
    table: {
      widths: Array.from({ length: across }, () => (width - across * 16) / across),
      body: [
        Array.from({ length: across }, (_, place): TableCell => {
          const tile = row[place];
          if (!tile) return '';
          const { value, previous } = figures[tile.name] ?? { value: null, previous: null };
          return { stack: buildTile(texts, tile, { value, previous }, comparedWith[language], language) };
        }),
      ],
    },
    layout: {
      hLineWidth: () => 0,
      vLineWidth: (line) => (line < row.length ? 2 : 0),
      vLineColor: () => INK.accent,
      paddingLeft: () => 8,
      paddingRight: () => 6,
    },
  }));
}

function buildTile(
  texts: PdfTexts,
  tile: ReportTile,
  { value, previous }: TileFigures,
  comparedWith: string,
  language: Language,
): Content[] {
  const change = computeChange({ value, previous });
  const before = `${comparedWith}: ${formatCell(tile, previous, language)}`;
  const moved = change === null ? '' : `${change > 0 ? '+' : ''}${formatRatio(change, 1, language)} · `;
  const unit = ['ratio', 'percent', 'text'].includes(tile.unit) ? '' : ` ${formatUnit(language, tile.unit, value)}`;
  const nothing = previous === null ? DOCUMENT_TEXTS.noneBefore[language] : null;
  return [
    texts.buildText(tile.title[language], { fontSize: 8, color: INK.faint }),
    {
      text: [
        texts.buildText(formatCell(tile, value, language), { fontSize: 16, bold: true }),
        texts.buildText(value === null ? '' : unit, { fontSize: 8, color: INK.faint }),
      ],
    },
    texts.buildText(nothing ?? `${moved}${before}`, { fontSize: 7.5, color: INK.text }),
  ];
}
