import type { ListSearch } from '../../shared/tables/list-search.rules';

/** Days, both included. */
export interface DateRange {
  from: string;
  to: string;
}

/** Returns the calendar year of a day up to that day. */
export function buildPeriod(asOf: string): DateRange {
  return { from: `${asOf.slice(0, 4)}-01-01`, to: asOf };
}

/** Returns the days of a year that figures of a day cover. */
export function buildYear(year: string, asOf: string): DateRange {
  const last = `${year}-12-31`;
  return { from: `${year}-01-01`, to: last < asOf ? last : asOf };
}

/** A report with its parameters. */
export interface ReportReference {
  report: 'pipeline-summary' | 'annual' | 'realisation';
  parameters: Readonly<Record<string, string>>;
}

/** The records behind a figure: the leads of today, and the report for any day. */
export interface Source {
  leads: ListSearch;
  report: ReportReference;
}

const OPEN = { status: 'open' } as const;

/** The filters of the lists of leads behind the figures, by the definitions of the reports. */
export const LEAD_LISTS = {
  open: (): ListSearch => ({ ...OPEN, sort: '-receivedOn' }),
  jobs: (): ListSearch => ({ ...OPEN, 'jobsExpected.gte': 1, sort: '-jobsExpected' }),
  capex: (): ListSearch => ({ ...OPEN, 'capexEur.gte': 1, sort: '-capexEur' }),
  weightedJobs: (): ListSearch => ({ ...OPEN, 'jobsExpected.gte': 1, sort: '-stage' }),
  stage: (stage: string): ListSearch => ({ ...OPEN, stage, sort: '-receivedOn' }),
  country: (country: string): ListSearch => ({ ...OPEN, 'company.country': country, sort: '-receivedOn' }),
  announced: ({ from, to }: DateRange): ListSearch => ({
    stage: ['announced', 'invested'],
    status: ['open', 'on_hold', 'won'],
    'announcedOn.gte': from,
    'announcedOn.lte': to,
    sort: '-announcedOn',
  }),
  won: ({ from, to }: DateRange): ListSearch => ({
    status: 'won',
    'closedOn.gte': from,
    'closedOn.lte': to,
    sort: '-closedOn',
  }),
  verified: ({ from, to }: DateRange): ListSearch => ({
    status: 'won',
    'announcedOn.gte': from,
    'announcedOn.lte': to,
    sort: '-announcedOn',
  }),
};

/** Returns the reports from which the figures of a day come, with the parameters that give the same figures. */
export function buildReports(asOf: string) {
  const { from } = buildPeriod(asOf);
  return {
    stages: { report: 'pipeline-summary', parameters: { asOf, from, groupBy: 'stage' } },
    countries: { report: 'pipeline-summary', parameters: { asOf, from, groupBy: 'country' } },
    annual: { report: 'annual', parameters: { asOf } },
    wins: {
      report: 'realisation',
      parameters: { asOf, from, minMonths: '0', counting: 'period', section: 'involvement' },
    },
  } as const satisfies Record<string, ReportReference>;
}

/** Returns the share of a value in the greatest one, as the length of its bar in percent. */
export function computeBarLength(value: number, greatest: number): number {
  return greatest > 0 ? (value / greatest) * 100 : 0;
}

/** Returns the countries that open leads come from, those with the most leads first. */
export function sortOrigins<R extends { key: string | null; label: string; open: number; jobs: number }>(
  rows: readonly R[],
): R[] {
  const some = rows.filter(({ open }) => open > 0);
  return some.toSorted((a, b) => b.open - a.open || b.jobs - a.jobs || a.label.localeCompare(b.label));
}
