import { addDays } from '../../../shared/format/zone-time.rules';
import type { ListSearch } from '../../../shared/tables/list-search.rules';
import {
  findInterval,
  getIntervalDays,
  getParameter,
  MAIN,
  type PartialInterval,
  type ReportCell,
  type ReportHeader,
  type ReportRow,
  type TableFigures,
} from '../document/report-document.rules';
import { SUMS } from './figure-sums.constants';

/** Filters of the list of leads. */
export type LeadFilters = ListSearch;

/** A figure in a table of a report. */
export interface Figure {
  document: ReportHeader;
  /** `main`, the name of a section, or `tiles`. */
  table: string;
  column: string;
  row: ReportRow;
  isTotal: boolean;
  figures: TableFigures;
  /** The days after which lists of leads call a lead stale; null while they are not known. */
  staleAfterDays: number | null;
}

/** The days without contact after which reports call a lead stale. */
const STALE_DAYS = 90;

const OPEN = { status: 'open' } as const;
const NONE: LeadFilters = {};

/**
 * Returns the filters that list exactly the leads that a figure counts or adds up, with the figure, and with the name of
 * the sum where it adds something up; null if no filters do. The list shows leads as they are now, so that it can only
 * explain figures that are known as of today.
 */
export function findLeadFilters(figure: Figure, today: string): LeadFilters | null {
  const { document, column, row } = figure;
  const amount = row[column];
  if (document.asOf !== today || typeof amount !== 'number' || amount === 0) return null;
  const table = `${document.report} ${figure.table}`;
  const { sum, counted } = SUMS[table]?.[column] ?? { sum: null, counted: column };
  const filters = RULES[table]?.({ ...figure, column: counted });
  return filters ? { ...filters, ...(sum && { sum }), figure: amount } : null;
}

type Rule = (figure: Figure) => LeadFilters | null;

/** Returns filters for both days of a range. */
const buildRange = (name: string, { from, to }: { from: string; to: string }): LeadFilters => ({
  [`${name}.gte`]: from,
  [`${name}.lte`]: to,
});

/** Joins filters; null if one of them cannot be expressed. */
function joinFilters(...all: readonly (LeadFilters | null)[]): LeadFilters | null {
  return all.includes(null) ? null : (Object.assign({}, ...all) as LeadFilters);
}

/** Returns the filter for a value that may be absent. */
const buildValueFilter = (name: string, value: ReportCell | undefined): LeadFilters =>
  value === null || value === undefined ? { [`${name}.isNull`]: true } : { [name]: String(value) };

/** The filters of the groupings. A sector has no filter, because its code can belong to two revisions of NACE. */
const GROUPS: Readonly<Record<string, string>> = {
  stage: 'stage',
  owner: 'ownerId',
  country: 'company.country',
  channel: 'source.channel',
  activity: 'source.activityId',
  agreement: 'source.agreementId',
};

/** The groupings that can have a row of leads without a value. */
const NULLABLE_GROUPS = ['activity', 'agreement', 'sector'];

/** Returns the filter for the group of a row. */
function filterGroup({ document, row, isTotal }: Figure): LeadFilters | null {
  const group = getParameter(document, 'groupBy') || 'none';
  if (isTotal || group === 'none') return NONE;
  const { key } = row;
  if (key === null || key === undefined) {
    return NULLABLE_GROUPS.includes(group) ? { [`${GROUPS[group] ?? group}.isNull`]: true } : null;
  }
  const name = GROUPS[group];
  return name === undefined ? null : { [name]: String(key) };
}

/** Returns the filters for leads with a day in the period, or in the part of it that belongs to the month of the row. */
function filterPeriod(figure: Figure, name: string): LeadFilters | null {
  const { document, row, isTotal } = figure;
  const isByMonth = document['groupBy'] === 'month' && !isTotal;
  if (!isByMonth) return joinFilters(buildRange(name, document), filterGroup(figure));
  const month = getIntervalDays(String(row['key']));
  if (!month) return null;
  return buildRange(name, { from: pickLater(month.from, document.from), to: pickEarlier(month.to, document.to) });
}

const pickLater = (a: string, b: string) => (a > b ? a : b);
const pickEarlier = (a: string, b: string) => (a < b ? a : b);

const CLOSED = ['won', 'lost', 'abandoned'];

/** Returns the filters for leads that were closed in the period with the status that names the column. */
const filterClosed: Rule = (figure) =>
  CLOSED.includes(figure.column) ? joinFilters({ status: figure.column }, filterPeriod(figure, 'closedOn')) : null;

/** The leads by the stage, the owner or another group. */
const filterSummary: Rule = (figure) => {
  const { column, document, isTotal } = figure;
  const group = filterGroup(figure);
  if (column === 'open') return joinFilters(OPEN, group);
  if (column === 'onHold') return joinFilters({ status: 'on_hold' }, group);
  if (column !== 'new') return filterClosed(figure);
  // By stage, new leads are in the row of the stage that they were in when the period ended.
  const isOfPast = document['groupBy'] === 'stage' && !isTotal && document.to !== document.asOf;
  return isOfPast ? null : joinFilters(buildRange('receivedOn', document), group);
};

