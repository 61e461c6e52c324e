import { getCountryName } from '../../common/reference/country-codes.rules.js';
import type { Translations } from '../../common/reference/languages.constants.js';
import type { SqlClient } from '../../database/connections/sql.client.js';
import { ATTRIBUTION_COLUMNS } from './activity-attribution.columns.js';
import {
  ATTRIBUTION_GROUPS,
  type AttributionGroup,
  getGroup,
  findParentKey,
} from './activity-attribution-groups.rules.js';
import { UNATTRIBUTED } from './attribution-models.rules.js';
import { type Attributed, MODEL_OPTION, parseModel, readAttributed } from './attribution.reader.js';
import { toLeads, type Figures, NO_FIGURES, rollUp, sumFigures } from './attribution-sums.rules.js';
import { splitSubject, formatSubject } from './attribution-tree.rules.js';
import { readLabels } from '../leads/lead-history.queries.js';
import { compareByLabel } from '../leads/lead-groups.reader.js';
import type {
  ReportDefinition,
  ReportPeriod,
  ReportRequest,
  ReportRow,
  TableFigures,
} from '../definition/report-definition.rules.js';
import { GROUP_LABELS, TOTAL } from '../i18n/report.constants.js';
import { VOCABULARY, translateCode } from '../i18n/vocabulary.constants.js';
import { divide, round } from '../statistics/statistics.rules.js';

/** Credits the results of leads to activities and agreements, and sets them against the costs. Formulas: docs/reports.md. */
export const activityAttribution: ReportDefinition = {
  name: 'activity-attribution',
  version: 5,
  columnsVersion: 1,
  dataSources: ['lead', 'touch', 'activity', 'agreement', 'setting'],
  title: { en: 'Activity attribution', nl: 'Toewijzing aan activiteiten' },
  description: {
    en:
      'This report shows what came of activities and agreements in a period, and what it cost: new, qualified and won leads, announced jobs and ' +
      'capex, each shared out among what had touched the lead by then, so that nothing counts twice and rows add up to the ' +
      'totals. By twinning, agreements that were made under another are in the row of that one. Choose a period that reaches ' +
      'from the activities to what may have come of them.',
    nl:
      'Dit rapport toont wat activiteiten en overeenkomsten in een periode opbrachten en kostten: nieuwe, gekwalificeerde en gewonnen leads, ' +
      'aangekondigde jobs en investeringen. Elke lead wordt verdeeld over zijn contactmomenten tot dan toe, zodat niets dubbel telt en de rijen samen ' +
      'het totaal geven. Per verbroedering zitten ook de overeenkomsten eronder in haar rij. Kies een periode die lang genoeg is om de ' +
      'activiteiten en hun resultaten te bevatten.',
  },
  options: {
    model: MODEL_OPTION,
    groupBy: {
      values: ATTRIBUTION_GROUPS,
      default: 'activity',
      title: { en: 'Grouping', nl: 'Groepering' },
      description: { en: 'What a row is about.', nl: 'Waarover een rij gaat.' },
      translations: GROUP_LABELS,
    },
  },
  columns: ATTRIBUTION_COLUMNS,
  chart: {
    kind: 'bars',
    title: { en: 'New, qualified and won leads', nl: 'Nieuwe, gekwalificeerde en gewonnen leads' },
    category: 'label',
    series: ['newLeads', 'qualifiedLeads', 'wins'],
  },
  formatVariant: ({ model, groupBy }) => `${model}_by-${groupBy}`,
  read: readAttribution,
};

async function readAttribution(sql: SqlClient, request: ReportRequest): Promise<TableFigures> {
  const { period, options, language } = request;
  const group = ATTRIBUTION_GROUPS.find((candidate) => candidate === options['groupBy']) ?? 'activity';
  const attributed = await readAttributed(sql, request, parseModel(options['model']));
  const { tree, credits } = attributed;
  const costs = buildCosts(attributed, period);
  const getSubjectGroup = (subject: string) => getGroup(tree, group, subject);
  const figures = rollUp(credits, getSubjectGroup);
  const grouped = Map.groupBy(costs, ([subject]) => getSubjectGroup(subject));
  const names = [...new Set([...figures.keys(), ...grouped.keys(), UNATTRIBUTED])];
  const labels = await readRowLabels(sql, names, group, request);
  const { windowMonths } = attributed.attribution;
  const rows = names.map((name) => {
    const [type, key] = splitSubject(name);
    const cost = sumKnownOrNull((grouped.get(name) ?? []).map(([, amount]) => amount));
    const head = { type, key, label: labels.get(name) ?? key ?? type, partOf: findParentKey(tree, group, name) };
    return { ...head, ...buildCells(figures.get(name) ?? NO_FIGURES, cost), windowMonths };
  });
  const totals = buildCells(sumFigures(credits.values()), sumKnownOrNull([...costs.values()]));
  const head = { type: 'total', key: null, label: TOTAL[language], partOf: null };
  return { rows: rows.toSorted(compareByTypeAndLabel), totals: { ...head, ...totals, windowMonths } };
}

