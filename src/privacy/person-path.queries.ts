import { findTable } from './personal-data.registry.js';
import type { PersonPath, Placeholder } from './personal-data.rules.js';

/** A person as the paths of the registry find them. */
export interface Person {
  contactIds: readonly string[];
  seminarRegistrationIds: readonly string[];
  intakeRegistrationIds: readonly string[];
  /** Normalised e-mail addresses and phone numbers. */
  addresses: readonly string[];
  /** The names in lower case. */
  names: readonly string[];
}

/** Adds a value to those of a statement. @returns its placeholder in the text, such as `$1` */
type AddValue = (value: unknown) => string;

/** The maximum number of tables from a row to the person. A longer way leads in a circle. */
const MAX_JOINS = 6;

/**
 * Builds the condition under which a row of a table leads to a person, by any of some paths of the registry: those of a
 * column, or those of the whole table. The row is known by the name of its table.
 */
export function buildPersonCondition(
  table: string,
  person: Person,
  add: AddValue,
  paths: readonly PersonPath[] = listTablePaths(table),
): string {
  const { contactIds, seminarRegistrationIds, intakeRegistrationIds, addresses, names } = person;
  // An empty word would be found in every text.
  const words = [...names, ...addresses].filter((word) => word !== '');
  const mentions = [...words, ...contactIds, ...seminarRegistrationIds, ...intakeRegistrationIds];
  const bytes = words.map((word) => Buffer.from(word));
  const added = new Map<unknown, string>();
  // A list that two paths need stands in the statement once.
  const addOnce: AddValue = (value) => {
    const placeholder = added.get(value) ?? add(value);
    added.set(value, placeholder);
    return placeholder;
  };
  return buildAnyCondition(paths, `"${table}"`, { person, mentions, bytes, add: addOnce, joins: 0 });
}

interface Search {
  person: Person;
  /** Names, addresses and ids. */
  mentions: readonly string[];
  /** Names and addresses in UTF-8. */
  bytes: readonly Buffer[];
  add: AddValue;
  /** The number of tables that were joined so far. */
  joins: number;
}

function buildAnyCondition(paths: readonly PersonPath[], alias: string, search: Search): string {
  return paths.map((path) => `(${buildPathCondition(path, alias, search)})`).join(' OR ') || 'false';
}

function buildPathCondition(path: PersonPath, alias: string, search: Search): string {
  const { person, add } = search;
  const quote = (column: string) => `${alias}."${column}"`;
  const isAny = (column: string, values: readonly string[], type: string) =>
    `${quote(column)} = ANY(${add(values)}::${type}[])`;
  if ('contact' in path) return isAny(path.contact, person.contactIds, 'uuid');
  if ('seminarRegistration' in path) return isAny(path.seminarRegistration, person.seminarRegistrationIds, 'uuid');
  if ('intakeRegistration' in path) return isAny(path.intakeRegistration, person.intakeRegistrationIds, 'uuid');
  if ('address' in path || 'name' in path) {
    const isSame =
      'address' in path
        ? isAny(path.address, person.addresses, 'text')
        : `lower(${quote(path.name)}) = ANY(${add(person.names)}::text[])`;
    return path.unlessKnown === undefined ? isSame : `${isSame} AND ${quote(path.unlessKnown)} IS NULL`;
  }
  if ('mentions' in path) {
    return buildContainment(`lower(${quote(path.mentions)}::text)`, `${add(search.mentions)}::text[]`);
  }
  if ('bytes' in path) return buildContainment(quote(path.bytes), `${add(search.bytes)}::bytea[]`);
  if ('through' in path) {
    if (listTablePaths(path.through).length === 0) throw new Error(`the table ${path.through} leads to no person`);
    return buildJoinCondition(path, quote, search);
  }
  const { type, id } = path.record;
  return Object.entries(path.tables)
    .filter(([, table]) => listTablePaths(table).length > 0)
    .map(([name, table]) => {
      const isTied = buildJoinCondition({ through: table, on: { [id]: 'id' } }, quote, search);
      return `(${quote(type)} = ${add(name)}::text AND ${isTied})`;
    })
    .join(' OR ');
}

/** @throws an Error for a table that the registry does not know */
function listTablePaths(table: string): readonly PersonPath[] {
  const lines = findTable(table);
  if (!lines) throw new Error(`the registry of personal data has no table ${table}`);
  return lines.foundBy ?? [];
}

function buildJoinCondition(
  { through, on }: Extract<PersonPath, { through: string }>,
  quote: (column: string) => string,
  search: Search,
): string {
  const joins = search.joins + 1;
  if (joins > MAX_JOINS) throw new Error(`the paths through ${through} lead in a circle`);
  const alias = `j${joins}`;
  const condition = buildAnyCondition(listTablePaths(through), alias, { ...search, joins });
  const matches = Object.entries(on).map(([own, other]) => `${alias}."${other}" = ${quote(own)}`);
  return `EXISTS (SELECT FROM "${through}" ${alias} WHERE ${matches.join(' AND ')} AND (${condition}))`;
}

/** Returns the condition under which a text contains one of some words, or bytes contain one of some others. */
function buildContainment(text: string, words: string): string {
  return `EXISTS (SELECT FROM unnest(${words}) AS w (word) WHERE position(w.word IN ${text}) > 0)`;
}

/** Serialises the placeholder of a cleared column as a parameter of its type. */
export function serialisePlaceholder(placeholder: Placeholder, type: string): string | null {
  if (placeholder === null || typeof placeholder === 'string') return placeholder;
  return type.endsWith('[]') ? '{}' : JSON.stringify(placeholder);
}
