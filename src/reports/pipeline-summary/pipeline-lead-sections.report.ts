import type { Translations } from '../../common/reference/languages.constants.js';
import type { SqlClient } from '../../database/connections/sql.client.js';
import { readGroupLabels } from '../leads/lead-groups.reader.js';
import { type LeadList, SHOWN } from '../leads/lead-lists.queries.js';
import { type LeadRow, readLeadRows, readLeadList } from '../leads/lead-rows.queries.js';
import { readUltimateParents } from '../leads/ultimate-parents.queries.js';
import type {
  ReportColumn,
  ReportRequest,
  ReportRow,
  ReportSection,
  TableFigures,
} from '../definition/report-definition.rules.js';
import {
  CAPEX,
  buildCountColumn,
  buildDaysColumn,
  JOBS,
  buildNullableColumn,
  buildTextColumn,
} from '../definition/report-column.factory.js';
import { LEAD_REFERENCE, LEAD_TITLE } from '../leads/lead-row.columns.js';
import { CODENAMES_NOTE, STALE_IN_LISTS, TOTAL } from '../i18n/report.constants.js';

const SINCE_THEN: Translations = {
  en: 'The lists hold leads that were open at the end of the day of the figures. Leads that became confidential later are under their codename too.',
  nl: 'De lijsten bevatten leads die op de peildatum open waren. Ook leads die pas later vertrouwelijk werden, staan er onder hun codenaam.',
};

const TOP_NOTE: Translations = {
  en: 'Leads without expected jobs are left out. The total of the weighted jobs is rounded once, so that it may differ from the sum of the rows.',
  nl: 'Leads zonder verwachte jobs staan er niet bij. Het totaal van de gewogen jobs is één keer afgerond en kan dus verschillen van de som van de rijen.',
};

