import type { Pool } from 'pg';
import { buildPersonCondition, type Person, serialisePlaceholder } from '../src/privacy/person-path.queries.js';
import { findTable, listPersonalData, PERSONAL_DATA } from '../src/privacy/personal-data.registry.js';
import {
  type PersonalDataColumn,
  type PersonPath,
  type Treatment,
  TREATMENTS,
} from '../src/privacy/personal-data.rules.js';

/**
 * Compares the registry of personal data with the catalogue of a migrated database: every column that can hold text has a
 * line, every line has a column, every path to a person can be executed, and every placeholder can be stored.
 */

interface CatalogueColumn {
  table: string;
  column: string;
  type: string;
  isRequired: boolean;
}

const COLUMNS = `
  SELECT c.relname::text AS "table", a.attname::text AS "column", format_type(a.atttypid, NULL) AS type,
    a.attnotnull AS "isRequired"
  FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
  WHERE c.relkind IN ('r', 'p', 'm') AND c.relnamespace = 'public'::regnamespace ORDER BY c.relname, a.attnum`;

/** The checks that read a column of a table. */
const CHECKS = `
  SELECT conname::text AS name, pg_get_expr(conbin, conrelid) AS condition FROM pg_constraint
  WHERE contype = 'c' AND conrelid = to_regclass(format('public.%I', $1::text)) AND conkey && ARRAY(
    SELECT attnum FROM pg_attribute WHERE attrelid = conrelid AND attname = ANY($2::text[]))
  ORDER BY conname`;

/** The types that hold no text. A column of any other type needs a line, so that a new type is not forgotten. */
const TYPES_WITHOUT_TEXT = new Set([
  'bigint',
  'boolean',
  'date',
  'date[]',
  'double precision',
  'integer',
  'numeric',
  'numeric[]',
  'smallint',
  'timestamp with time zone',
  'uuid',
  'uuid[]',
]);

const TEXTS = ['text', 'text[]', 'character varying'];
const JSON_TYPES = ['json', 'jsonb'];
/** The types that a treatment can work on; absent for those that take any. */
const TYPES_OF_TREATMENTS: Partial<Record<Treatment, readonly string[]>> = {
  hash: TEXTS,
  text: [...TEXTS, ...JSON_TYPES],
  changes: JSON_TYPES,
};
/** The treatments of columns that need no way to the person: they stay, or they are searched or computed again. */
const WITHOUT_PATH: readonly Treatment[] = ['none', 'staff', 'text', 'derived'];

/** The columns that refer to these tables say whose a row is. */
const PERSON_TABLES = ['contact', 'seminar_registration', 'intake_registration'];
const REFERENCES = `
  SELECT c.conrelid::regclass::text AS "table", a.attname::text AS "column" FROM pg_constraint c
  JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = ANY(c.conkey)
  WHERE c.contype = 'f' AND c.confrelid = ANY($1::text[]::regclass[]) ORDER BY 1, 2`;

/** The references to a person that do not make the row one of this person. */
const NOT_OF_THE_PERSON = new Set([
  // The other registration may be of another person.
  'intake_registration.double_of_id',
  // The spelling of a company stays known after the erasure of the person for whom it was decided.
  'intake_decision.registration_id',
]);

/**
 * Returns a sentence for each difference between the registry and a migrated database, and for each line that cannot work.
 * It says what to do.
 */
export async function findPersonalDataProblems(pool: Pool): Promise<string[]> {
  const catalogue = (await pool.query<CatalogueColumn>(COLUMNS)).rows;
  const tables = Map.groupBy(catalogue, ({ table }) => table);
  const { rows } = await pool.query<Pick<CatalogueColumn, 'table' | 'column'>>(REFERENCES, [PERSON_TABLES]);
  const problems = [...findMissingLines(catalogue), ...findRepeatedTables(), ...findUnusedReferences(rows)];
  for (const [table, place] of listPlaces()) {
    const columns = tables.get(table);
    const found = columns
      ? [
          ...findWrongLines(table, columns),
          ...findUnknownColumns(table, tables),
          ...(await tryPlaceholders(pool, table, columns)),
        ]
      : [`${table} has lines in the registry of personal data, but there is no such table.`];
    problems.push(...found.map((problem) => `${problem} ${place}`));
  }
  // A path goes through those of other tables, so that one mistake would be told many times.
  if (problems.length > 0) return problems;
  for (const [table, place] of listPlaces()) {
    const found = await tryPaths(pool, table);
    problems.push(...found.map((problem) => `${problem} ${place}`));
  }
  return problems;
}

