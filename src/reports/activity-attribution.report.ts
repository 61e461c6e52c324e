import { countryName } from '../common/reference/country.codes.js';
import type { Sql } from '../database/sql.js';
import type { Channel } from '../leads/lead.vocabulary.js';
import { ATTRIBUTION_COLUMNS } from './activity-attribution.columns.js';
import { ATTRIBUTION_GROUPS, type AttributionGroup, groupOf, partOf } from './activity-attribution.groups.rules.js';
import { UNATTRIBUTED } from './attribution.models.rules.js';
import { type Attributed, MODEL_OPTION, modelOf, readAttributed } from './attribution.reader.js';
import { asLeads, type Figures, NO_FIGURES, quotient, rollUp, totalOf } from './attribution.sums.rules.js';
import { partsOf, subjectOf } from './attribution.tree.rules.js';
import { readLabels } from './pipeline-summary.queries.js';
import { byLabel, CHANNEL_TITLES } from './pipeline-summary.report.js';
import type { ReportDefinition, ReportFigures, ReportPeriod, ReportRequest, ReportRow } from './report.definition.js';

/** Which activity brought what, and at what cost. Formulas: domain.md. */
export const activityAttribution: ReportDefinition = {
  name: 'activity-attribution',
  version: 1,
  title: 'Activity attribution',
  description:
    'What came of activities and agreements in a period, and what it cost: new, qualified and won leads, announced jobs and ' +
    'capex, each shared out among what had touched the lead by then, so that nothing counts twice and rows add up to the ' +
    'totals. By twinning, agreements that were made under another are in the row of that one. Choose a period that reaches ' +
    'from the activities to what may have come of them.',
  options: {
    model: MODEL_OPTION,
    groupBy: { values: ATTRIBUTION_GROUPS, default: 'activity', description: 'What a row is about.' },
  },
  columns: ATTRIBUTION_COLUMNS,
  variantOf: ({ model, groupBy }) => `${model}_by-${groupBy}`,
  read: readAttribution,
};

async function readAttribution(sql: Sql, { period, knownBefore, options }: ReportRequest): Promise<ReportFigures> {
  const group = ATTRIBUTION_GROUPS.find((candidate) => candidate === options['groupBy']) ?? 'activity';
  const attributed = await readAttributed(sql, { ...period, knownBefore }, modelOf(options['model']));
  const { tree, credits } = attributed;
  const costs = costsOf(attributed, period);
  const inGroup = (subject: string) => groupOf(tree, group, subject);
  const figures = rollUp(credits, inGroup);
  const grouped = Map.groupBy(costs, ([subject]) => inGroup(subject));
  const names = [...new Set([...figures.keys(), ...grouped.keys(), UNATTRIBUTED])];
  const labels = await labelsOf(sql, names, group, knownBefore);
  const { windowMonths } = attributed.attribution;
  const rows = names.map((name) => {
    const [type, key] = partsOf(name);
    const cost = sumOf((grouped.get(name) ?? []).map(([, amount]) => amount));
    const head = { type, key, label: labels.get(name) ?? key ?? type, partOf: partOf(tree, group, name) };
    return { ...head, ...cellsOf(figures.get(name) ?? NO_FIGURES, cost), windowMonths };
  });
  const totals = cellsOf(totalOf(credits.values()), sumOf([...costs.values()]));
  const head = { type: 'total', key: null, label: 'Total', partOf: null };
  return { rows: rows.toSorted(byTypeAndLabel), totals: { ...head, ...totals, windowMonths } };
}

/**
 * The costs that the report is about: of activities that began in the period or are credited in it, together with all
 * that they are a part of and that is a part of them, so that a roadshow never has a part of its costs only.
 */
function costsOf({ tree, credits }: Attributed, { from, to }: ReportPeriod): Map<string, number | null> {
  const activities = [...tree.activities.values()];
  const wholes = new Set<string>();
  for (const { id, startsOn, archived } of activities) {
    const began = !archived && startsOn >= from && startsOn <= to;
    if (began || credits.has(subjectOf('activity', id))) wholes.add(tree.wholeOf(id));
  }
  const counted = activities.filter(({ id, archived }) => {
    return wholes.has(tree.wholeOf(id)) && (!archived || credits.has(subjectOf('activity', id)));
  });
  return new Map(counted.map(({ id, costEur }) => [subjectOf('activity', id), costEur]));
}

/** The sum of what is known; null where nothing is. */
function sumOf(amounts: (number | null)[]): number | null {
  const known = amounts.filter((amount) => amount !== null);
  return known.length === 0 ? null : known.reduce((sum, amount) => sum + amount, 0);
}

function cellsOf(figures: Figures, cost: number | null): ReportRow {
  const { announcedJobs, announcedCapexEur } = figures;
  const [newLeads, qualifiedLeads, wins] = [
    asLeads(figures.newLeads),
    asLeads(figures.qualifiedLeads),
    asLeads(figures.wins),
  ];
  return {
    cost,
    newLeads,
    qualifiedLeads,
    announcedJobs,
    announcedCapexEur,
    wins,
    costPerLead: quotient(cost, newLeads, 2),
    costPerQualifiedLead: quotient(cost, qualifiedLeads, 2),
    costPerJob: quotient(cost, announcedJobs, 2),
    return: quotient(cost === null ? null : announcedCapexEur - cost, cost, 4),
  };
}

const KIND_TITLES: Readonly<Record<string, string>> = {
  delegation: 'Delegations',
  roadshow: 'Roadshows',
  roadshow_stop: 'Stops of roadshows',
  seminar: 'Seminars',
  agreement: 'Agreements themselves',
};

/** What rows are called, as known then. */
async function labelsOf(
  sql: Sql,
  names: readonly string[],
  group: AttributionGroup,
  knownBefore: Date,
): Promise<Map<string, string>> {
  const labels = new Map<string, string>([
    ['none', group === 'country' ? 'No country' : 'No agreement'],
    [UNATTRIBUTED, 'Unattributed'],
  ]);
  for (const entity of ['activity', 'agreement'] as const) {
    const ids = names.map((name) => partsOf(name)).filter(([type]) => type === entity);
    const named = await readLabels(
      sql,
      entity,
      ids.map(([, id]) => id!),
      knownBefore,
    );
    for (const { id, label } of named) labels.set(subjectOf(entity, id), label);
  }
  for (const name of names) {
    const [type, key] = partsOf(name);
    if (type === 'channel') labels.set(name, CHANNEL_TITLES[key as Channel]);
    if (type === 'country') labels.set(name, countryName(key!));
    if (type === 'kind') labels.set(name, KIND_TITLES[key!] ?? key!);
  }
  return labels;
}

/** The rows that come after those of the grouping, in this order. */
const LAST = ['none', 'channel', UNATTRIBUTED];

function byTypeAndLabel(a: ReportRow, b: ReportRow): number {
  return LAST.indexOf(String(a['type'])) - LAST.indexOf(String(b['type'])) || byLabel(a, b);
}
