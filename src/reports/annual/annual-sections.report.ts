import { getCountryName } from '../../common/reference/country-codes.rules.js';
import { getSectorLabel, toSectorKey } from '../../common/reference/nace-codes.rules.js';
import type { Language, Translations } from '../../common/reference/languages.constants.js';
import type { SqlClient } from '../../database/connections/sql.client.js';
import { BUSINESS_ACTIVITIES, INVESTMENT_TYPES } from '../../leads/pipeline/lead.constants.js';
import { ATTRIBUTION_COLUMNS } from '../attribution/activity-attribution.columns.js';
import { activityAttribution } from '../attribution/activity-attribution.report.js';
import { SCOREBOARD_COLUMNS } from '../agreements/agreement-scoreboard.columns.js';
import { agreementScoreboard } from '../agreements/agreement-scoreboard.report.js';
import {
  ANNUAL_REALISED_COLUMNS,
  buildPartColumns,
  buildRankedColumns,
  JUDGED_AFTER,
  type PartTexts,
} from './annual.columns.js';
import { readYears } from './annual.reader.js';
import {
  buildParts,
  CONFIDENTIAL_PART,
  computeShares,
  getYearRanges,
  createConfidentialKey,
  type Part,
  sumProjects,
  type Sums,
} from './annual.rules.js';
import { readUltimateParents } from '../leads/ultimate-parents.queries.js';
import { type AnnouncedProject, isOldEnough, sumRealised } from '../realisation/realisation.rules.js';
import { EVER } from '../definition/report-days.rules.js';
import type { ReportRequest, ReportRow, ReportSection, TableFigures } from '../definition/report-definition.rules.js';
import { sumKnown } from '../statistics/statistics.rules.js';
import { TOTAL } from '../i18n/report.constants.js';
import { translateCode } from '../i18n/vocabulary.constants.js';

const NOT_KNOWN: Translations = { en: 'Not known', nl: 'Niet bekend' };
const CONFIDENTIAL: Translations = { en: 'Other (confidential)', nl: 'Andere (vertrouwelijk)' };
const REST: Translations = { en: 'Other countries', nl: 'Andere landen' };

/** The number of countries that are shown by name. */
const TOP = 10;

/** A way of dividing the projects of the year. */
interface Division {
  name: string;
  title: Translations;
  /** The texts of the column that names the parts. */
  part: PartTexts;
  getKey: (project: AnnouncedProject) => string | null;
  getLabel: (key: string, language: Language) => string;
  /** Keys that have a row in any case, in this order. The other parts come by their ranks. */
  keys?: readonly string[];
}

