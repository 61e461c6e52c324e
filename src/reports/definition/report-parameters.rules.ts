import {
  CSV_SEPARATOR_HINT,
  CSV_SEPARATOR_NAMES,
  DEFAULT_CSV_SEPARATOR,
} from '../../common/documents/csv-text.rules.js';
import { AGENCY_ZONE } from '../../common/time/agency-zone.constants.js';
import { createInvalidError, type FieldError, buildUnknownParameterError } from '../../common/errors/domain.errors.js';
import type { ErrorCode } from '../../common/errors/error-codes.rules.js';
import { addDays, getEndOfDay, isCalendarDate, subtractMonths } from '../../common/time/calendar-dates.rules.js';
import { type Language, LANGUAGES, type Translations } from '../../common/reference/languages.constants.js';
import {
  type Choices,
  REPORT_FORMATS,
  type ReportDefinition,
  type ReportLayout,
  type ReportOption,
  type ReportPeriod,
  type ReportRequest,
} from './report-definition.rules.js';
import { DOCUMENT_TEXTS, LANGUAGE_NAMES } from './document-text.rules.js';
import { getIgnoredDays } from './report-days.rules.js';
import { ALL, MAIN, type ReportOutput, getDefaultSection } from './report-document.rules.js';

/** A parameter as shown by the catalogue, OpenAPI and help texts. */
export interface ReportParameter {
  name: string;
  title: string;
  type: 'date' | 'choice';
  /** The values to choose from; null for a date. */
  values: readonly string[] | null;
  /** The labels of the values; null where they have none. */
  labels: Record<string, string> | null;
  /** The values of other parameters with which the day does not affect the figures; null if it always does. */
  ignoredWith: Record<string, string> | null;
  /** The default: a value, or a description of one. */
  default: string;
  description: string;
}

/** A parameter that is a choice of values. */
type Choice = Pick<ReportOption, 'values' | 'default' | 'title' | 'description' | 'translations'>;

const FORMAT: Choice = {
  title: { en: 'Format', nl: 'Bestandsformaat' },
  values: REPORT_FORMATS,
  default: REPORT_FORMATS[0],
  description: {
    en:
      'json has the definition of each column with it; csv is one table, UTF-8 with a byte order mark; xlsx has a sheet for ' +
      'each table; pdf is a document of one to four pages; svg is a chart.',
    nl:
      'json bevat de definitie van elke kolom; csv is één tabel, UTF-8 met byte order mark; xlsx heeft een blad per tabel; pdf ' +
      'is een document van één tot vier pagina’s; svg is een grafiek.',
  },
};

const SEPARATOR: Choice = {
  title: { en: 'Separator of csv', nl: 'Scheidingsteken van csv' },
  values: CSV_SEPARATOR_NAMES,
  default: DEFAULT_CSV_SEPARATOR,
  description: {
    en: `The separator of csv: ${CSV_SEPARATOR_HINT}`,
    nl: 'Het scheidingsteken van csv: Excel verwacht een puntkomma waar getallen een decimale komma hebben.',
  },
};

const LANG: Choice = {
  title: DOCUMENT_TEXTS.language,
  translations: Object.fromEntries(
    Object.entries(LANGUAGE_NAMES).map(([code, name]) => [code, { en: name, nl: name }]),
  ),
  values: LANGUAGES,
  default: LANGUAGES[0],
  description: {
    en: 'The language of labels, titles and definitions. Names of columns and codes are the same in both.',
    nl: 'De taal van opschriften, titels en definities. Namen van kolommen en codes zijn in beide dezelfde.',
  },
};

const buildSectionChoice = (report: ReportDefinition): Choice => ({
  title: DOCUMENT_TEXTS.section,
  translations: {
    [ALL]: DOCUMENT_TEXTS.allSections,
    [MAIN]: DOCUMENT_TEXTS.mainTable,
    ...Object.fromEntries((report.sections ?? []).map(({ name, title }) => [name, title])),
  },
  values: [ALL, MAIN, ...(report.sections ?? []).map(({ name }) => name)],
  default: !report.sections ? ALL : report.briefJson ? `${ALL}; in json and csv ${MAIN}` : `${ALL}; in csv ${MAIN}`,
  description: {
    en:
      'Which tables. csv and svg have one: the section named here, otherwise the main table (csv with all: one table after the ' +
      'other with the columns of all; svg with all: the first one that has a chart). json, xlsx and pdf have the main table ' +
      'and the section named; all: with all of them; main: with none.',
    nl:
      'Welke tabellen. csv en svg hebben er één: het onderdeel dat hier genoemd wordt, anders de hoofdtabel (csv met all: de ' +
      'tabellen na elkaar met de kolommen van alle; svg met all: de eerste met een grafiek). json, xlsx en pdf hebben de ' +
      'hoofdtabel en het genoemde onderdeel; all: met alle; main: zonder.',
  },
});

