import { escapePattern } from './report/person-redaction.rules.js';
import { isDistinctiveName } from './name-spellings.rules.js';
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

interface ConditionOptions {
  /** Whether a name in a row of another table leads to the person too. It can be that of a namesake. */
  withNames?: boolean;
}

/**
 * Builds the condition under which a row of a table leads to a person, by any of some paths of the registry: those of a
 * column, or those of the whole table. The row is known by the name of its table.
 */
export function buildPersonCondition(
  table: string,
  person: Person,
  add: AddValue,
  paths: readonly PersonPath[] = listTablePaths(table),
  { withNames = true }: ConditionOptions = {},
): string {
  const { contactIds, seminarRegistrationIds, intakeRegistrationIds, addresses, names } = person;
  // A name of one word can be any word, and an empty one would be found in every text.
  const words = [...names.filter((name) => isDistinctiveName(name)), ...addresses].filter((word) => word !== '');
  const mentions = buildSearchedWords([...words, ...contactIds, ...seminarRegistrationIds, ...intakeRegistrationIds]);
  const bytes = buildSearchedWords([...new Set(words.flatMap((word) => listByteForms(word)))]);
  const added = new Map<unknown, string>();
  // A list that two paths need stands in the statement once.
  const addOnce: AddValue = (value) => {
    const placeholder = added.get(value) ?? add(value);
    added.set(value, placeholder);
    return placeholder;
  };
  return buildAnyCondition(paths, `"${table}"`, {
    person,
    mentions,
    bytes,
    addresses: buildSearchedWords(addresses.filter((address) => address !== '')),
    add: addOnce,
    joins: 0,
    withNames,
  });
}

interface Search {
  person: Person;
  /** Names, addresses and ids. */
  mentions: SearchedWords;
  /** Names and addresses as bytes are written. */
  bytes: SearchedWords;
  /** The addresses alone. */
  addresses: SearchedWords;
  add: AddValue;
  /** The number of tables that were joined so far. */
  joins: number;
  withNames: boolean;
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
    return [isSame, ...[path.unlessKnown ?? []].flat().map((column) => `${quote(column)} IS NULL`)].join(' AND ');
  }
  if ('mentions' in path || 'bytes' in path) {
    const isFound =
      'mentions' in path
        ? buildContainment(
            `lower(${quote(path.mentions)}::text)`,
            path.only === 'addresses' ? search.addresses : search.mentions,
            add,
          )
        : buildContainment(`lower(encode(${quote(path.bytes)}, 'escape'))`, search.bytes, add);
    return path.unless === undefined ? isFound : `NOT (${path.unless.replaceAll(':this', alias)}) AND ${isFound}`;
  }
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
  { through, on, where }: Extract<PersonPath, { through: string }>,
  quote: (column: string) => string,
  search: Search,
): string {
  const joins = search.joins + 1;
  if (joins > MAX_JOINS) throw new Error(`the paths through ${through} lead in a circle`);
  const alias = `j${joins}`;
  const paths = listTablePaths(through).filter((path) => search.withNames || !('name' in path));
  const condition = buildAnyCondition(paths, alias, { ...search, joins });
  const matches = Object.entries(on).map(([own, other]) => `${alias}."${other}" = ${quote(own)}`);
  if (where) matches.push(where.replaceAll(':other', alias).replaceAll(':this', quote('').replace('.""', '')));
  return `EXISTS (SELECT FROM "${through}" ${alias} WHERE ${matches.join(' AND ')} AND (${condition}))`;
}

/** Words to search, each with the pattern that says that it is no part of a longer one. */
interface SearchedWords {
  words: readonly string[];
  patterns: readonly string[];
  /** Patterns for LIKE of which each text that has a word contains one. */
  likes: readonly string[];
}

/** The end of a character that is written as an escape: a line end in JSON, or a byte. A word may begin after it. */
const AFTER_ESCAPE = String.raw`(?<=\\[nrtbf]|\\[0-7]{3})`;

function buildSearchedWords(words: readonly string[]): SearchedWords {
  const likes = words.map((word) => `%${word.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`);
  return { words, patterns: words.map((word) => buildWholeWord(word)), likes };
}

/** Builds a pattern of PostgreSQL. Chinese has no spaces, so a Chinese name may stand anywhere. */
function buildWholeWord(word: string): string {
  const signs = word.includes('@') ? '._%+-' : '';
  const isLetter = (character: string) => /[a-z0-9\u00c0-\u024f\u0370-\u052f]/u.test(character);
  const before = isLetter(word.at(0)!) ? `(?:(?<![[:alnum:]${signs}])|${AFTER_ESCAPE})` : '';
  const after = isLetter(word.at(-1)!)
    ? String.raw`(?![[:alnum:]${signs && '-'}]${signs && String.raw`|\.[[:alnum:]]`})`
    : '';
  return `${before}${escapePattern(word)}${after}`;
}

/** Lists how bytes can have a word: each byte beyond ASCII as an escape, and beyond it also the escapes of JSON. */
function listByteForms(word: string): string[] {
  const escaped = word.replaceAll(/[^\0-\x7f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
  return [word, escaped].map((form) =>
    [...Buffer.from(form)]
      .map((byte) => {
        if (byte === 0 || byte > 0x7f) return `\\${byte.toString(8).padStart(3, '0')}`;
        return byte === 0x5c ? '\\\\' : String.fromCharCode(byte);
      })
      .join(''),
  );
}

/**
 * Returns the condition under which a text contains one of some words as a whole. LIKE computes the text once for all words, and only
 * where it finds one is each compared.
 */
function buildContainment(text: string, { words, patterns, likes }: SearchedWords, add: AddValue): string {
  return `${text} LIKE ANY(${add(likes)}::text[])
    AND EXISTS (SELECT FROM unnest(${add(words)}::text[], ${add(patterns)}::text[]) AS w (word, pattern)
      WHERE position(w.word IN ${text}) > 0 AND ${text} ~ w.pattern)`;
}

/** Serialises the placeholder of a cleared column as a parameter of its type. */
export function serialisePlaceholder(placeholder: Placeholder, type: string): string | null {
  if (placeholder === null || typeof placeholder === 'string') return placeholder;
  return type.endsWith('[]') ? '{}' : JSON.stringify(placeholder);
}
