import type { ReportColumn } from '../definition/report-definition.rules.js';
import {
  buildCountColumn,
  buildEuroColumn,
  toPeriodFigure,
  buildNullableColumn,
  buildRatioColumn,
} from '../definition/report-column.factory.js';
import { ANNOUNCED_DAY_RULE } from '../leads/announcement-days.queries.js';

/** The columns of announced and realised figures, shared by all tables that have them. */
export const REALISED_COLUMNS: readonly ReportColumn[] = [
  buildCountColumn(
    'projects',
    'projects',
    { en: 'Projects', nl: 'Projecten' },
    {
      en: `Investments announced, each once: leads in announced or invested at the end of asOf that were not lost or abandoned. ${ANNOUNCED_DAY_RULE.en}`,
      nl: `Aangekondigde investeringen, elk één keer: leads in de fase Aangekondigd of Geïnvesteerd op de peildatum die niet verloren of stopgezet zijn. ${ANNOUNCED_DAY_RULE.nl}`,
    },
  ),
  buildCountColumn(
    'reported',
    'projects',
    { en: 'With figures', nl: 'Met cijfers' },
    {
      en: 'Projects of which a realisation is known. Nothing is known of the others, and they count as 0.',
      nl: 'Projecten waarvan een realisatie bekend is. Van de andere projecten is niets bekend; zij tellen als 0.',
    },
  ),
  buildCountColumn(
    'announcedJobs',
    'jobs',
    { en: 'Jobs announced', nl: 'Aangekondigde jobs' },
    { en: 'Σ announcedJobs.', nl: 'Som van de aangekondigde jobs.' },
  ),
  buildCountColumn(
    'realisedJobs',
    'jobs',
    { en: 'Jobs realised', nl: 'Gerealiseerde jobs' },
    {
      en: 'Σ jobs of the latest realisation of each that speaks of a day up to asOf and was recorded by then.',
      nl: 'Som van de jobs volgens de laatste realisatie van elk project, zoals bekend op de peildatum.',
    },
  ),
  buildRatioColumn(
    'jobsRatio',
    { en: 'Jobs ratio', nl: 'Verhouding jobs' },
    {
      en: 'realisedJobs ÷ announcedJobs. Null where none were announced.',
      nl: 'Gerealiseerde jobs ÷ aangekondigde jobs. Leeg waar er geen aangekondigd zijn.',
    },
  ),
  buildEuroColumn(
    'announcedCapexEur',
    { en: 'Capex announced', nl: 'Aangekondigde investering' },
    { en: 'Σ announcedCapexEur.', nl: 'Som van de aangekondigde investeringsbedragen.' },
  ),
  buildEuroColumn(
    'realisedCapexEur',
    { en: 'Capex realised', nl: 'Gerealiseerde investering' },
    { en: 'Σ capexEur of the same realisations.', nl: 'Som van de investeringsbedragen volgens dezelfde realisaties.' },
  ),
  buildRatioColumn(
    'capexRatio',
    { en: 'Capex ratio', nl: 'Verhouding investering' },
    {
      en: 'realisedCapexEur ÷ announcedCapexEur. Null where none was announced.',
      nl: 'Gerealiseerde investering ÷ aangekondigde investering. Leeg waar er geen aangekondigd is.',
    },
  ),
].map((column) => toPeriodFigure(column));

/** The columns of the report of realisation, by the year of the announcement. */
export const REALISATION_COLUMNS: readonly ReportColumn[] = [
  {
    name: 'year',
    title: { en: 'Announced in', nl: 'Aangekondigd in' },
    kind: 'text',
    unit: 'years',
    definition: {
      en: 'The year in which the investments were announced. For the totals: Total.',
      nl: 'Het jaar waarin de investeringen aangekondigd werden.',
    },
  },
  ...REALISED_COLUMNS,
];

/** The columns of the wins by the involvement of the agency. */
export const INVOLVEMENT_COLUMNS: readonly ReportColumn[] = [
  {
    name: 'involvement',
    title: { en: 'Involvement', nl: 'Betrokkenheid' },
    kind: 'text',
    unit: 'text',
    nullable: true,
    codes: 'involvement',
    definition: {
      en: 'The weight of the work of the agency in the decision. Null where it was not judged, and for the totals.',
      nl: 'Het gewicht van het werk van het agentschap bij de beslissing. Leeg waar dat niet beoordeeld is, en voor de totalen.',
    },
  },
  buildCountColumn(
    'wins',
    'projects',
    { en: 'Wins', nl: 'Gewonnen' },
    {
      en: 'Announced investments that are won at the end of asOf, whenever they were announced; a project counts once.',
      nl: 'Aangekondigde investeringen die gewonnen zijn op de peildatum, wanneer ze ook aangekondigd werden; een project telt één keer.',
    },
  ),
  buildRatioColumn(
    'winsShare',
    { en: 'Share of wins', nl: 'Aandeel gewonnen' },
    {
      en: 'wins ÷ all wins. Null where there are none.',
      nl: 'Gewonnen projecten ÷ alle gewonnen projecten. Leeg waar er geen zijn.',
    },
  ),
  buildCountColumn(
    'jobs',
    'jobs',
    { en: 'Jobs', nl: 'Jobs' },
    { en: 'Σ announcedJobs of these wins.', nl: 'Som van de aangekondigde jobs van deze gewonnen projecten.' },
  ),
  buildNullableColumn(
    'jobsShare',
    'ratio',
    'ratio',
    { en: 'Share of jobs', nl: 'Aandeel jobs' },
    {
      en: 'jobs ÷ all jobs of wins. Null where there are none.',
      nl: 'Jobs ÷ alle jobs van gewonnen projecten. Leeg waar er geen zijn.',
    },
  ),
];
