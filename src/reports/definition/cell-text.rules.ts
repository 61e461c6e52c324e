import {
  formatNumber,
  formatPercent,
  formatRatio,
  formatShortDate,
} from '../../common/documents/locale-format.rules.js';
import type { Language } from '../../common/reference/languages.constants.js';
import type { ReportCell, ReportColumn } from './report-definition.rules.js';
import { translateCode } from '../i18n/vocabulary.constants.js';

/** The sign for a value that is not known or does not apply. */
export const UNKNOWN = '–';

type Written = Pick<ReportColumn, 'kind' | 'decimals' | 'codes'>;

/** The number of decimals of the kinds that have any. */
const DECIMALS: Readonly<Partial<Record<ReportColumn['kind'], number>>> = { number: 2, days: 1, ratio: 1 };

/** Returns the number of decimals with which documents write a column. */
export function getDecimals({ kind, decimals }: Written): number {
  return decimals ?? DECIMALS[kind] ?? 0;
}

/** Returns whether the cells of a column are figures, which documents align to the right and charts draw. */
export function isFigure({ kind }: Pick<ReportColumn, 'kind'>): boolean {
  return kind !== 'text' && kind !== 'date' && kind !== 'year';
}

/** Writes a cell as documents show it. */
export function formatCell(column: Written, cell: ReportCell | undefined, language: Language): string {
  if (cell === null || cell === undefined) return UNKNOWN;
  if (typeof cell === 'string') {
    if (column.codes) return translateCode(language, column.codes, cell);
    return column.kind === 'date' ? formatShortDate(cell, language) : cell;
  }
  const decimals = getDecimals(column);
  switch (column.kind) {
    case 'year':
      return String(cell);
    case 'ratio':
      return formatRatio(cell, decimals, language);
    case 'percent':
      return formatPercent(cell, decimals, language);
    case 'number':
      // Shares of leads are usually whole numbers.
      return formatNumber(cell, Number.isInteger(cell) ? 0 : decimals, language);
    default:
      return formatNumber(cell, decimals, language);
  }
}