const CELLS = {
  reference: LEAD_REFERENCE,
  title: LEAD_TITLE,
  company: buildNullableColumn(
    'company',
    'text',
    'text',
    { en: 'Company', nl: 'Bedrijf' },
    {
      en: 'The name of the company at the end of asOf. Null for confidential leads, and for the totals.',
      nl: 'De naam van het bedrijf op de peildatum. Leeg voor vertrouwelijke leads, en voor de totalen.',
    },
  ),
  ultimateParent: buildNullableColumn(
    'ultimateParent',
    'text',
    'text',
    { en: 'Ultimate parent', nl: 'Moederbedrijf' },
    {
      en: 'The name of the company at the top of its group at the end of asOf. Null where the company belongs to no other, for confidential leads, and for the totals.',
      nl: 'De naam van het hoogste moederbedrijf van de groep op de peildatum. Leeg waar het bedrijf bij geen ander hoort, voor vertrouwelijke leads, en voor de totalen.',
    },
  ),
  owner: buildTextColumn(
    'owner',
    { en: 'Owner', nl: 'Eigenaar' },
    {
      en: 'The name of the owner, as it was known at the end of asOf.',
      nl: 'De naam van de eigenaar, zoals bekend op de peildatum.',
    },
  ),
  stage: {
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
  daysInStage: buildDaysColumn(
    'daysInStage',
    { en: 'Days in stage', nl: 'Dagen in fase' },
    { en: 'Days from stageEnteredOn to asOf.', nl: 'Het aantal dagen sinds het begin van de fase tot de peildatum.' },
  ),
  jobs: { ...JOBS, nullable: true },
  capexEur: { ...CAPEX, nullable: true },
  weightedJobs: {
    ...buildCountColumn(
      'weightedJobs',
      'jobs',
      { en: 'Weighted jobs', nl: 'Gewogen jobs' },
      { en: 'jobsExpected × p ÷ 100, rounded half up.', nl: 'Verwachte jobs × kans, afgerond.' },
    ),
    nullable: true,
  },
  decisionOn: buildNullableColumn(
    'decisionOn',
    'date',
    'date',
    { en: 'Decision', nl: 'Beslissing' },
    {
      en: 'The day on which the investor expects to decide.',
      nl: 'De dag waarop de investeerder verwacht te beslissen.',
    },
  ),
  lastContactOn: buildNullableColumn(
    'lastContactOn',
    'date',
    'date',
    { en: 'Last contact', nl: 'Laatste contact' },
    {
      en: `The day of the last interaction. Null where there was none. A lead is here from the 91st day after it, or after receivedOn where that is later. ${STALE_IN_LISTS.en}`,
      nl: `De dag van het laatste contact. Leeg waar er geen was. Een lead staat in deze lijst vanaf de 91e dag na het laatste contact, of na de ontvangst als die later viel. ${STALE_IN_LISTS.nl}`,
    },
  ),
  nextAction: buildNullableColumn(
    'nextAction',
    'text',
    'text',
    { en: 'Next action', nl: 'Volgende taak' },
    {
      en: 'The task that is due first of those to be done. Null where there is none, and for confidential leads.',
      nl: 'De eerstvolgende taak die nog te doen is. Leeg waar er geen is, en voor vertrouwelijke leads.',
    },
  ),
  nextDueOn: buildNullableColumn(
    'nextDueOn',
    'date',
    'date',
    { en: 'Due', nl: 'Tegen' },
    { en: 'The day on which the next action is due.', nl: 'De dag waarop de volgende taak uitgevoerd moet zijn.' },
  ),
} satisfies Record<string, ReportColumn>;

type Cell = keyof typeof CELLS;

function list(name: LeadList, title: Translations, cells: readonly Cell[]): ReportSection {
  return {
    name,
    title,
    columns: cells.map((cell) => CELLS[cell]),
    chart: null,
    shortList: SHOWN,
    read: (sql, request) => readList(sql, request, name),
  };
}

/** The lists of single leads in the pipeline report. */
export const LEAD_SECTIONS = {
  top: list('top', { en: 'Top 20 by weighted jobs', nl: 'Top 20 volgens gewogen jobs' }, [
    'reference',
    'title',
    'company',
    'ultimateParent',
    'owner',
    'stage',
    'jobs',
    'weightedJobs',
    'capexEur',
    'nextAction',
    'nextDueOn',
  ]),
  stale: list('stale', { en: 'Stale for more than 90 days', nl: 'Meer dan 90 dagen stilgevallen' }, [
    'reference',
    'title',
    'company',
    'ultimateParent',
    'owner',
    'stage',
    'daysInStage',
    'jobs',
    'lastContactOn',
    'nextAction',
    'nextDueOn',
  ]),
  decisions: list('decisions', { en: 'Decisions due within 60 days', nl: 'Beslissingen binnen 60 dagen' }, [
    'reference',
    'title',
    'company',
    'ultimateParent',
    'owner',
    'stage',
    'decisionOn',
    'jobs',
    'weightedJobs',
    'capexEur',
    'nextAction',
    'nextDueOn',
  ]),
} satisfies Record<LeadList, ReportSection>;

async function readList(sql: SqlClient, request: ReportRequest, name: LeadList): Promise<TableFigures> {
  const all = await readLeadList(sql, name, request);
  const leads = await readLeadRows(sql, all.ids, request);
  const owners = leads.map(({ ownerId }) => ownerId);
  const owner = await readGroupLabels(sql, 'owner', owners, request);
  const parents = await readUltimateParents(
    sql,
    leads.map(({ companyId }) => companyId),
    request,
  );
  const { language } = request;
  return {
    rows: leads.map((lead) => ({
      ...buildCells(lead),
      ultimateParent: findUltimateParent(lead, parents),
      owner: owner(lead.ownerId),
    })),
    totals: {
      title: TOTAL[language],
      owner: '',
      jobs: all.jobs,
      capexEur: all.capexEur,
      weightedJobs: all.weightedJobs,
    },
    notes: [
      buildShownNote(leads.length, all.leads)[language],
      SINCE_THEN[language],
      ...(name === 'top' ? [TOP_NOTE[language]] : []),
      CODENAMES_NOTE[language],
    ],
  };
}

/** Returns the name of the ultimate parent; null if the company belongs to no other or must not be named. */
function findUltimateParent(
  { companyId }: LeadRow,
  parents: Awaited<ReturnType<typeof readUltimateParents>>,
): string | null {
  const parent = parents.get(companyId);
  return parent && parent.id !== companyId ? parent.name : null;
}

/** Writes how many leads of a list are shown, and which ones the totals have. */
export function buildShownNote(shown: number, all: number): Translations {
  if (shown < all) {
    return {
      en: `The list has ${shown} of ${all} leads, ${SHOWN} at most; the totals are of all ${all}.`,
      nl: `De lijst telt ${shown} van de ${all} leads, hoogstens ${SHOWN}; de totalen gaan over alle ${all}.`,
    };
  }
  if (all === 1) return { en: 'The list has one lead.', nl: 'De lijst telt één lead.' };
  return all === 0
    ? { en: 'The list has no leads.', nl: 'De lijst telt geen leads.' }
    : { en: `The list has all ${all} leads.`, nl: `De lijst telt alle ${all} leads.` };
}

function buildCells(lead: LeadRow): ReportRow {
  const { reference, title, company, stage, daysInStage, jobs, capexEur, weightedJobs } = lead;
  const { decisionOn, lastContactOn, nextAction, nextDueOn } = lead;
  const known = { reference, title, company, stage, daysInStage, jobs, capexEur, weightedJobs };
  return { ...known, decisionOn, lastContactOn, nextAction, nextDueOn };
}