/** The cohorts of the funnel. Only the entry into the first stage is a day of the lead; the others are of its history. */
const filterFunnel: Rule = (figure) =>
  figure.column === 'entered' && figure.row['fromStage'] === 'first_contact'
    ? filterPeriod(figure, 'receivedOn')
    : null;

const filterReached: Rule = ({ column, row, document }) =>
  column === 'reached' && row['stage'] === 'first_contact' ? buildRange('receivedOn', document) : null;

const filterLossReasons: Rule = (figure) => {
  const { row, isTotal } = figure;
  const reason = isTotal ? NONE : buildValueFilter('statusReason', row['key']);
  return joinFilters(filterClosed(figure), reason);
};

const filterLossStages: Rule = (figure) =>
  joinFilters(filterClosed(figure), figure.isTotal ? NONE : { stage: String(figure.row['key']) });

const filterAgeing: Rule = ({ column, row, isTotal, document: { asOf } }) => {
  const place = isTotal ? NONE : { stage: String(row['stage']), ownerId: String(row['key']) };
  if (column === 'open') return { ...OPEN, ...place };
  return column === 'old' ? { ...OPEN, ...place, 'stageEnteredOn.lt': addDays(asOf, -STALE_DAYS) } : null;
};

/** The stages whose names differ from those of their columns. */
const toStage = (column: string) => column.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

const filterSources: Rule = ({ column, row, isTotal }) => ({
  ...OPEN,
  ...(isTotal ? NONE : { 'source.channel': String(row['channel']) }),
  ...(column === 'open' ? NONE : { stage: toStage(column) }),
});

/**
 * Returns the filter for leads that reports call stale. Lists call a lead stale after the days of a setting, and do not
 * know the earlier days where the setting is longer than the days of reports.
 */
function filterStale({ document, staleAfterDays }: Figure): LeadFilters | null {
  if (staleAfterDays === null || staleAfterDays > STALE_DAYS) return null;
  return { ...OPEN, 'staleSince.lt': addDays(document.asOf, staleAfterDays - STALE_DAYS) };
}

/** The stages in which a lead needs the day of the decision. */
const QUALIFIED_OR_LATER = ['qualified', 'proposal', 'shortlisted', 'negotiation', 'announced', 'invested'];

const filterExceptions: Rule = (figure) => {
  if (figure.column !== 'leads') return null;
  switch (figure.row['key']) {
    case 'decision_overdue':
      return { ...OPEN, 'expectedDecisionOn.lt': figure.document.asOf };
    case 'no_decision_date':
      return { ...OPEN, stage: QUALIFIED_OR_LATER, 'expectedDecisionOn.isNull': true };
    case 'stale':
      return filterStale(figure);
    default:
      return null;
  }
};

const filterQuality: Rule = (figure) => {
  const { column, row, isTotal } = figure;
  const owner = isTotal ? NONE : { ownerId: String(row['key']) };
  if (column === 'open') return { ...OPEN, ...owner };
  if (column === 'unscreened') return { ...OPEN, ...owner, 'screening.status': 'not_assessed' };
  return column === 'stale' ? joinFilters(filterStale(figure), owner) : null;
};

const filterForecast: Rule = ({ column, row, isTotal, document: { asOf }, figures }) => {
  if (column !== 'leads') return null;
  if (isTotal) return OPEN;
  const name = 'expectedDecisionOn';
  switch (row['key']) {
    case 'overdue':
      return { ...OPEN, [`${name}.lt`]: asOf };
    case 'none':
      return { ...OPEN, [`${name}.isNull`]: true };
    case 'later': {
      const last = getIntervalDays(String(figures.rows.findLast((one) => findInterval('label', one))?.['key']));
      return last && { ...OPEN, [`${name}.gt`]: last.to };
    }
    default: {
      const days = getIntervalDays(String(row['key']));
      return days && { ...OPEN, ...buildRange(name, { ...days, from: pickLater(days.from, asOf) }) };
    }
  }
};

const filterLikelihood: Rule = ({ column, row, isTotal }) =>
  column === 'leads' ? { ...OPEN, ...(isTotal ? NONE : buildValueFilter('likelihood', row['key'])) } : null;

const filterStays: Rule = ({ column, row }) => (column === 'open' ? { ...OPEN, stage: String(row['stage']) } : null);

const filterResponses: Rule = (figure) => (figure.column === 'leads' ? filterPeriod(figure, 'receivedOn') : null);

/** Announced investments: each lead that was announced and neither lost nor abandoned. */
const ANNOUNCED = { stage: ['announced', 'invested'], status: ['open', 'on_hold', 'won'] } as const;