const DIVISIONS: readonly Division[] = [
  {
    name: 'types',
    title: { en: 'By investment type', nl: 'Per soort investering' },
    part: {
      title: { en: 'Type', nl: 'Soort investering' },
      definition: { en: 'The type of the investment.', nl: 'De soort investering.' },
      key: {
        en: 'The code of the investment type. Null where it is not known, and for the totals.',
        nl: 'De code van de soort investering. Leeg waar ze niet bekend is, en voor de totalen.',
      },
    },
    getKey: ({ investmentType }) => investmentType,
    getLabel: (key, language) => translateCode(language, 'investmentType', key),
    keys: INVESTMENT_TYPES,
  },
  {
    name: 'activities',
    title: { en: 'By business activity', nl: 'Per bedrijfsactiviteit' },
    part: {
      title: { en: 'Activity', nl: 'Bedrijfsactiviteit' },
      definition: { en: 'The business activity of the investment.', nl: 'De bedrijfsactiviteit van de investering.' },
      key: {
        en: 'The code of the business activity. Null where it is not known, and for the totals.',
        nl: 'De code van de bedrijfsactiviteit. Leeg waar ze niet bekend is, en voor de totalen.',
      },
    },
    getKey: ({ businessActivity }) => businessActivity,
    getLabel: (key, language) => translateCode(language, 'businessActivity', key),
    keys: BUSINESS_ACTIVITIES,
  },
  {
    name: 'sectors',
    title: { en: 'By sector', nl: 'Per sector' },
    part: {
      title: { en: 'NACE code', nl: 'Sector (NACE-code)' },
      definition: {
        en: 'The sector of the investment, with its code in NACE.',
        nl: 'De sector van de investering, met de code volgens NACE, de Europese indeling van sectoren.',
      },
      key: {
        en: 'The NACE code of the sector (with Rev. 2 behind it where Rev. 2.1 differs). Null where it is not known, and for the totals.',
        nl: 'De NACE-code van de sector (met Rev. 2 erachter waar Rev. 2.1 verschilt). Leeg waar ze niet bekend is, en voor de totalen.',
      },
    },
    getKey: ({ sector, sectorVersion }) => sector && toSectorKey(sector, sectorVersion),
    getLabel: getSectorLabel,
  },
  {
    name: 'municipalities',
    title: { en: 'By municipality', nl: 'Per gemeente' },
    part: {
      title: { en: 'Municipality', nl: 'Gemeente' },
      definition: { en: 'The municipality of the site that was chosen.', nl: 'De gemeente van de gekozen locatie.' },
      key: {
        en: 'The name of the municipality. Null where it is not known, and for the totals.',
        nl: 'De naam van de gemeente. Leeg waar ze niet bekend is, en voor de totalen.',
      },
    },
    getKey: ({ municipality }) => municipality,
    getLabel: (key) => key,
  },
];

/** The sections of the annual report, in the order in which they are shown. */
export const ANNUAL_SECTIONS: readonly ReportSection[] = [
  {
    name: 'origins',
    title: { en: 'Where investors came from', nl: 'Herkomst van de investeerders' },
    columns: buildRankedColumns({
      title: { en: 'Country', nl: 'Land' },
      definition: { en: 'The country of the company that invests.', nl: 'Het land van het bedrijf dat investeert.' },
      key: {
        en: 'The ISO country code. Null for the other countries together, and for the totals.',
        nl: 'De ISO-landcode. Leeg voor de andere landen samen, en voor de totalen.',
      },
    }),
    chart: {
      kind: 'bars',
      title: { en: 'Projects by country', nl: 'Projecten per land' },
      category: 'label',
      series: ['projects', 'previousProjects'],
    },
    read: readOrigins,
  },
  ...DIVISIONS.map((division): ReportSection => {
    const { name, title, part } = division;
    const read = (sql: SqlClient, request: ReportRequest) => readDivision(sql, request, division);
    return { name, title, columns: buildPartColumns(part), read };
  }),
  {
    name: 'ultimate-parents',
    omittedFromLocks: true,
    title: { en: 'By ultimate parent', nl: 'Per moederbedrijf' },
    columns: buildPartColumns({
      title: { en: 'Ultimate parent', nl: 'Moederbedrijf' },
      definition: {
        en: 'The company at the top of the group of the investor; the investor itself where it belongs to no other company.',
        nl: 'Het hoogste moederbedrijf van de groep van de investeerder; de investeerder zelf waar die bij geen ander bedrijf hoort.',
      },
      key: {
        en: 'The id of the ultimate parent; confidential for all confidential leads. Null for the totals.',
        nl: 'De id van het moederbedrijf, of een code voor alle vertrouwelijke leads. Leeg voor de totalen.',
      },
    }),
    read: readGroups,
  },
  {
    name: 'realised',
    title: { en: 'Announced and realised', nl: 'Aangekondigd en gerealiseerd' },
    columns: ANNUAL_REALISED_COLUMNS,
    intervals: 'year',
    chart: {
      kind: 'bars',
      title: { en: 'Jobs announced and realised', nl: 'Aangekondigde en gerealiseerde jobs' },
      category: 'year',
      series: ['announcedJobs', 'realisedJobs'],
    },
    read: readRealised,
  },
  {
    name: 'activity-scoreboard',
    title: { en: 'Activities of the year', nl: 'Activiteiten van het jaar' },
    columns: ATTRIBUTION_COLUMNS,
    chart: null,
    read: (sql, request) => activityAttribution.read(sql, limitToYear(request, { model: 'linear', groupBy: 'kind' })),
  },
  {
    name: 'agreement-scoreboard',
    title: { en: 'Agreements in the year', nl: 'Overeenkomsten in het jaar' },
    columns: SCOREBOARD_COLUMNS,
    chart: null,
    read: (sql, request) =>
      agreementScoreboard.read(sql, limitToYear(request, { model: 'linear', counting: 'period' })),
  },
];

