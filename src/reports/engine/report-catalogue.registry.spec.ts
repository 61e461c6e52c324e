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

describe('The titles of tables', () => {
  it.each(REPORTS.map((report) => [report.name, report] as const))('of %s fit the name of a sheet', (_, report) => {
    const titles = [report, ...(report.sections ?? [])].flatMap(({ title }) => [title.en, title.nl]);
    expect(titles.filter(({ length }) => length > 31)).toEqual([]);
  });
});
