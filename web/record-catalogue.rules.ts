import { readFileSync } from 'node:fs';
import type { RecordCatalogue } from '../scripts/record-catalogue.factory.ts';

/** The facts of a field that screens use, besides its names. */
const SCREEN_FACTS = [
  'kind',
  'nullable',
  'record',
  'vocabulary',
  'filter',
  'sort',
  'update',
  'merged',
  'bulk',
] as const;

/** The kinds of activities, which the audit trail shows alike. */
const ACTIVITIES = ['delegation', 'roadshow', 'seminar'];

/** The file of which the modules are parts. */
export const CATALOGUE_FILE = new URL('../record-catalogue.json', import.meta.url);

/**
 * Writes a module that holds a part of the record catalogue, so that a screen loads no more than it needs:
 * `record-catalogue/companies` has the fields of companies, `record-catalogue/companies/nl` their names in Dutch,
 * `record-catalogue/audit/nl` those of all records by their columns, and `record-catalogue/dictionaries` imports each
 * of the names when they are needed.
 * @returns null for any other module
 */
export function writeCatalogueModule(specifier: string): string | null {
  const [folder, list = '', language] = specifier.split('/');
  if (folder !== 'record-catalogue') return null;
  const catalogue = JSON.parse(readFileSync(CATALOGUE_FILE, 'utf8')) as RecordCatalogue;
  if (list === 'dictionaries') return writeDictionaries(catalogue);
  return `export default ${JSON.stringify(language ? readLabels(catalogue, list, language as 'en' | 'nl') : readFacts(catalogue, list))};`;
}

function writeDictionaries(catalogue: RecordCatalogue): string {
  const names = [...Object.keys(catalogue), 'audit'].flatMap((list) => [`${list}/en`, `${list}/nl`]);
  return `export default {${names.map((name) => `'${name}': () => import('record-catalogue/${name}')`).join(',\n')}};`;
}

function readFacts(catalogue: RecordCatalogue, list: string): object {
  const fields = Object.entries(catalogue[list]!.fields).filter(([, { label }]) => label);
  return Object.fromEntries(
    fields.map(([name, field]) => [name, Object.fromEntries(SCREEN_FACTS.map((fact) => [fact, field[fact]]))]),
  );
}

function readLabels(catalogue: RecordCatalogue, list: string, language: 'en' | 'nl'): object {
  const record = catalogue[list];
  const readRecord = ({ fields }: RecordCatalogue[string], toKey: (name: string) => string) =>
    Object.fromEntries(
      Object.entries(fields).flatMap(([name, { label }]) => (label ? [[toKey(name), label[language]]] : [])),
    );
  if (record) return readRecord(record, (name) => name);
  const toColumn = (name: string) => name.replaceAll(/\.(.)/g, (_, letter: string) => letter.toUpperCase());
  const audited = Object.groupBy(Object.values(catalogue), ({ name }) =>
    ACTIVITIES.includes(name) ? 'activity' : name,
  );
  return Object.fromEntries(
    Object.entries(audited).map(([name, records = []]) => [
      name,
      Object.assign({}, ...records.map((each) => readRecord(each, toColumn))) as object,
    ]),
  );
}