/**
 * Returns the costs that the report covers. These are the costs of activities that began in the period or are credited
 * in it, together with the activities that contain them or are part of them. A roadshow is therefore never shown with
 * only some of its costs.
 */
function buildCosts({ tree, credits }: Attributed, { from, to }: ReportPeriod): Map<string, number | null> {
  const activities = [...tree.activities.values()];
  const wholes = new Set<string>();
  for (const { id, startsOn, archived } of activities) {
    const began = !archived && startsOn >= from && startsOn <= to;
    if (began || credits.has(formatSubject('activity', id))) wholes.add(tree.getRootActivity(id));
  }
  const counted = activities.filter(({ id, archived }) => {
    return wholes.has(tree.getRootActivity(id)) && (!archived || credits.has(formatSubject('activity', id)));
  });
  return new Map(counted.map(({ id, costEur }) => [formatSubject('activity', id), costEur]));
}

/** Adds up the known amounts; returns null if none is known. */
function sumKnownOrNull(amounts: (number | null)[]): number | null {
  const known = amounts.filter((amount) => amount !== null);
  return known.length === 0 ? null : known.reduce((sum, amount) => sum + amount, 0);
}

function buildCells(figures: Figures, cost: number | null): ReportRow {
  const { announcedJobs, announcedCapexEur } = figures;
  const [newLeads, qualifiedLeads, wins] = [
    toLeads(figures.newLeads),
    toLeads(figures.qualifiedLeads),
    toLeads(figures.wins),
  ];
  return {
    cost,
    newLeads,
    qualifiedLeads,
    announcedJobs,
    announcedCapexEur,
    wins,
    costPerLead: round(divide(cost, newLeads), 2),
    costPerQualifiedLead: round(divide(cost, qualifiedLeads), 2),
    costPerJob: round(divide(cost, announcedJobs), 2),
    announcedCapexPerEuro: round(divide(announcedCapexEur, cost), 2),
    return: divide(cost === null ? null : announcedCapexEur - cost, cost),
  };
}

const NO_COUNTRY: Translations = { en: 'No country', nl: 'Geen land' };
const NO_AGREEMENT: Translations = { en: 'No agreement', nl: 'Geen overeenkomst' };

/** Returns the labels of the rows as they were known at the instant of the request. */
async function readRowLabels(
  sql: SqlClient,
  names: readonly string[],
  group: AttributionGroup,
  { knownBefore, language }: ReportRequest,
): Promise<Map<string, string>> {
  const labels = new Map<string, string>([
    ['none', (group === 'country' ? NO_COUNTRY : NO_AGREEMENT)[language]],
    [UNATTRIBUTED, VOCABULARY[language].attributionType.unattributed],
  ]);
  for (const entity of ['activity', 'agreement'] as const) {
    const ids = names.map((name) => splitSubject(name)).filter(([type]) => type === entity);
    const named = await readLabels(
      sql,
      entity,
      ids.map(([, id]) => id!),
      knownBefore,
    );
    for (const { id, label } of named) labels.set(formatSubject(entity, id), label);
  }
  for (const name of names) {
    const [type, key] = splitSubject(name);
    if (type === 'channel') labels.set(name, translateCode(language, 'channel', key!));
    if (type === 'country') labels.set(name, getCountryName(key!, language));
    if (type === 'kind') labels.set(name, translateCode(language, 'activityKinds', key!));
  }
  return labels;
}

/** The types of the rows that follow the rows of the grouping, in this order. */
const LAST = ['none', 'channel', UNATTRIBUTED];

function compareByTypeAndLabel(a: ReportRow, b: ReportRow): number {
  return LAST.indexOf(String(a['type'])) - LAST.indexOf(String(b['type'])) || compareByLabel(a, b);
}
