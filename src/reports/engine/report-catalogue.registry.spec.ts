import { REPORT_HEADER } from '../files/file-header.rules.js';
import { GROUP_LABELS, STALE_IN_LISTS } from '../i18n/report.constants.js';
import { DUTCH } from '../i18n/vocabulary-nl.constants.js';
import { REPORTS } from './report-catalogue.registry.js';

/** Names of columns, parameters and codes, and signs that only programmers read as words. */
const CODE_WORDS =
  /\p{Ll}\p{Lu}|[Σ`_]|\b[Nn]ull\b|\bGET\b|\b(?:announced|invested|immature|unknown|overdue|none|wins|lost|won|commitments|contactable|entered|reached|cost)\b|\b[Oo]pgegeven (?:leads|werd|zijn|jobs|capex)|^Opgegeven/u;

function listDutchTexts(value: unknown): string[] {
  if (value === null || typeof value !== 'object') return [];
  const { nl } = value as { nl?: unknown };
  if (typeof nl === 'string') return [nl];
  return Object.values(value).flatMap((part) => listDutchTexts(part));
}

describe('The Dutch texts of reports', () => {
  it.each(REPORTS.map((report) => [report.name, report] as const))('of %s have no code words', (_, report) => {
    expect(listDutchTexts(report).filter((text) => CODE_WORDS.test(text))).toEqual([]);
  });

  it('of all reports have no code words', () => {
    const texts = [
      ...listDutchTexts({ GROUP_LABELS, STALE_IN_LISTS }),
      ...Object.values(DUTCH).flatMap((words) => Object.values<string>(words)),
    ];
    expect(texts.filter((text) => CODE_WORDS.test(text))).toEqual([]);
  });

  it('name no column of the data in formulas', () => {
    const names = /\b(?:answered|unanswered|judged|received)\b/u;
    expect(REPORTS.flatMap((report) => listDutchTexts(report)).filter((text) => names.test(text))).toEqual([]);
  });

  it('call a status by one word', () => {
    const titles = REPORTS.flatMap((report) => [report, ...(report.sections ?? [])].flatMap(({ columns }) => columns));
    const named = titles.filter(({ name }) => name !== 'open' && Object.hasOwn(DUTCH.status, name));
    const words = new Map(Object.entries<string>(DUTCH.status));
    expect(named.map(({ title }) => title.nl)).toEqual(named.map(({ name }) => words.get(name)));
  });
});

/** The facts that begin each row of a csv, besides the report's own parameters. */
const FACTS = [...REPORT_HEADER, 'lang', 'section', 'rowCount', 'row'];

const TABLES = REPORTS.flatMap((report) =>
  [report, ...(report.sections ?? [])].map((table) => [report.name, table.title.en, table] as const),
);

describe('The definitions of columns', () => {
  it.each(TABLES)('of %s, %s have a noun of their own', (_, __, { columns }) => {
    const texts = columns.flatMap(({ definition: { en, nl } }) => [en, nl]);
    const headless =
      /^(?:Its|What|Who|How|Waarover|Wat|Wie|Hoe|Hoever|Over welke)\b|^(?:The stage|De fase|Stage [AB]|Fase [AB])\.|\bof which it is so|the most of|\bin use\b|in gebruik|for the rest|voor de rest|\bonce an\b|in what is counted/iu;
    expect(texts.filter((text) => headless.test(text))).toEqual([]);
  });

  it('of ratios in the annual report say that everything must be old enough', () => {
    const [, , realised] = TABLES.find(([report, title]) => report === 'annual' && title === 'Announced and realised')!;
    const ratios = realised.columns.filter(({ kind }) => kind === 'ratio').map(({ definition }) => definition);
    expect(ratios.map(({ en }) => en.endsWith('at least 36 months before asOf.'))).toEqual([true, true]);
    expect(ratios.map(({ nl }) => nl.endsWith('minstens 36 maanden vóór de peildatum aangekondigd is.'))).toEqual([
      true,
      true,
    ]);
  });
});

describe('The names of columns', () => {
  it.each(TABLES)(
    'of %s, %s differ from each other and from the facts at the head of files',
    (name, _, { columns }) => {
      const { options } = REPORTS.find((report) => report.name === name)!;
      const names = [...FACTS, ...Object.keys(options), ...columns.map((column) => column.name)];
      expect(names).toEqual([...new Set(names)]);
    },
  );

  it.each(TABLES)('of %s, %s are no former names of other columns', (_, __, { columns }) => {
    const former = columns.flatMap(({ formerName }) => formerName ?? []);
    expect(columns.filter(({ name }) => former.includes(name))).toEqual([]);
  });
});

describe('The heads of columns', () => {
  const visible = ({ columns }: (typeof TABLES)[number][2]) => columns.filter(({ hidden }) => !hidden);

  it.each(TABLES)('of %s, %s differ and are not cut short', (_, __, table) => {
    for (const language of ['en', 'nl'] as const) {
      const titles = visible(table).map(({ title }) => title[language]);
      expect(titles).toEqual([...new Set(titles)]);
      expect(
        titles.filter((title) => /\p{L}\.(?:\s|$)|^(?:Share|Aandeel|Year before|Jaar ervoor)$/u.test(title)),
      ).toEqual([]);
    }
  });

  it.each(TABLES)('of %s, %s name days and hours', (_, __, table) => {
    const words = { days: /\bdays\b|dagen\b/i, hours: /\bhours\b|uren\b/i } as const;
    const spans = visible(table).flatMap(({ unit, title }) =>
      unit === 'days' || unit === 'hours' ? [[words[unit], title.en] as const, [words[unit], title.nl] as const] : [],
    );
    expect(spans.filter(([word, title]) => !word.test(title)).map(([, title]) => title)).toEqual([]);
  });
});

describe('The descriptions of reports', () => {
  it.each(REPORTS.map((report) => [report.name, report] as const))('of %s are sentences', (_, { description }) => {
    expect(description.en).toMatch(/^This report shows .*\.$/s);
    expect(description.nl).toMatch(/^Dit rapport toont .*\.$/s);
  });
});

describe('The titles of tables', () => {
  it.each(TABLES)('of %s, %s have no abbreviations', (_, __, { title }) => {
    expect([title.en, title.nl].filter((text) => /\p{L}\.(?:\s|$)/u.test(text))).toEqual([]);
  });

  it.each(REPORTS.map((report) => [report.name, report] as const))('of %s fit the name of a sheet', (_, report) => {
    const titles = [report, ...(report.sections ?? [])].flatMap(({ title }) => [title.en, title.nl]);
    expect(titles.filter(({ length }) => length > 31)).toEqual([]);
  });
});