/** Returns the days of a year that a table covers. */
function getCoveredDays(year: string, partial: readonly PartialInterval[]) {
  return partial.find(({ value }) => value === year) ?? getIntervalDays(year);
}

/** Returns the filter for the announcements of the year of a row, or of all rows. */
function filterYears({ row, isTotal, figures: { rows, partialIntervals } }: Figure): LeadFilters | null {
  const years = (isTotal ? rows : [row]).map((one) => getCoveredDays(String(one['year']), partialIntervals));
  const [first, last] = [years[0], years.at(-1)];
  return first && last ? buildRange('announcedOn', { from: first.from, to: last.to }) : null;
}

const filterAnnouncedYears: Rule = (figure) =>
  figure.column === 'projects' ? joinFilters(ANNOUNCED, filterYears(figure)) : null;

const filterInvolvement: Rule = ({ column, row, isTotal, document }) => {
  if (column !== 'wins') return null;
  const days =
    document['counting'] === 'period' ? buildRange('announcedOn', document) : { 'announcedOn.lte': document.to };
  const level = isTotal ? NONE : buildValueFilter('involvement', row['involvement']);
  return { ...ANNOUNCED, status: 'won', ...days, ...level };
};

/** Returns the same day of the year before; 29 February becomes the 28th. */
function subtractYear(day: string): string {
  const [year, month, date] = day.split('-');
  return `${Number(year) - 1}-${month}-${month === '02' && date === '29' ? '28' : date}`;
}

/** Returns the filter for the announcements of the year of the report, or of the year before up to the same day. */
function filterYear({ column, document: { from, to } }: Figure): LeadFilters | null {
  if (column === 'projects') return { ...ANNOUNCED, ...buildRange('announcedOn', { from, to }) };
  const before = { from: subtractYear(from), to: subtractYear(to) };
  return column === 'previousProjects' ? { ...ANNOUNCED, ...buildRange('announcedOn', before) } : null;
}

/** Returns a rule for the parts of a year. Some parts have no filter: those of all others, and of confidential leads. */
const filterParts =
  (name: string | null, isNullable: boolean): Rule =>
  (figure) => {
    const { row, isTotal } = figure;
    if (isTotal) return filterYear(figure);
    if (name === null || row['key'] === 'confidential' || (row['key'] === null && !isNullable)) return null;
    return joinFilters(filterYear(figure), buildValueFilter(name, row['key']));
  };

/** Leads that are shared out among activities and agreements. Only their sum is a number of leads. */
const filterAttribution: Rule = (figure) => {
  const { column, isTotal, document } = figure;
  if (!isTotal) return null;
  if (column === 'newLeads') return buildRange('receivedOn', document);
  if (column === 'announced') return { ...ANNOUNCED, ...buildRange('announcedOn', document) };
  return column === 'wins' ? { status: 'won', ...buildRange('closedOn', document) } : null;
};

/** The rules by report and table. Tables without one have no figures whose leads the list can show. */
const RULES: Readonly<Record<string, Rule | undefined>> = {
  [`pipeline-summary ${MAIN}`]: filterSummary,
  'pipeline-summary funnel': (figure) => filterFunnel({ ...figure, document: { ...figure.document, groupBy: 'none' } }),
  'pipeline-summary ageing': filterAgeing,
  'pipeline-summary lost-reasons': (figure) =>
    filterLossReasons({ ...figure, document: { ...figure.document, groupBy: 'none' } }),
  'pipeline-summary sources': filterSources,
  'pipeline-summary exceptions': filterExceptions,
  [`funnel ${MAIN}`]: filterFunnel,
  'funnel reached': filterReached,
  'funnel win-rate': filterClosed,
  'velocity stages': filterStays,
  'velocity first-response': filterResponses,
  [`lost-reasons ${MAIN}`]: filterLossReasons,
  'lost-reasons stages': filterLossStages,
  'lost-reasons competitors': (figure) => (figure.isTotal ? filterClosed(figure) : null),
  [`forecast ${MAIN}`]: filterForecast,
  'forecast likelihood': filterLikelihood,
  [`activity-attribution ${MAIN}`]: filterAttribution,
  [`realisation ${MAIN}`]: filterAnnouncedYears,
  'realisation young': filterAnnouncedYears,
  'realisation involvement': filterInvolvement,
  [`data-quality ${MAIN}`]: filterQuality,
  'data-quality exceptions': filterExceptions,
  [`annual ${MAIN}`]: filterAnnouncedYears,
  'annual tiles': filterYear,
  'annual realised': filterAnnouncedYears,
  'annual origins': filterParts('company.country', false),
  'annual types': filterParts('investmentType', true),
  'annual activities': filterParts('businessActivity', true),
  'annual sectors': filterParts(null, false),
  'annual municipalities': filterParts(null, false),
  'annual ultimate-parents': filterParts(null, false),
};
