import { ALL, getParameter, MAIN, type ReportDefinition, type ReportHeader } from '../document/report-document.rules';

/** The parameters of a report in the address of its screen. A parameter that is not named has its default. */
export type ReportSearch = Readonly<Record<string, string>>;

/** The parameters of the API that the screen sets itself. */
const NOT_IN_ADDRESS = ['format', 'separator', 'lang'];

/** Reads what the address says. Parameters that the report does not have are left out. */
export function readReportSearch(definition: ReportDefinition, address: Record<string, unknown>): ReportSearch {
  const names = definition.parameters.map(({ name }) => name).filter((name) => !NOT_IN_ADDRESS.includes(name));
  return Object.fromEntries(
    names.flatMap((name) => {
      const value = address[name];
      // The router reads `targetDays=2` as a number.
      const text = typeof value === 'string' || typeof value === 'number' ? String(value).trim() : '';
      return text === '' ? [] : [[name, text]];
    }),
  );
}

/** Sets parameters. A parameter with its default is not named in the address. */
export function changeReportSearch(
  definition: ReportDefinition,
  search: ReportSearch,
  changes: Readonly<Record<string, string | undefined>>,
): ReportSearch {
  const defaults = new Map(
    definition.parameters.map(({ name, type, default: value }) => [name, type === 'choice' ? value : null]),
  );
  defaults.set('section', ALL);
  const changed = Object.entries({ ...search, ...changes });
  return Object.fromEntries(
    changed.filter((entry): entry is [string, string] => !!entry[1] && entry[1] !== defaults.get(entry[0])),
  );
}

/** The reports whose sections take many times as long as the main table, so that each is read when it comes into view. */
const BRIEF_REPORTS = ['pipeline-summary'];

/** Returns whether the main table of a report is read without its sections. */
export function isReadBriefly({ name }: Pick<ReportDefinition, 'name'>, search: ReportSearch): boolean {
  return BRIEF_REPORTS.includes(name) && (search['section'] ?? ALL) === ALL;
}

/** Builds the query of the request. The screen shows all tables unless the user chooses one. */
export function buildReportQuery(
  definition: Pick<ReportDefinition, 'name' | 'sections'>,
  search: ReportSearch,
  lang: string,
): Record<string, string> {
  if (isReadBriefly(definition, search)) return { ...search, section: MAIN, lang };
  return { ...(definition.sections.length > 0 && { section: ALL }), ...search, lang };
}

/** Builds the query of a file with exactly what a document shows, also when it is fetched on another day. */
export function buildFileQuery(
  definition: ReportDefinition,
  document: ReportHeader,
  file: { format: string; lang: string; section?: string },
): Record<string, string> {
  const { parameters, sections } = definition;
  const { format, lang, section = getParameter(document, 'section') || ALL } = file;
  const names = parameters.map(({ name }) => name).filter((name) => ![...NOT_IN_ADDRESS, 'section'].includes(name));
  // A document does not state a parameter that may have its default.
  const values = names
    .map((name): [string, string] => [name, getParameter(document, name)])
    .filter(([, value]) => value !== '');
  return {
    ...Object.fromEntries(values),
    ...(sections.length > 0 && { section }),
    format,
    // Excel expects a semicolon where numbers have a decimal comma.
    ...(format === 'csv' && lang === 'nl' && { separator: 'semicolon' }),
    lang,
  };
}