/** Returns the same request for another report, for the year up to `to`. */
function limitToYear(request: ReportRequest, options: ReportRequest['options']): ReportRequest {
  return { ...request, options, period: { ...request.period, ...getYearRanges(request.period.to).current } };
}

async function readDivision(
  sql: SqlClient,
  request: ReportRequest,
  { getKey, getLabel, keys = [] }: Division,
): Promise<TableFigures> {
  const { current, previous } = await readYears(sql, request);
  const parts = keys.length > 0 ? buildParts(current, previous, getKey) : buildDiscreetParts(current, previous, getKey);
  const fixed = keys.map(
    (key) => parts.find((part) => part.key === key) ?? { key, ...NONE, ...computeShares(NONE, sumProjects(current)) },
  );
  const rows = [...fixed, ...parts.filter(({ key }) => key === null || !keys.includes(key))];
  const formatLabel = (key: string | null) =>
    key === null ? NOT_KNOWN[request.language] : getLabel(key, request.language);
  return {
    rows: rows.map((part): ReportRow => ({
      label: formatConfidential(part.key, request) ?? formatLabel(part.key),
      ...part,
    })),
    totals: buildTotals(current, previous, request),
    notes: buildConfidentialNotes(parts, request),
  };
}

/** Reads the groups of companies that invested, by their ultimate parents. No row names the group of a confidential lead. */
async function readGroups(sql: SqlClient, request: ReportRequest): Promise<TableFigures> {
  const { language } = request;
  const { current, previous } = await readYears(sql, request);
  const companyIds = [...current, ...previous].map(({ companyId }) => companyId);
  const parents = await readUltimateParents(sql, companyIds, request);
  const names = new Map([...parents.values()].map(({ id, name }) => [id, name]));
  const parts = buildParts(current, previous, ({ confidential, companyId }) =>
    confidential ? CONFIDENTIAL_PART : parents.get(companyId)!.id,
  );
  return {
    rows: parts.map((part): ReportRow => ({
      label: formatConfidential(part.key, request) ?? names.get(part.key!) ?? NOT_KNOWN[language],
      ...part,
    })),
    totals: buildTotals(current, previous, request),
    notes: [OWN_NOTE[language], ...(hasConfidential(parts) ? [ALL_CONFIDENTIAL_NOTE[language]] : [])],
  };
}

const OWN_NOTE: Translations = {
  en: 'The ultimate parent is the company at the top of the group. A company that belongs to no other stands for itself.',
  nl: 'Het moederbedrijf is het hoogste bedrijf van de groep. Een bedrijf dat bij geen ander hoort, staat er zelf in.',
};
const ALL_CONFIDENTIAL_NOTE: Translations = {
  en: 'In this table, Other (confidential) holds all confidential leads, because a parent tells who the investor is.',
  nl: 'In deze tabel bevat Andere (vertrouwelijk) alle vertrouwelijke leads, omdat een moederbedrijf verraadt wie de investeerder is.',
};

/** Divides the projects so that no part of either year rests on one confidential project. */
function buildDiscreetParts(
  current: readonly AnnouncedProject[],
  previous: readonly AnnouncedProject[],
  getKey: Division['getKey'],
): Part[] {
  return buildParts(current, previous, createConfidentialKey(current, getKey), createConfidentialKey(previous, getKey));
}

