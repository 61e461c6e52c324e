import { formatDay } from '../../../shared/format/format.rules';
import { getFormat } from '../../../shared/format/intl-formats.rules';
import type { ReportCell, ReportFigure } from './report-document.rules';
import { toLocale } from '../../../shared/i18n/languages.constants';

/** The sign for a value that is not known or does not apply. */
export const UNKNOWN = '–';

type Written = Pick<ReportFigure, 'kind' | 'decimals'>;

/** Returns whether the cells of a column are figures, which are aligned to the right. */
export function isFigure({ kind }: Pick<ReportFigure, 'kind'>): boolean {
  return !['text', 'date', 'year'].includes(kind);
}

/** Formats a cell as the language writes it. Codes have been replaced by their labels before. */
export function formatCell({ kind, decimals }: Written, cell: ReportCell | undefined, language: string): string {
  if (cell === null || cell === undefined) return UNKNOWN;
  if (typeof cell === 'string') return kind === 'date' ? formatDay(cell, language) : cell;
  const digits = { minimumFractionDigits: decimals, maximumFractionDigits: decimals };
  switch (kind) {
    case 'year':
      return String(cell);
    case 'ratio':
      return getFormat(Intl.NumberFormat, toLocale(language), { style: 'percent', ...digits }).format(cell);
    case 'percent':
      return getFormat(Intl.NumberFormat, toLocale(language), { style: 'percent', ...digits }).format(cell / 100);
    case 'money':
      return getFormat(Intl.NumberFormat, toLocale(language), { style: 'currency', currency: 'EUR', ...digits }).format(
        cell,
      );
    case 'number':
      // Shares of leads are usually whole numbers.
      return getFormat(Intl.NumberFormat, toLocale(language), Number.isInteger(cell) ? {} : digits).format(cell);
    default:
      return getFormat(Intl.NumberFormat, toLocale(language), digits).format(cell);
  }
}

/** Formats a year, quarter or month: 2026, Q4 2026, Nov 2026. */
export function formatInterval(interval: string, language: string): string {
  const [year, part] = interval.split('-');
  if (part === undefined) return interval;
  if (part.startsWith('Q')) return language === 'nl' ? `${part.slice(1)}e kwartaal ${year}` : `${part} ${year}`;
  const options = { month: 'short', year: 'numeric', timeZone: 'UTC' } as const;
  return getFormat(Intl.DateTimeFormat, toLocale(language), options).format(new Date(`${interval}-01T00:00Z`));
}