/** Lists the tables of the registry, each with a sentence that names its file. */
function listPlaces(): (readonly [table: string, place: string])[] {
  return Object.entries(PERSONAL_DATA).flatMap(([file, lines]) =>
    Object.keys(lines).map((table) => [table, `Correct it in ${nameFile(file)}.`] as const),
  );
}

function nameFile(file: string): string {
  return `src/privacy/registry/${file}.registry.ts`;
}

function listLines(table: string): PersonalDataColumn[] {
  return listPersonalData().filter((line) => line.table === table);
}

function findMissingLines(catalogue: readonly CatalogueColumn[]): string[] {
  return catalogue
    .filter(({ table, column, type }) => !TYPES_WITHOUT_TEXT.has(type) && !hasLine(table, column))
    .map(({ table, column, type }) => {
      const file = Object.keys(PERSONAL_DATA).find((name) => Object.hasOwn(PERSONAL_DATA[name]!, table));
      const place = file
        ? `to ${table} in ${nameFile(file)}`
        : `with its table to the file of src/privacy/registry that is named like the folder of src that owns ${table}`;
      return (
        `${table}.${column} (${type}) has no line in the registry of personal data: add it ${place}. ` +
        `The treatments are ${TREATMENTS.join(', ')}; docs/personal-data.md explains them.`
      );
    });
}

function hasLine(table: string, column: string): boolean {
  return Object.hasOwn(findTable(table)?.columns ?? {}, column);
}

function findRepeatedTables(): string[] {
  const names = listPlaces().map(([table]) => table);
  const repeated = names.filter((name, index) => names.indexOf(name) !== index);
  return repeated.map((name) => `The table ${name} is in two files of src/privacy/registry: keep one.`);
}

/** Finds lines without a column, and lines whose treatment does not fit. */
function findWrongLines(table: string, columns: readonly CatalogueColumn[]): string[] {
  const types = new Map(columns.map(({ column, type }) => [column, type]));
  return listLines(table).flatMap(({ column, treatment, foundBy }) => {
    const name = `${table}.${column}`;
    const type = types.get(column);
    if (!type) return [`${name} has a line in the registry of personal data, but there is no such column.`];
    const problems: string[] = [];
    const possible = TYPES_OF_TREATMENTS[treatment];
    if (possible && !possible.includes(type)) {
      problems.push(`${name} is ${type}, and the treatment ${treatment} is for ${possible.join(', ')}.`);
    }
    if (foundBy.length === 0 && !WITHOUT_PATH.includes(treatment)) {
      problems.push(`${name} has the treatment ${treatment}, so ${table} needs foundBy: how a row leads to a person.`);
    }
    return problems;
  });
}

/** Finds columns that the paths of a table name and that do not exist. */
function findUnknownColumns(table: string, tables: ReadonlyMap<string, readonly CatalogueColumn[]>): string[] {
  const paths = new Set([...(findTable(table)?.foundBy ?? []), ...listLines(table).flatMap(({ foundBy }) => foundBy)]);
  const unknown = [...paths]
    .flatMap((path) => listNamedColumns(table, path))
    .filter(([owner, name]) => !tables.get(owner)?.some(({ column }) => column === name));
  const names = new Set(unknown.map((column) => column.join('.')));
  return [...names].map((name) => `foundBy of ${table} names ${name}, but there is no such column.`);
}

function listNamedColumns(table: string, path: PersonPath): (readonly [table: string, column: string])[] {
  if ('through' in path) {
    const { on, through } = path;
    return Object.entries(on).flatMap(([own, other]) => [[table, own] as const, [through, other] as const]);
  }
  if ('record' in path) {
    const { type, id } = path.record;
    const records = Object.values(path.tables).filter((record) => findTable(record)?.foundBy);
    return [type, id].map((own) => [table, own] as const).concat(records.map((record) => [record, 'id'] as const));
  }
  // The condition of a mention is SQL, which is tried as a whole.
  if ('mentions' in path) return [[table, path.mentions]];
  if ('bytes' in path) return [[table, path.bytes]];
  return Object.values(path)
    .flat()
    .map((column: string) => [table, column] as const);
}