const FIRST_OF_AS_OF: Translations = {
  en: 'the first day of the month of asOf',
  nl: 'de eerste dag van de maand van asOf',
};
const FIRST_OF_EARLIER: Translations = {
  en: `${FIRST_OF_AS_OF.en}; where it changes nothing, that of to`,
  nl: `${FIRST_OF_AS_OF.nl}; waar ze niets verandert, die van to`,
};

const FIRST_OF_YEAR: Translations = {
  en: 'the first of January of the year of to',
  nl: '1 januari van het jaar van to',
};

const YEAR_BEFORE: Translations = {
  en: 'the first day of the 12 months that end with asOf',
  nl: 'de eerste dag van de 12 maanden die eindigen met asOf',
};

/** Returns the sentence that a day of the period does not affect a report, or nothing if it does. */
function describeNoEffect(choices: Choices | undefined): Translations {
  if (!choices) return { en: '', nl: '' };
  const when = Object.entries(choices).map(([name, value]) => `${name}=${value}`);
  const [where, waar] =
    when.length > 0 ? [`with ${when.join(', ')}`, `met ${when.join(', ')}`] : ['in this report', 'in dit rapport'];
  return { en: ` It changes nothing ${where}.`, nl: ` Ze verandert niets ${waar}.` };
}

/** Chooses the text for what {@link getDefaultFrom} returns. */
function chooseDefaultFrom({ countsYear, coversYear, ignores }: ReportLayout): Translations {
  if (countsYear) return FIRST_OF_YEAR;
  if (coversYear) return YEAR_BEFORE;
  return ignores?.from ? FIRST_OF_EARLIER : FIRST_OF_AS_OF;
}

/** Returns the labels of the values that have one; null if none has. */
function translateValues({ values, translations }: Choice, language: Language): Record<string, string> | null {
  if (!translations) return null;
  return Object.fromEntries(values.map((value) => [value, translations[value]?.[language] ?? value]));
}

/** Returns every parameter of a report in the order in which they are shown: dates, its own, and those of the file. */
export function listParameters(report: ReportDefinition, language: Language = 'en'): ReportParameter[] {
  const buildDateParameter = (
    name: 'asOf' | 'from' | 'to',
    fallback: Translations,
    description: Translations,
  ): ReportParameter => ({
    name,
    title: DOCUMENT_TEXTS[name][language],
    type: 'date',
    values: null,
    labels: null,
    default: fallback[language],
    description: description[language],
    ignoredWith: (name !== 'asOf' && report.ignores?.[name]) || null,
  });
  const [from, to] = [describeNoEffect(report.ignores?.from), describeNoEffect(report.ignores?.to)];
  const buildChoiceParameter = (name: string, choice: Choice): ReportParameter => ({
    name,
    title: choice.title[language],
    type: 'choice',
    values: choice.values,
    labels: translateValues(choice, language),
    default: choice.default,
    description: choice.description[language],
    ignoredWith: null,
  });
  return [
    buildDateParameter(
      'asOf',
      { en: `today in ${AGENCY_ZONE}`, nl: `vandaag in ${AGENCY_ZONE}` },
      {
        en: `The figures as they were known at the end of this day in ${AGENCY_ZONE}.`,
        nl: `De cijfers zoals ze bekend waren op het einde van deze dag in ${AGENCY_ZONE}.`,
      },
    ),
    buildDateParameter('from', chooseDefaultFrom(report), {
      en: `First day of the period that events are counted in.${from.en}`,
      nl: `Eerste dag van de periode waarin gebeurtenissen geteld worden.${from.nl}`,
    }),
    buildDateParameter(
      'to',
      { en: 'asOf', nl: 'asOf' },
      {
        en: `Last day of the period, itself included; not after asOf.${to.en}`,
        nl: `Laatste dag van de periode, zelf inbegrepen; niet na asOf.${to.nl}`,
      },
    ),
    ...Object.entries(report.options).map(([name, option]) => buildChoiceParameter(name, option)),
    buildChoiceParameter('section', buildSectionChoice(report)),
    buildChoiceParameter('format', FORMAT),
    buildChoiceParameter('separator', SEPARATOR),
    buildChoiceParameter('lang', LANG),
  ];
}

/**
 * Parses the parameters of a report, given as texts by name.
 * @param today the date in Europe/Brussels
 * @throws 422 naming every wrong or unknown parameter
 */
