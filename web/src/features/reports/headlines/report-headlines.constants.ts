import { MAIN, type ReportDocument, type ReportRow } from '../document/report-document.rules';

/** The main figure of a report on the page of all reports, and the bars beside it. */
export interface ReportHeadline {
  report: string;
  /** The table that has both. */
  section: string;
  /** The column of the figure and of the bars. */
  column: string;
  /** The value of the figure. It is in the totals, a row or a tile. */
  findValue: (document: ReportDocument) => unknown;
  /** The rows that have a bar; all of them when absent. */
  hasBar?: (row: ReportRow) => boolean;
}

const findTotal =
  (column: string) =>
  ({ totals }: ReportDocument): unknown =>
    totals?.[column];

const findInSection =
  (section: string, stage: string, column: string) =>
  ({ sections }: ReportDocument): unknown =>
    sections?.[section]?.rows.find((row) => row['stage'] === stage)?.[column];

const buildMain = (report: string, column: string): ReportHeadline => ({
  report,
  section: MAIN,
  column,
  findValue: findTotal(column),
});

/** The groups of reports in the order in which they are shown, by the keys of their texts. */
export const HEADLINE_GROUPS = {
  pipeline: [
    buildMain('pipeline-summary', 'open'),
    { ...buildMain('forecast', 'weightedJobs'), hasBar: ({ key }) => /^\d/.test(String(key)) },
    buildMain('data-quality', 'stale'),
  ],
  movement: [
    {
      report: 'funnel',
      section: 'reached',
      column: 'share',
      findValue: findInSection('reached', 'qualified', 'share'),
    },
    {
      report: 'velocity',
      section: 'stages',
      column: 'medianDays',
      findValue: findInSection('stages', 'first_contact', 'medianDays'),
    },
    buildMain('lost-reasons', 'lost'),
  ],
  results: [
    { report: 'annual', section: MAIN, column: 'jobs', findValue: ({ tiles }) => tiles?.['jobs']?.value },
    { ...buildMain('realisation', 'realisedJobs'), column: 'realisedJobs', findValue: findTotal('jobsRatio') },
  ],
  activities: [
    { ...buildMain('activity-attribution', 'newLeads'), hasBar: ({ type }) => type === 'activity' },
    buildMain('follow-up', 'rate14'),
    { ...buildMain('agreement-scoreboard', 'wins'), findValue: findTotal('kept') },
  ],
} as const satisfies Record<string, readonly ReportHeadline[]>;

/** The columns that define the figure where the bars show another one. */
export const FIGURE_COLUMNS: Readonly<Record<string, string | undefined>> = {
  realisation: 'jobsRatio',
  'agreement-scoreboard': 'kept',
};