/** Finds references to contacts and registrations that no path uses, so that rows of a person would be overlooked. */
function findUnusedReferences(references: readonly Pick<CatalogueColumn, 'table' | 'column'>[]): string[] {
  return references
    .filter(({ table, column }) => {
      const { foundBy = [] } = findTable(table) ?? {};
      return !NOT_OF_THE_PERSON.has(`${table}.${column}`) && !foundBy.some((path) => usesColumn(path, column));
    })
    .map(
      ({ table, column }) =>
        `${table}.${column} refers to a person: name it in foundBy of ${table} in src/privacy/registry, also where the ` +
        'table has no column with text.',
    );
}

function usesColumn(path: PersonPath, column: string): boolean {
  return Object.values(path).includes(column);
}

/** A person whom no row leads to. */
const NOBODY: Person = {
  contactIds: [],
  seminarRegistrationIds: [],
  intakeRegistrationIds: [],
  addresses: [],
  names: [],
};

/** Executes the paths of a table and of its columns, and the conditions of its lines. */
async function tryPaths(pool: Pool, table: string): Promise<string[]> {
  const problems: string[] = [];
  const attempt = async (subject: string, build: (add: AddValue) => string) => {
    const values: unknown[] = [];
    try {
      const condition = build((value) => `$${values.push(value)}`);
      await pool.query(`SELECT FROM "${table}" WHERE ${condition} LIMIT 0`, values);
    } catch (error) {
      problems.push(`${subject} cannot be executed: ${(error as Error).message}.`);
    }
  };
  const { foundBy: shared = [] } = findTable(table)!;
  await attempt(`foundBy of ${table}`, (add) => buildPersonCondition(table, NOBODY, add, shared));
  for (const { column, unless, foundBy } of listLines(table)) {
    const name = `${table}.${column}`;
    const own = foundBy.slice(shared.length);
    if (own.length > 0) await attempt(`foundBy of ${name}`, (add) => buildPersonCondition(table, NOBODY, add, own));
    if (unless) await attempt(`The condition of ${name}`, () => unless.when);
  }
  return problems;
}

type AddValue = (value: unknown) => string;

/** Stores the placeholders of a table in a row that otherwise has nulls, as far as its columns and its checks are concerned. */
async function tryPlaceholders(pool: Pool, table: string, columns: readonly CatalogueColumn[]): Promise<string[]> {
  const cleared = new Map(
    listLines(table).flatMap(({ column, placeholder, unless }) => {
      const value = placeholder === undefined ? unless?.clear : placeholder;
      return value === undefined ? [] : [[column, value] as const];
    }),
  );
  const problems = columns
    .filter(({ column, isRequired }) => isRequired && cleared.get(column) === null)
    .map(({ column }) => `${table}.${column} is required, so it needs a placeholder other than null.`);
  const values: unknown[] = [];
  const row = columns.map(({ column, type }) => {
    const placeholder = cleared.get(column);
    const value = placeholder === undefined ? 'NULL' : `$${values.push(serialisePlaceholder(placeholder, type))}`;
    return `${value}::${type} AS "${column}"`;
  });
  const { rows: checks } = await pool.query<{ name: string; condition: string }>(CHECKS, [table, [...cleared.keys()]]);
  const fulfilled = checks.map(({ condition }) => `(${condition}) IS NOT FALSE`);
  try {
    // The text of the row makes the database convert every value.
    const { rows } = await pool.query<{ fulfilled: boolean[] }>(
      `SELECT r::text, ARRAY[${fulfilled.join(', ')}]::boolean[] AS fulfilled FROM (SELECT ${row.join(', ')}) AS r`,
      values,
    );
    const violated = checks.filter((_, index) => rows[0]?.fulfilled[index] === false);
    problems.push(...violated.map(({ name }) => `The placeholders of ${table} violate ${name}.`));
  } catch (error) {
    problems.push(`A placeholder of ${table} does not work: ${(error as Error).message}.`);
  }
  return problems;
}
