import type { SqlClient } from '../../database/connections/sql.client.js';
import { type KnownCommitment, readCommitments } from '../attribution/attribution.queries.js';
import { type Attributed, MODEL_OPTION, parseModel, readAttributed } from '../attribution/attribution.reader.js';
import { toLeads, type Figures, sumFigures } from '../attribution/attribution-sums.rules.js';
import { formatSubject, wasHeld } from '../attribution/attribution-tree.rules.js';
import { SCOREBOARD_COLUMNS } from './agreement-scoreboard.columns.js';
import { readLabels } from '../leads/lead-history.queries.js';
import { compareByLabel } from '../leads/lead-groups.reader.js';
import { getFirstCountedDay } from '../definition/report-days.rules.js';
import type {
  ReportDefinition,
  ReportRequest,
  ReportRow,
  TableFigures,
} from '../definition/report-definition.rules.js';
import { TOTAL } from '../i18n/report.constants.js';
import { divide } from '../statistics/statistics.rules.js';

/**
 * Shows how commitments of agreements are kept and which results are credited to the agreements. Formulas: docs/reports.md.
 */
export const agreementScoreboard: ReportDefinition = {
  name: 'agreement-scoreboard',
  version: 5,
  columnsVersion: 1,
  dataSources: ['lead', 'touch', 'activity', 'agreement', 'setting'],
  getCountedLeads: ({ from }, options) => {
    const first = getFirstCountedDay(from, options);
    return { movedFrom: first, announcedFrom: first };
  },
  title: { en: 'Agreement scoreboard', nl: 'Scorebord van de overeenkomsten' },
  description: {
    en:
      'This report shows how agreements are kept and what they have brought: commitments, activities, and the leads, wins, jobs and capex that are ' +
      'credited to them. Every row includes the agreements made under it (they follow it, with a higher level), so that rows do not ' +
      'add up; the totals count everything under any agreement once.',
    nl:
      'Dit rapport toont hoe overeenkomsten nagekomen worden en wat ze opbrachten: verbintenissen, activiteiten, en de leads, gewonnen projecten, ' +
      'jobs en investeringen die eraan toegewezen zijn. Elke rij bevat ook de overeenkomsten die eronder gesloten zijn; die volgen op de rij, met ' +
      'een hoger niveau. De som van de rijen is daarom niet het totaal: in de totalen telt alles één keer, onder hoeveel overeenkomsten het ook valt.',
  },
  options: {
    model: MODEL_OPTION,
    counting: {
      values: ['ever', 'period'],
      default: 'ever',
      title: { en: 'Counting', nl: 'Telling' },
      description: {
        en: 'Whether activities, leads, wins, jobs and capex count from the beginning until `to`, or in the period only.',
        nl: 'Of activiteiten, leads, gewonnen projecten, jobs en investeringen tellen vanaf het begin tot en met de einddatum, of enkel in de periode.',
      },
      translations: {
        ever: { en: 'from the beginning', nl: 'vanaf het begin' },
        period: { en: 'in the period', nl: 'in de periode' },
      },
    },
  },
  ignores: { from: { counting: 'ever' } },
  columns: SCOREBOARD_COLUMNS,
  chart: {
    kind: 'bars',
    title: {
      en: 'New leads and wins of each agreement and those under it',
      nl: 'Nieuwe en gewonnen leads van elke overeenkomst en die eronder',
    },
    category: 'label',
    series: ['leads', 'wins'],
  },
  formatVariant: ({ model, counting }) => `${model}_${counting}`,
  read: readScoreboard,
};

async function readScoreboard(sql: SqlClient, request: ReportRequest): Promise<TableFigures> {
  const { period, knownBefore, options, language } = request;
  const counted = { ...period, from: getFirstCountedDay(period.from, options) };
  const attributed = await readAttributed(sql, { ...request, period: counted }, parseModel(options['model']));
  const commitments = await readCommitments(sql, knownBefore);
  const ids = [...attributed.tree.agreements.keys()];
  const labels = new Map((await readLabels(sql, 'agreement', ids, knownBefore)).map(({ id, label }) => [id, label]));
  const buildCoveredCells = (covers: (agreements: string[]) => boolean): ReportRow => {
    return buildCells(attributed, commitments, counted, covers);
  };
  const rows = listInTreeOrder(attributed, labels).map(({ id, depth, parentId, status }) => ({
    key: id,
    label: labels.get(id) ?? id,
    depth,
    parent: parentId,
    status,
    ...buildCoveredCells((agreements) => agreements.includes(id)),
  }));
  const head = { key: null, label: TOTAL[language], depth: null, parent: null, status: '' };
  return { rows, totals: { ...head, ...buildCoveredCells((agreements) => agreements.length > 0) } };
}

interface TreeRow {
  id: string;
  depth: number;
  parentId: string | null;
  status: string;
}

/**
 * Lists the agreements in use by name, each followed by the agreements made under it. An agreement under an archived
 * one is listed under the nearest agreement in use.
 */
function listInTreeOrder({ tree }: Attributed, labels: ReadonlyMap<string, string>): TreeRow[] {
  const inUse = [...tree.agreements.values()].filter(({ archived }) => !archived);
  const placed = inUse.map(({ id, status }) => {
    const above = tree.getAgreementChain(id).slice(1);
    return { id, status, line: above.filter((one) => tree.agreements.get(one)?.archived === false) };
  });
  const under = Map.groupBy(placed, ({ line }) => line[0] ?? null);
  const walk = (parentId: string | null): TreeRow[] => {
    const children = (under.get(parentId) ?? []).map((one) => ({
      ...one,
      key: one.id,
      label: labels.get(one.id) ?? '',
    }));
    const sorted = children.toSorted((a, b) =>
      compareByLabel({ key: a.key, label: a.label }, { key: b.key, label: b.label }),
    );
    return sorted.flatMap(({ id, status, line }) => [{ id, depth: line.length, parentId, status }, ...walk(id)]);
  };
  return walk(null);
}

/** Computes all figures of one row. `covers` receives the ids of an agreement and of those above it. */
function buildCells(
  { tree, credits }: Attributed,
  commitments: readonly KnownCommitment[],
  { from, to, asOf }: { from: string; to: string; asOf: string },
  covers: (agreements: string[]) => boolean,
): ReportRow {
  const own = commitments.filter(({ agreementId }) => covers(tree.getAgreementChain(agreementId)));
  const kept = own.filter(({ status }) => status === 'done' || status === 'on_track').length;
  const pending = own.filter(({ status }) => status !== 'done' && status !== 'dropped');
  const due = pending.map(({ dueOn }) => dueOn).filter((dueOn) => dueOn !== null);
  const held = [...tree.activities.values()].filter(
    (activity) => wasHeld(activity, asOf) && activity.endsOn >= from && activity.endsOn <= to,
  );
  const credited = [...credits].filter(([subject]) => covers(tree.listAgreements(subject)));
  const figures: Figures = sumFigures(credited.map(([, one]) => one));
  return {
    commitments: own.length,
    doneOrOnTrack: kept,
    kept: divide(kept, own.length),
    overdue: due.filter((dueOn) => dueOn < asOf).length,
    nextDueOn: due.filter((dueOn) => dueOn >= asOf).toSorted()[0] ?? null,
    activitiesHeld: held.filter(({ id }) => covers(tree.listAgreements(formatSubject('activity', id)))).length,
    leads: toLeads(figures.newLeads),
    wins: toLeads(figures.wins),
    announcedJobs: figures.announcedJobs,
    announcedCapexEur: figures.announcedCapexEur,
  };
}