export function parseReportRequest(
  report: ReportDefinition,
  given: Readonly<Record<string, unknown>>,
  today: string,
): { request: ReportRequest; output: ReportOutput } {
  const errors: FieldError[] = [];
  const addError: AddError = (name, code, detail) => void errors.push({ pointer: `?${name}`, code, detail });
  const parameters = listParameters(report);
  const texts = new Map<string, string>();
  for (const [name, value] of Object.entries(given)) {
    const parameter = parameters.find((candidate) => candidate.name === name);
    if (!parameter) errors.push(buildUnknownParameterError(name));
    else if (typeof value !== 'string') addError(name, 'parameter.repeated', `${name} may be given once.`);
    else if (isAccepted(parameter, value)) texts.set(name, value);
    else addError(name, 'parameter.invalid', `${name} must be ${describe(parameter)}.`);
  }
  const options = Object.entries(report.options).map(([name, option]) => [name, texts.get(name) ?? option.default]);
  const chosen = Object.fromEntries(options) as Record<string, string>;
  const period = buildPeriod(report, chosen, texts, today);
  const basis = chosen['basis'] === 'occurred' ? 'occurred' : 'known';
  // An invalid date has already been reported, and the other dates cannot be compared with it.
  const dated = parameters.every(({ name, type }) => type !== 'date' || given[name] === undefined || texts.has(name));
  if (dated) checkPeriod(report, period, today, texts, addError);
  if (errors.length > 0) throw createInvalidError(errors);
  const format = REPORT_FORMATS.find((candidate) => candidate === texts.get('format')) ?? REPORT_FORMATS[0];
  return {
    request: {
      period,
      knownBefore: getEndOfDay(basis === 'known' ? period.asOf : today, AGENCY_ZONE),
      basis,
      ...(basis === 'occurred' || period.asOf >= today ? { provisional: true } : {}),
      options: chosen,
      language: LANGUAGES.find((language) => language === texts.get('lang')) ?? LANGUAGES[0],
    },
    output: {
      format,
      // A report of one table has the same contents with every value.
      section: report.sections ? (texts.get('section') ?? getDefaultSection(report, format)) : ALL,
      separator: CSV_SEPARATOR_NAMES.find((name) => name === texts.get('separator')),
    },
  };
}

type AddError = (name: string, code: ErrorCode, detail: string) => void;

function isAccepted(parameter: ReportParameter, value: string): boolean {
  return parameter.values ? parameter.values.includes(value) : isCalendarDate(value);
}

function describe(parameter: ReportParameter): string {
  return parameter.values ? `one of ${parameter.values.join(', ')}` : 'a date of the calendar (YYYY-MM-DD)';
}

/**
 * Returns the first day of a period if none is given: the first day of the month of asOf, or of the 12 months that end
 * with asOf. If the day does not affect the report and `to` is earlier, it is the first day of the month of `to`, so that
 * the default never makes an earlier end invalid. A report of a calendar year always begins with the year.
 */
export function getDefaultFrom(
  report: ReportLayout,
  { options, period: { asOf, to } }: Pick<ReportRequest, 'options'> & { period: Omit<ReportPeriod, 'from'> },
): string {
  if (report.countsYear) return `${to.slice(0, 4)}-01-01`;
  if (report.coversYear) return getFirstOfYearsUntil(asOf, 1);
  return getFirstOfMonth(getIgnoredDays(report, { options }).from && to < asOf ? to : asOf);
}

/**
 * Returns the first day of the years that end with a day (1 year: 2026-10-31 → 2025-11-01, 2025-02-28 → 2024-03-01).
 */
export function getFirstOfYearsUntil(day: string, years: number): string {
  const next = addDays(day, 1);
  // Most years have no 29 February, so the years begin on 1 March.
  return subtractMonths(next.endsWith('-02-29') ? addDays(next, 1) : next, 12 * years);
}

const getFirstOfMonth = (day: string) => `${day.slice(0, 8)}01`;

function buildPeriod(
  report: ReportLayout,
  options: Choices,
  texts: ReadonlyMap<string, string>,
  today: string,
): ReportPeriod {
  const asOf = texts.get('asOf') ?? today;
  const to = texts.get('to') ?? asOf;
  const from = report.countsYear ? undefined : texts.get('from');
  return { asOf, from: from ?? getDefaultFrom(report, { options, period: { asOf, to } }), to };
}

function checkPeriod(
  report: ReportLayout,
  { asOf, from, to }: ReportPeriod,
  today: string,
  texts: ReadonlyMap<string, string>,
  addError: AddError,
): void {
  if (asOf > today) {
    addError(
      'asOf',
      'report.as_of_in_future',
      `asOf must not be in the future: ${asOf} is after today (${today}) in ${AGENCY_ZONE}.`,
    );
  }
  if (to > asOf) {
    addError('to', 'report.to_after_as_of', `to must not be after asOf: ${to} is after ${asOf}.`);
  }
  // A day that is given is checked even if the report counts from another one.
  const first = texts.get('from') ?? from;
  if (first > to) {
    const chosen = texts.has('from') ? '' : ` (the default, ${chooseDefaultFrom(report).en})`;
    addError('from', 'report.from_after_to', `from must not be after to: ${first}${chosen} is after ${to}.`);
  }
}