function formatConfidential(key: string | null, { language }: ReportRequest): string | undefined {
  return key === CONFIDENTIAL_PART ? CONFIDENTIAL[language] : undefined;
}

function hasConfidential(parts: readonly Part[]): boolean {
  return parts.some(({ key }) => key === CONFIDENTIAL_PART);
}

function buildConfidentialNotes(parts: readonly Part[], { language }: ReportRequest): string[] {
  return hasConfidential(parts) ? [CONFIDENTIAL_NOTE[language]] : [];
}

const CONFIDENTIAL_NOTE: Translations = {
  en: 'Other (confidential) holds the figures that would rest on one confidential lead alone. The totals include them.',
  nl: 'Andere (vertrouwelijk) bevat de cijfers die anders op één enkele vertrouwelijke lead zouden slaan. In de totalen zijn ze inbegrepen.',
};

/** A part without projects. */
const NONE = { ...sumProjects([]), previousProjects: 0 };

function buildTotals(
  current: readonly AnnouncedProject[],
  previous: readonly AnnouncedProject[],
  { language }: ReportRequest,
): ReportRow {
  const sums = sumProjects(current);
  return {
    key: null,
    label: TOTAL[language],
    ...sums,
    ...computeShares(sums, sums),
    previousProjects: previous.length,
  };
}

/** Reads the ten countries with the most projects, and all the others in one row. */
async function readOrigins(sql: SqlClient, request: ReportRequest): Promise<TableFigures> {
  const { current, previous } = await readYears(sql, request);
  const parts = buildDiscreetParts(current, previous, ({ country }) => country);
  const rows = parts.slice(0, TOP).map((part): ReportRow => {
    return { label: formatConfidential(part.key, request) ?? getCountryName(part.key!, request.language), ...part };
  });
  const others = parts.slice(TOP);
  if (others.length > 0) {
    const sums = sumParts(others);
    const previousProjects = sumKnown(others.map((part) => part.previousProjects));
    const shares = computeShares(sums, sumProjects(current));
    rows.push({ key: null, label: REST[request.language], ...sums, ...shares, previousProjects });
  }
  const shown = parts.slice(0, TOP);
  return { rows, totals: buildTotals(current, previous, request), notes: buildConfidentialNotes(shown, request) };
}

function sumParts(parts: readonly Part[]): Sums {
  return {
    projects: sumKnown(parts.map(({ projects }) => projects)),
    jobs: sumKnown(parts.map(({ jobs }) => jobs)),
    jobsSafeguarded: sumKnown(parts.map((part) => part.jobsSafeguarded)),
    capexEur: sumKnown(parts.map(({ capexEur }) => capexEur)),
  };
}

/**
 * Reads the years with their ratios. A ratio is left out unless everything announced in the year is old enough to be
 * judged.
 */
async function readRealised(sql: SqlClient, request: ReportRequest): Promise<TableFigures> {
  const { years, projects } = await readYears(sql, request);
  const buildCells = (some: readonly AnnouncedProject[]): ReportRow => {
    const old = some.every((project) => isOldEnough(project, JUDGED_AFTER, request.period.asOf));
    return { ...sumRealised(some), ...(old ? {} : { jobsRatio: null, capexRatio: null }) };
  };
  const rows = years.map((year): ReportRow => {
    return {
      year: String(year),
      ...buildCells(projects.filter(({ announcedOn }) => announcedOn.startsWith(`${year}-`))),
    };
  });
  return {
    rows,
    totals: { year: TOTAL[request.language], ...buildCells(projects) },
    notes: [TOO_YOUNG[request.language]],
    covered: { from: EVER, to: request.period.to },
  };
}

const TOO_YOUNG: Translations = {
  en: 'Ratios are shown where everything was announced at least 36 months before the day of the figures.',
  nl: 'Verhoudingen staan er enkel waar alles minstens 36 maanden vóór de peildatum aangekondigd is.',
};
