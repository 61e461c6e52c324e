import { countryName } from '../common/reference/country.codes.js';
import { PIPELINE_VERSION, STAGES } from '../leads/lead.stages.js';
import type { Channel } from '../leads/lead.vocabulary.js';
import { readAdvances, readLabels, readStates, type Group, GROUPS } from './pipeline-summary.queries.js';
import { readTotals, totalsHold } from './pipeline-totals.queries.js';
import type { ReportColumn, ReportDefinition, ReportFigures, ReportRequest, ReportRow } from './report.definition.js';
import type { Sql } from '../database/sql.js';

const P_TABLE = STAGES.map(({ stage, probability }) => `${stage} ${probability}`).join(', ');

const COLUMNS: readonly ReportColumn[] = [
  {
    name: 'key',
    type: 'text',
    nullable: true,
    unit: 'text',
    definition:
      'What the row is about: the stage, the id of the owner, activity or agreement, the ISO country code of the company, ' +
      'the NACE code as recorded, or the channel. Null for leads without one, and for the totals.',
  },
  {
    name: 'label',
    type: 'text',
    unit: 'text',
    definition: 'Its name, as it was known at the end of asOf.',
  },
  {
    name: 'p',
    type: 'integer',
    nullable: true,
    unit: 'percent',
    definition: `Chance that a lead in this stage becomes an investment (pipeline version ${PIPELINE_VERSION}). Only by stage.`,
  },
  {
    name: 'open',
    type: 'integer',
    unit: 'leads',
    definition:
      'Leads that are open at the end of asOf. Archived leads count nowhere; confidential ones count everywhere.',
  },
  { name: 'onHold', type: 'integer', unit: 'leads', definition: 'Leads that are on hold at the end of asOf.' },
  {
    name: 'new',
    type: 'integer',
    unit: 'leads',
    definition: 'Leads received in the period, whatever their status. By stage: in the stage that they have reached.',
  },
  {
    name: 'advanced',
    type: 'integer',
    unit: 'moves',
    definition:
      'Moves to a later stage that occurred in the period; a move over several stages is one, a move back takes none away. ' +
      'By stage: in the stage left.',
  },
  {
    name: 'lost',
    type: 'integer',
    unit: 'leads',
    definition:
      'Leads that are lost at the end of asOf, and were closed in the period. One that was reopened is not among them.',
  },
  {
    name: 'won',
    type: 'integer',
    unit: 'leads',
    definition: 'Leads that are won at the end of asOf, and were closed in the period.',
  },
  {
    name: 'abandoned',
    type: 'integer',
    unit: 'leads',
    definition: 'Leads that are abandoned at the end of asOf, and were closed in the period.',
  },
  {
    name: 'jobs',
    type: 'integer',
    unit: 'jobs',
    definition: 'Σ jobsExpected of open leads; what is not known adds nothing.',
  },
  {
    name: 'capexEur',
    type: 'integer',
    unit: 'EUR',
    definition: 'Σ capexEur of open leads, at the rates frozen in them; what is not disclosed adds nothing.',
  },
  {
    name: 'weightedJobs',
    type: 'integer',
    unit: 'jobs',
    definition: `Σ jobsExpected × p ÷ 100 of open leads, rounded once, half up, so that rounded rows may differ from the total. p in per cent: ${P_TABLE}.`,
  },
  {
    name: 'weightedCapexEur',
    type: 'integer',
    unit: 'EUR',
    definition: 'Σ capexEur × p ÷ 100 of open leads, rounded in the same way, with the same p.',
  },
  {
    name: 'medianDaysInStage',
    type: 'number',
    nullable: true,
    unit: 'days',
    definition: 'Median, over open leads, of the days from stageEnteredOn to asOf. Null where none is open.',
  },
];

/** The pipeline at a glance: what is in it, what moved in a period, what it may bring. Formulas: domain.md. */
export const pipelineSummary: ReportDefinition = {
  name: 'pipeline-summary',
  version: 1,
  title: 'Pipeline summary',
  description:
    'What is in the pipeline at the end of a day, what came, moved and was closed in a period, and what it may bring: ' +
    'by stage, or by owner, country of the company, sector, channel, activity or agreement of the source. ' +
    'By stage all seven stages are there, in order; otherwise the groups with anything to show, by their names.',
  options: {
    groupBy: { values: GROUPS, default: 'stage', description: 'What a row is about.' },
  },
  columns: COLUMNS,
  variantOf: ({ groupBy }) => `by-${groupBy}`,
  read: readSummary,
};

