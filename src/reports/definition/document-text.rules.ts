import { formatDate } from '../../common/documents/locale-format.rules.js';
import type { Language, Translations } from '../../common/reference/languages.constants.js';
import { getIntervalDays, PARTIAL_MARK } from './intervals.rules.js';
import { getIgnoredDays } from './report-days.rules.js';
import { ALL, type FilledTable, listPartialIntervals, MAIN, type ReportDocument } from './report-document.rules.js';

/** The fixed words of documents. */
export const DOCUMENT_TEXTS = {
  definitions: { en: 'Definitions', nl: 'Definities' },
  about: { en: 'About', nl: 'Toelichting' },
  column: { en: 'Column', nl: 'Kolom' },
  name: { en: 'Name in data', nl: 'Naam in databestanden' },
  table: { en: 'Table', nl: 'Tabel' },
  unit: { en: 'Unit', nl: 'Eenheid' },
  definition: { en: 'Definition', nl: 'Definitie' },
  report: { en: 'Report', nl: 'Rapport' },
  version: { en: 'Definition version', nl: 'Versie van de definitie' },
  asOf: { en: 'As of', nl: 'Peildatum' },
  from: { en: 'From', nl: 'Van' },
  to: { en: 'To', nl: 'Tot en met' },
  language: { en: 'Language', nl: 'Taal' },
  section: { en: 'Section', nl: 'Onderdeel' },
  allSections: { en: 'All sections', nl: 'Alle onderdelen' },
  mainTable: { en: 'Main table only', nl: 'Alleen de hoofdtabel' },
  row: { en: 'Row', nl: 'Rij' },
  rows: { en: 'Rows', nl: 'Rijen' },
  main: { en: 'Main table', nl: 'Hoofdtabel' },
  tableChart: { en: 'Chart of the table', nl: 'Grafiek van de tabel' },
  mainTableChart: { en: 'Chart of the main table', nl: 'Grafiek van de hoofdtabel' },
  continued: { en: '(continued)', nl: '(vervolg)' },
  note: { en: 'Note', nl: 'Opmerking' },
  headline: { en: 'Key figures', nl: 'Kerncijfers' },
  figure: { en: 'Figure', nl: 'Cijfer' },
  value: { en: 'Value', nl: 'Waarde' },
  before: { en: 'Before', nl: 'Voordien' },
  change: { en: 'Change', nl: 'Verschil' },
  comparedWith: { en: 'Compared with', nl: 'Vergeleken met' },
  nothing: { en: 'There is nothing to show in this period.', nl: 'In deze periode valt er niets te tonen.' },
  noneBefore: { en: 'nothing before', nl: 'voordien niets' },
  missing: {
    en: 'Characters that could not be printed (shown as [?]):',
    nl: 'Tekens die niet afgedrukt konden worden (getoond als [?]):',
  },
  cutDefinitions: {
    en: 'The definition of every column is in the workbook (xlsx).',
    nl: 'De definitie van elke kolom staat in het Excel-bestand.',
  },
} as const satisfies Readonly<Record<string, Translations>>;

/** The name of the agency's time zone, as people call it. */
export const ZONE_NAME: Translations = { en: 'Brussels time', nl: 'Brusselse tijd' };

/** The names of the languages in themselves. */
export const LANGUAGE_NAMES: Readonly<Record<Language, string>> = { en: 'English', nl: 'Nederlands' };

/** Writes the page number, such as `page 2 of 3`. */
export const formatPageNumber: Readonly<Record<Language, (page: number | string, pages: number | string) => string>> = {
  en: (page, pages) => `page ${page} of ${pages}`,
  nl: (page, pages) => `pagina ${page} van ${pages}`,
};

/** Writes a number of rows. */
function formatRows(rows: number, language: Language): string {
  const { row, rows: several } = DOCUMENT_TEXTS;
  return `${rows} ${(rows === 1 ? row : several)[language].toLowerCase()}`;
}

/** Writes the note that a table is shortened. */
export const formatMoreRows: Readonly<Record<Language, (left: number) => string>> = {
  en: (left) => `The workbook (xlsx) has ${left} more ${left === 1 ? 'row' : 'rows'}.`,
  nl: (left) => `In het Excel-bestand ${left === 1 ? 'staat' : 'staan'} nog ${formatRows(left, 'nl')}.`,
};

/** Writes the note that a chart shows only the largest values. */
export const formatLeftOutOfChart: Readonly<Record<Language, (left: number) => string>> = {
  en: (left) =>
    left === 1 ? '1 more is not drawn; the table has it.' : `${left} more are not drawn; the table has them.`,
  nl: (left) =>
    left === 1
      ? '1 andere staat niet in de grafiek, wel in de tabel.'
      : `${left} andere staan niet in de grafiek, wel in de tabel.`,
};

/**
 * Writes the footnotes about the years, quarters and months that the figures cover in part only. `formatValue` writes
 * the interval as the marked text has it.
 */
