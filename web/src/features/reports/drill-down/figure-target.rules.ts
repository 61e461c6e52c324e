import type { ListSearch } from '../../../shared/tables/list-search.rules';
import { getParameter, MAIN } from '../document/report-document.rules';
import { type Figure, findLeadFilters } from './drill-down.rules';

/** The address of the records behind a figure. */
export interface FigureTarget {
  path: string;
  search: ListSearch;
}

/** The figures of outcomes by the columns of the reports that credit them. */
const OUTCOMES: Readonly<Record<string, string | undefined>> = {
  newLeads: 'leads',
  leads: 'leads',
  qualifiedLeads: 'qualifiedLeads',
  wins: 'investments',
  announcedJobs: 'announcedJobs',
  announcedCapexEur: 'announcedCapexEur',
};

/**
 * Returns the address of exactly the records behind a figure: a list of leads, the outcomes of an activity or an
 * agreement, or the follow-up of an activity. Returns null for a figure of a past day and for one that no list explains,
 * such as a median or a ratio.
 */
export function findFigureTarget(figure: Figure, today: string): FigureTarget | null {
  const { document, table, column, row, isTotal } = figure;
  const amount = row[column];
  if (document.asOf !== today || typeof amount !== 'number' || amount === 0) return null;
  if (!isTotal && table === MAIN) {
    const { key } = row;
    if (typeof key !== 'string') return null;
    const target = TARGETS[document.report]?.(figure, key);
    if (target !== undefined) return target;
  }
  const search = findLeadFilters(figure, today);
  return search && { path: '/leads', search };
}

/** The targets of the rows of a report. */
const TARGETS: Readonly<Record<string, ((figure: Figure, key: string) => FigureTarget | null) | undefined>> = {
  'activity-attribution': ({ document, column, row }, key) => {
    const outcome = OUTCOMES[column];
    const groupBy = getParameter(document, 'groupBy') || 'activity';
    const { from, to } = document;
    const search = { model: getParameter(document, 'model'), from, to, figure: outcome };
    if (outcome === undefined) return null;
    // A row of an activity counts it alone, and one of a roadshow counts its stops too.
    if (row['type'] === 'activity') {
      return {
        path: `/reports/outcomes/activity/${key}`,
        search: { ...search, ...(groupBy === 'activity' && { scope: 'own' }) },
      };
    }
    // Only a twinning has everything under it in its row, as the outcomes of an agreement have.
    const isWhole = row['type'] === 'agreement' && groupBy === 'twinning';
    return isWhole ? { path: `/reports/outcomes/agreement/${key}`, search } : null;
  },
  'agreement-scoreboard': ({ document, column }, key) => {
    const outcome = OUTCOMES[column];
    const isPeriod = getParameter(document, 'counting') === 'period';
    const { from, to } = document;
    const search = { model: getParameter(document, 'model'), ...(isPeriod && { from }), to, figure: outcome };
    return outcome === undefined ? null : { path: `/reports/outcomes/agreement/${key}`, search };
  },
  'follow-up': ({ column, row }, key) => {
    const list = { delegation: 'delegations', seminar: 'seminars' }[String(row['kind'])];
    const isCount = column === 'attendees';
    return list && isCount ? { path: `/${list}/${key}`, search: { tab: 'follow-up' } } : null;
  },
};