/** A row of which nothing is known yet. */
const NOTHING: ReportRow = Object.fromEntries(
  COLUMNS.map(({ name, type, nullable }) => [name, nullable ? null : type === 'text' ? '' : 0]),
);

/** The columns that count leads or moves: a group in which all are 0 has nothing to show. */
const COUNTS = ['open', 'onHold', 'new', 'advanced', 'lost', 'won', 'abandoned'] as const;

async function readSummary(sql: Sql, request: ReportRequest): Promise<ReportFigures> {
  const group = GROUPS.find((candidate) => candidate === request.options['groupBy']) ?? 'stage';
  const figures = (await totalsHold(sql, request))
    ? await readTotals(sql, group, request)
    : [...(await readStates(sql, group, request)), ...(await readAdvances(sql, group, request))];
  const totals: ReportRow = { ...NOTHING, label: 'Total' };
  const groups = new Map<string | null, ReportRow>(group === 'stage' ? stageRows() : []);
  for (const { isTotal, key, ...cells } of figures) {
    if (!isTotal && !groups.has(key)) groups.set(key, { ...NOTHING, key });
    Object.assign(isTotal ? totals : groups.get(key)!, cells);
  }
  if (group === 'stage') return { rows: [...groups.values()], totals };
  const rows = [...groups.values()].filter((cells) => COUNTS.some((name) => cells[name] !== 0));
  await nameRows(sql, group, rows, request);
  return { rows: rows.toSorted(byLabel), totals };
}

/** A row for every stage, in order, also for those in which nothing is. */
function stageRows(): [string, ReportRow][] {
  return STAGES.map(({ stage, title, probability }) => {
    return [stage, Object.assign({}, NOTHING, { key: stage, label: title, p: probability })];
  });
}

/** What channels are called. */
export const CHANNEL_TITLES: Readonly<Record<Channel, string>> = {
  activity: 'Activity',
  agreement: 'Agreement',
  referral: 'Referral',
  web: 'Web',
  cold_outreach: 'Cold outreach',
  partner_network: 'Partner network',
  existing_investor: 'Existing investor',
  other: 'Other',
};

/** What the row of the leads without a key is called. */
const WITHOUT: Readonly<Record<Group, string>> = {
  stage: 'No stage',
  owner: 'No owner',
  country: 'No country',
  sector: 'Sector not known',
  channel: 'No channel',
  activity: 'No activity',
  agreement: 'No agreement',
};

/** Gives rows their labels, as known then; a key without a name shows itself. */
async function nameRows(sql: Sql, group: Group, rows: ReportRow[], { knownBefore }: ReportRequest): Promise<void> {
  const keys = rows.map(({ key }) => key).filter((key) => typeof key === 'string');
  const names = new Map<string, string>(group === 'channel' ? Object.entries(CHANNEL_TITLES) : []);
  if (group === 'country') for (const code of keys) names.set(code, countryName(code));
  if (group === 'owner' || group === 'activity' || group === 'agreement') {
    const entity = group === 'owner' ? 'user' : group;
    for (const { id, label } of await readLabels(sql, entity, keys, knownBefore)) names.set(id, label);
  }
  for (const row of rows) {
    row['label'] = typeof row['key'] === 'string' ? (names.get(row['key']) ?? row['key']) : WITHOUT[group];
  }
}

/**
 * By name, leads without one last, ties by key. Compared letter by letter without case and accents: the order of a
 * locale changes with the versions of its tables, and the bytes of a report must not.
 */
export function byLabel(a: ReportRow, b: ReportRow): number {
  if ((a['key'] === null) !== (b['key'] === null)) return a['key'] === null ? 1 : -1;
  const [label, other] = [String(a['label']), String(b['label'])];
  return compare(plain(label), plain(other)) || compare(label, other) || compare(String(a['key']), String(b['key']));
}

const plain = (label: string) => label.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
