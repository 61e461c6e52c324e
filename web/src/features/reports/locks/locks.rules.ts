import type { ListSearch } from '../../../shared/tables/list-search.rules';
import {
  getIntervalDays,
  getOwnValues,
  isDayIgnored,
  type ReportDefinition,
  type ReportHeader,
} from '../document/report-document.rules';
import type { ReportLock } from './locks.api';

/**
 * Returns the month that a document covers from its first to its last day, such as `2026-10`; null for other days. A
 * report that has no period covers the month that ends with its day.
 */
export function findWholeMonth(definition: ReportDefinition, header: ReportHeader): string | null {
  const own = getOwnValues(definition, header);
  const end = isDayIgnored(definition, own, 'to') ? header.asOf : header.to;
  const month = end.slice(0, 7);
  const days = getIntervalDays(month);
  if (days?.to !== end) return null;
  return isDayIgnored(definition, own, 'from') || header.from === days.from ? month : null;
}

/** Finds the lock of a report with the same parameters. */
export function findLock(locks: readonly ReportLock[], values: Readonly<Record<string, string>>): ReportLock | null {
  const isSame = ({ parameters }: ReportLock) =>
    Object.entries(parameters).every(([name, value]) => values[name] === value);
  return locks.find(isSame) ?? null;
}

/**
 * Returns the parameters with which the screen of a report shows the month of a lock as it is known today. A report that
 * has no period shows the last day of the month.
 */
export function buildReportAddress(
  definition: ReportDefinition,
  { month, parameters }: Pick<ReportLock, 'month' | 'parameters'>,
): ListSearch {
  const days = getIntervalDays(month);
  return isDayIgnored(definition, parameters, 'to')
    ? { ...parameters, ...(days && { asOf: days.to }) }
    : { ...parameters, ...days };
}

/** Returns the last twelve months that are over on a day, the latest first. */
export function listPastMonths(today: string): string[] {
  const [year = 0, month = 0] = today.split('-').map(Number);
  return Array.from({ length: 12 }, (_, back) =>
    new Date(Date.UTC(year, month - 2 - back, 1)).toISOString().slice(0, 7),
  );
}

/** The states that the list of locks can be filtered by. */
export const LOCK_STATES = ['locked', 'ended'] as const;

/** The filters of the list of locks in its address. */
export interface LocksSearch {
  report?: string;
  state?: (typeof LOCK_STATES)[number];
}

/** Reads what the address says. Parameters that mean nothing are left out. */
export function readLocksSearch({ report, state }: Record<string, unknown>): LocksSearch {
  const known = LOCK_STATES.find((one) => one === state);
  return { ...(typeof report === 'string' && report !== '' && { report }), ...(known && { state: known }) };
}

/** Builds the filters of the request. */
export function buildLocksQuery({ report, state }: LocksSearch): { report?: string[]; locked?: boolean[] } {
  return { ...(report && { report: [report] }), ...(state && { locked: [state === 'locked'] }) };
}