export function formatPartialNotes(
  filled: FilledTable,
  language: Language,
  formatValue = (value: string) => value,
): string[] {
  return listPartialIntervals(filled).map(({ value, from, to }) => {
    const whole = getIntervalDays(value)!;
    const [first, last] = [formatDate(from, language), formatDate(to, language)];
    const days =
      from === whole.from
        ? { en: `up to and including ${last} only`, nl: `enkel tot en met ${last}` }
        : to === whole.to
          ? { en: `from ${first} only`, nl: `enkel vanaf ${first}` }
          : { en: `from ${first} to ${last} only`, nl: `enkel van ${first} tot en met ${last}` };
    return `${PARTIAL_MARK} ${formatValue(value)}: ${days[language]}.`;
  });
}

/** Writes the day and the period of the figures; days that do not affect the figures are left out. */
export function formatAsOfLine({ report, request }: Pick<ReportDocument, 'report' | 'request'>): string {
  const { language, period } = request;
  const ignored = getIgnoredDays(report, request);
  const hasNoStart = ignored.from && !report.countsYear;
  const [asOf, from, to] = [period.asOf, period.from, period.to].map((date) => formatDate(date, language));
  if (language === 'en') {
    const counted = hasNoStart ? `counted up to ${to}` : `period ${from} to ${to}`;
    const day = request.basis === 'known' ? `As known at the end of ${asOf}` : `By the days of events up to ${asOf}`;
    return `${day} (${ZONE_NAME.en})${ignored.to ? '' : `; ${counted}`}.`;
  }
  const counted = hasNoStart ? `geteld tot en met ${to}` : `periode van ${from} tot en met ${to}`;
  const day =
    request.basis === 'known'
      ? `Zoals bekend op het einde van ${asOf}`
      : `Volgens de dagen van de gebeurtenissen tot en met ${asOf}`;
  return `${day} (${ZONE_NAME.nl})${ignored.to ? '' : `; ${counted}`}.`;
}

/** Writes that the history of leads was loaded after the day of the figures. */
export function formatLoadedNote(day: string, language: Language): string {
  const loadedOn = formatDate(day, language);
  return {
    en: `History loaded on ${loadedOn}: figures of earlier days contain what the imported file says about them.`,
    nl: `Historiek ingeladen op ${loadedOn}: cijfers van eerdere dagen bevatten wat het geïmporteerde bestand erover zegt.`,
  }[language];
}

/** Returns the report's own parameters in words: "Grouping: by stage · Attribution model: equal shares". */
export function formatFilters({ report, request }: Pick<ReportDocument, 'report' | 'request'>): [string, string][] {
  return Object.entries(request.options).map(([name, value]) => {
    const { title, translations } = report.options[name]!;
    return [title[request.language], translations?.[value]?.[request.language] ?? value];
  });
}

/** Writes which tables the file has: all sections, none of them, or the one that was requested. */
export function formatSection({ report, request: { language }, output: { section } }: ReportDocument): string {
  if (section === ALL) return DOCUMENT_TEXTS.allSections[language];
  if (section === MAIN) return DOCUMENT_TEXTS.mainTable[language];
  const title = report.sections?.find(({ name }) => name === section)?.title[language] ?? section;
  return `${DOCUMENT_TEXTS.section[language]}: ${title}`;
}

const formatVersion = (version: number, language: Language) =>
  language === 'en' ? `version ${version} of its definition` : `versie ${version} van de definitie`;

/** Writes a text with a small first letter, for the middle of a sentence. */
export const formatLowerFirst = (text: string) => text.slice(0, 1).toLowerCase() + text.slice(1);

/**
 * Writes the facts that an auditor needs a year later: report, version, parameters, tables, language and the number of
 * rows of the first table.
 */
export function formatSourceLine(document: ReportDocument): string {
  const { report, request, output } = document;
  const { language } = request;
  const { report: name, language: written, main } = DOCUMENT_TEXTS;
  const sentences = [
    `${name[language]}: ${report.title[language]}, ${formatVersion(report.version, language)}`,
    ...formatFilters(document).map(([title, value]) => `${title}: ${value}`),
    ...(report.sections && output.format !== 'svg' ? [formatSection(document)] : []),
    `${written[language]}: ${LANGUAGE_NAMES[language]}`,
    output.format === 'svg' ? formatChartRows(document) : formatTableRows(main[language], document),
  ];
  return `${sentences.join('. ')}.`;
}

function formatTableRows(table: string, { request: { language }, figures }: ReportDocument): string {
  return `${table}: ${formatRows(figures.tables[0].figures.rows.length, language)}`;
}

/** Writes which table a chart is of, because a report can have several, and how many rows it has. */
function formatChartRows(document: ReportDocument): string {
  const { request, figures } = document;
  const { language } = request;
  const [{ name, table }] = figures.tables;
  const { tableChart, mainTableChart } = DOCUMENT_TEXTS;
  const chart = name === MAIN ? mainTableChart[language] : `${tableChart[language]} “${table.title[language]}”`;
  return formatTableRows(chart, document);
}
