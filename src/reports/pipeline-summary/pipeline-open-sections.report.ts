import type { SqlClient } from '../../database/connections/sql.client.js';
import { STAGES } from '../../leads/pipeline/lead-stages.rules.js';
import { CHANNELS, STAGE_NAMES } from '../../leads/pipeline/lead.constants.js';
import { readGroupLabels, compareByLabel } from '../leads/lead-groups.reader.js';
import { readAgeing, readSources } from './pipeline-open.queries.js';
import type {
  ReportColumn,
  ReportRequest,
  ReportRow,
  ReportSection,
  TableFigures,
} from '../definition/report-definition.rules.js';
import {
  buildCountColumn,
  buildDaysColumn,
  buildKeyColumn,
  buildNullableColumn,
  buildTextColumn,
} from '../definition/report-column.factory.js';
import { sumKnown } from '../statistics/statistics.rules.js';
import { TOTAL } from '../i18n/report.constants.js';
import { VOCABULARY } from '../i18n/vocabulary.constants.js';

const OPEN = buildCountColumn(
  'open',
  'leads',
  { en: 'Open', nl: 'Open' },
  {
    en: 'Leads that are open at the end of asOf. Archived leads count nowhere; confidential ones count everywhere.',
    nl: 'Leads die open zijn op de peildatum. Gearchiveerde leads tellen niet mee, vertrouwelijke wel.',
  },
);

/** The section that shows how long open leads have been in their stage, by stage and owner. */
export const AGEING: ReportSection = {
  name: 'ageing',
  title: { en: 'Ageing by stage and owner', nl: 'Ouderdom per fase en eigenaar' },
  columns: [
    {
      ...buildNullableColumn(
        'stage',
        'text',
        'text',
        { en: 'Stage', nl: 'Fase' },
        {
          en: 'The stage that the lead is in at the end of asOf. Null for the totals.',
          nl: 'De fase waarin de lead op de peildatum zit. Leeg voor de totalen.',
        },
      ),
      codes: 'stage',
    },
    buildKeyColumn({
      en: 'The id of the owner. Null for the totals.',
      nl: 'De id van de eigenaar. Leeg voor de totalen.',
    }),
    buildTextColumn(
      'label',
      { en: 'Owner', nl: 'Eigenaar' },
      {
        en: 'The name of the owner, as it was known at the end of asOf.',
        nl: 'De naam van de eigenaar, zoals bekend op de peildatum.',
      },
    ),
    OPEN,
    buildDaysColumn(
      'medianDays',
      { en: 'Median (days)', nl: 'Mediaan (dagen)' },
      {
        en: 'Median of the days from stageEnteredOn to asOf.',
        nl: 'Mediaan van het aantal dagen sinds het begin van de fase tot de peildatum.',
      },
    ),
    buildDaysColumn(
      'longestDays',
      { en: 'Longest (days)', nl: 'Langste (dagen)' },
      {
        en: 'The days of the lead that has been in its stage longest.',
        nl: 'Het aantal dagen dat de lead die het langst in zijn fase zit, daar al zit.',
      },
    ),
    buildCountColumn(
      'old',
      'leads',
      { en: 'Over 90 days', nl: 'Meer dan 90 dagen' },
      {
        en: 'Open leads that have been in their stage for more than 90 days.',
        nl: 'Open leads die al meer dan 90 dagen in hun fase zitten.',
      },
    ),
  ],
  chart: {
    kind: 'stacked',
    title: { en: 'Open leads by owner and stage', nl: 'Open leads per eigenaar en fase' },
    category: 'label',
    series: ['open'],
    seriesBy: 'stage',
  },
  read: readAges,
};

async function readAges(sql: SqlClient, request: ReportRequest): Promise<TableFigures> {
  const ages = await readAgeing(sql, request);
  const some = ages.filter(({ ownerId }) => ownerId !== null);
  const owners = some.map(({ ownerId }) => ownerId);
  const owner = await readGroupLabels(sql, 'owner', owners, request);
  const rows = some.map(({ ownerId, ...cells }) => ({ ...(cells as ReportRow), key: ownerId, label: owner(ownerId) }));
  const place = (row: ReportRow) => STAGE_NAMES.findIndex((stage) => stage === row['stage']);
  const { open, medianDays, longestDays, old } = ages.find(({ ownerId }) => ownerId === null)!;
  const totals = { stage: null, key: null, label: TOTAL[request.language], open, medianDays, longestDays, old };
  return { rows: rows.toSorted((a, b) => place(a) - place(b) || compareByLabel(a, b)), totals };
}

/** Returns the name of the column of a stage: `first_contact` becomes `firstContact`. */
const toColumnName = (stage: string) => stage.replaceAll(/_(.)/g, (_, letter: string) => letter.toUpperCase());

const STAGE_COLUMNS: readonly ReportColumn[] = STAGES.filter(({ setsStatus }) => !setsStatus).map(({ stage }) =>
  buildCountColumn(
    toColumnName(stage),
    'leads',
    { en: VOCABULARY.en.stage[stage], nl: VOCABULARY.nl.stage[stage] },
    {
      en: `Open leads in the stage ${VOCABULARY.en.stage[stage]}.`,
      nl: `Open leads in de fase ${VOCABULARY.nl.stage[stage]}.`,
    },
  ),
);

/** The section that shows open leads by channel and stage. */
export const SOURCES: ReportSection = {
  name: 'sources',
  title: { en: 'Source by stage', nl: 'Kanaal per fase' },
  columns: [
    {
      ...buildNullableColumn(
        'channel',
        'text',
        'text',
        { en: 'Source', nl: 'Kanaal' },
        {
          en: 'The channel that the lead came by. Null for the totals.',
          nl: 'Het kanaal waarlangs de lead kwam. Leeg voor de totalen.',
        },
      ),
      codes: 'channel',
    },
    OPEN,
    ...STAGE_COLUMNS,
  ],
  chart: {
    kind: 'stacked',
    title: { en: 'Open leads by source and stage', nl: 'Open leads per kanaal en fase' },
    category: 'channel',
    series: STAGE_COLUMNS.map(({ name }) => name),
  },
  read: readSourcesByStage,
};

async function readSourcesByStage(sql: SqlClient, request: ReportRequest): Promise<TableFigures> {
  const found = await readSources(sql, request);
  const buildCells = (some: typeof found): ReportRow => ({
    open: sumKnown(some.map(({ open }) => open)),
    ...Object.fromEntries(
      STAGES.map(({ stage }) => [
        toColumnName(stage),
        sumKnown(some.filter((one) => one.stage === stage).map(({ open }) => open)),
      ]),
    ),
  });
  const rows = CHANNELS.map((channel): ReportRow => {
    return { channel, ...buildCells(found.filter((one) => one.channel === channel)) };
  });
  return { rows, totals: { channel: null, ...buildCells(found) } };
}
