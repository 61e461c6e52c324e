import { readFileSync } from 'node:fs';
import { PLACEHOLDERS } from '../../src/common/mail/mail-template.constants.js';
import { getProjectPath } from '../../src/config/project-files.reader.js';
import { useApi } from '../support/api.js';

let labels: Record<string, Record<string, Record<string, string>>>;
const { api } = useApi();
beforeAll(async () => {
  const read = async (lang: string) => (await api.viewer.get(`/reference/labels?lang=${lang}`)).body.labels;
  labels = { en: await read('en'), nl: await read('nl') };
});

/** The kinds of fields of imports. */
const FIELD_KINDS = 'text number integer date moment boolean list choice country language currency'.split(' ');

/** Values that only programs read, by a field or parameter that has them. */
const TECHNICAL = [
  ['web'],
  ['me'],
  ['true', 'false', 'any'],
  ['Bearer'],
  ['created', 'updated', 'archived', 'restored', 'hidden', 'resync'],
  ['ok'],
  ['ready'],
  ['Europe/Brussels'],
  ['2.0', '2.1'],
  ['off', 'running', 'starting', 'stuck', 'not_started'],
  // Parameters of reports and the kinds of their columns, which the catalogue of reports names.
  ['date', 'choice'],
  ['day', 'period'],
  ['text', 'integer', 'number', 'money', 'percent', 'ratio', 'date', 'days', 'year'],
  ['ever', 'period'],
  // The ways in which files write values, and the kinds of their columns and fields.
  ['plain', 'dutch', 'english'],
  ['iso', 'day-first', 'month-first', 'chinese'],
  ['text', 'number', 'date', 'boolean'],
  // The types of the columns of a report for programs, and what the outcomes of an activity include.
  ['text', 'date', 'integer', 'number', 'boolean'],
  ['all', 'own'],
  // How a browser treats the file of a document.
  ['attachment', 'inline'],
  // The buttons of the page of a registration, in its form.
  ['confirm', 'change', 'cancel'],
  // Words that stand in the texts of templates as they are.
  [...PLACEHOLDERS],
  [...FIELD_KINDS],
];
/** Names of parameters of reports whose choices the catalogue of reports names. */
const OPTIONS_OF_REPORTS = ['groupBy', 'basis', 'section', 'targetDays', 'minMonths'];

/** Vocabularies of which some fields and parameters have a part of the values. */
const DIVIDED = [
  'channel',
  'registrationStatus',
  'meetingStatus',
  'meetingSide',
  'language',
  'reportFormat',
  'rateKind',
];
DIVIDED.push(
  'actorKind',
  'mailReason',
  'mailTemplate',
  'importEntity',
  'duplicateReason',
  'deliveryState',
  'touchRole',
  'reportName',
  'matchKey',
  'recordKind',
  'provider',
  'consentPurpose',
);

/** Finds the vocabulary that has exactly these values, or of which a field may have a part. */
function findVocabulary(vocabularies: Record<string, Record<string, string>>, values: string[]): string | undefined {
  const names = Object.keys(vocabularies).filter((name) => values.every((value) => vocabularies[name]![value]));
  return names.find((name) => Object.keys(vocabularies[name]!).length === values.length || DIVIDED.includes(name));
}

/** Finds every enumeration of texts in the document, with the name of its field. */
function findEnumerations(node: unknown, name = ''): { name: string; values: string[] }[] {
  if (Array.isArray(node)) return node.flatMap((item) => findEnumerations(item, name));
  if (node === null || typeof node !== 'object') return [];
  const { enum: values, ...rest } = node as { enum?: unknown[]; name?: unknown };
  const own = typeof rest.name === 'string' ? rest.name : name;
  const texts = (values ?? []).filter((value): value is string => typeof value === 'string');
  const below = Object.entries(rest).flatMap(([key, item]) =>
    findEnumerations(item, ['schema', 'items'].includes(key) ? own : key),
  );
  return texts.length > 0 ? [{ name: own, values: texts }, ...below] : below;
}

describe('The labels of values', () => {
  const document: unknown = JSON.parse(readFileSync(getProjectPath('openapi.json'), 'utf8'));
  const isTechnical = ({ name, values }: { name: string; values: string[] }) =>
    OPTIONS_OF_REPORTS.includes(name) ||
    // The names of vocabularies.
    name === 'codes' ||
    // Scopes are names for programs, and countries have names of their own.
    values.some((value) => /^[a-z_]+:[a-z]+$/.test(value)) ||
    values.includes('AD') ||
    TECHNICAL.some((technical) => technical.toSorted().join() === values.toSorted().join());

  it.each(['en', 'nl'])('in %s are complete: every enumeration of the API has a vocabulary', (lang) => {
    const enumerations = findEnumerations(document).filter((enumeration) => !isTechnical(enumeration));
    expect(enumerations.length).toBeGreaterThan(300);
    expect(enumerations.filter(({ values }) => !findVocabulary(labels[lang]!, values))).toEqual([]);
    expect(
      Object.values(labels[lang]!)
        .flatMap(Object.values)
        .filter((label) => !label.trim()),
    ).toEqual([]);
  });

  it('stay in a browser for ten minutes, like the definition of the pipeline', async () => {
    for (const [path, scope] of [
      ['/reference/labels', 'public'],
      ['/pipeline', 'private'],
    ]) {
      const { headers } = await api.viewer.get(path!);
      expect([path, headers.get('cache-control')]).toEqual([path, `${scope}, max-age=600`]);
    }
  });

  it('name the same values in both languages', () => {
    const list = (lang: string) =>
      Object.entries(labels[lang]!).map(([vocabulary, words]) => [vocabulary, Object.keys(words).toSorted()]);
    expect(list('nl')).toEqual(list('en'));
  });

  it('are those of reports', async () => {
    const { text } = await api.viewer.get('/reports/pipeline-summary?lang=nl&format=svg');
    expect(text).toContain(labels['nl']!['stage']!['first_contact']);
    expect(labels['nl']!['reportName']!['pipeline-summary']).toBe('Overzicht van de pijplijn');
    expect(labels['nl']!['status']!['won']).toBe('Gewonnen');
  });

  it('are English unless another language is asked for, for every role', async () => {
    const { status, body } = await (await api.key('integration')).get('/reference/labels');
    expect([status, body]).toEqual([200, { lang: 'en', labels: labels['en'] }]);
    expect((await api.viewer.get('/reference/labels?lang=fr')).status).toBe(422);
  });
});
