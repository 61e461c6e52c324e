import { buildFilters, changeSearch, type ListSearch } from '../../../shared/tables/list-search.rules';
import { isSummedColumn, type SummedColumn } from './lead-columns.rules';

/** The figure of a report whose link has opened the list. */
export interface ReportFigure {
  figure: number;
  /** The column that adds up to the figure; null if the figure counts the leads. */
  sum: SummedColumn | null;
}

/** Reads the parameters of a link from a report: its figure, and the column that adds up to it. */
export function readFigure({ sum, figure }: Record<string, unknown>): ListSearch {
  const amount = typeof figure === 'string' && figure.trim() !== '' ? Number(figure) : figure;
  return {
    ...(isSummedColumn(sum) && { sum }),
    ...(typeof amount === 'number' && Number.isFinite(amount) && { figure: amount }),
  };
}

/** Returns the figure of the report whose link has opened the list; null if there is none. */
export function getReportFigure({ sum, figure }: ListSearch): ReportFigure | null {
  return typeof figure === 'number' ? { figure, sum: isSummedColumn(sum) ? sum : null } : null;
}

/** Removes the figure of a report when the filters change, because it says nothing about other leads. */
export function dropOutdatedFigure(before: ListSearch, after: ListSearch): ListSearch {
  const write = (search: ListSearch) =>
    JSON.stringify(Object.entries(buildFilters(search)).toSorted(([a], [b]) => a.localeCompare(b)));
  return write(before) === write(after) ? after : changeSearch(after, { figure: undefined });
}
