import type {
  Import,
  ImportChanges,
  ImportColumn,
  ImportField,
  ImportFields,
  MappingEntry,
  WordMeaning,
} from '../imports.api';
import { listMeanings } from './word-meanings.rules';

/** The values that the settings of an import have in the API. */
export type DefaultValue = string | number | boolean;

/** The value of a field for rows that have none. The field is null until it is chosen. */
export interface DefaultDraft {
  field: string | null;
  value: DefaultValue | null;
}

/** The settings of an import as the user changes them. */
export interface MappingDraft {
  entries: MappingEntry[];
  /** The meanings of all words of the columns that fill a choice. */
  values: WordMeaning[];
  defaults: DefaultDraft[];
  /** The currencies of columns with amounts. */
  currencies: Import['currencies'];
  /** The kinds of records that are created where rows name some that are missing. */
  createMissing: Import['createMissing'];
  /** The treatment of cells that cannot be read. */
  unreadable: Import['unreadable'];
  /** The user who gets the rows whose owner is no user. */
  unknownOwnerId: Import['unknownOwnerId'];
  matchKeys: Import['matchKeys'];
  externalSystem: string;
  mode: Import['mode'];
}

/** Returns the settings of an import for the form. */
export function startMapping(
  found: Pick<
    Import,
    | 'columns'
    | 'mapping'
    | 'defaults'
    | 'currencies'
    | 'createMissing'
    | 'unreadable'
    | 'unknownOwnerId'
    | 'matchKeys'
    | 'externalSystem'
    | 'mode'
  >,
): MappingDraft {
  return {
    entries: found.mapping,
    values: listMeanings(found.columns),
    defaults: Object.entries(found.defaults).map(([field, value]) => ({ field, value })),
    currencies: found.currencies,
    createMissing: found.createMissing,
    unreadable: found.unreadable,
    unknownOwnerId: found.unknownOwnerId,
    matchKeys: found.matchKeys,
    externalSystem: found.externalSystem,
    mode: found.mode,
  };
}

/**
 * Builds the request that stores the settings other than the meanings of words. Defaults without a field or a value are left out, and so are currencies of
 * columns that no longer fill a field.
 */
export function buildChanges({
  entries,
  defaults,
  currencies,
  createMissing,
  unreadable,
  unknownOwnerId,
  matchKeys,
  externalSystem,
  mode,
}: MappingDraft): ImportChanges {
  const set = defaults.flatMap(({ field, value }): [string, DefaultValue][] =>
    field === null || value === null || value === '' ? [] : [[field, value]],
  );
  return {
    mapping: entries,
    defaults: Object.fromEntries(set),
    currencies: currencies.filter(
      ({ column, currency }) => currency !== '' && entries.some((entry) => entry.column === column),
    ),
    createMissing,
    unreadable,
    unknownOwnerId,
    matchKeys,
    mode,
    ...(externalSystem.trim() !== '' && { externalSystem: externalSystem.trim() }),
  };
}

/** Finds what a column fills; undefined if it is left out. */
export function findEntry({ entries }: MappingDraft, column: string): MappingEntry | undefined {
  return entries.find((entry) => entry.column === column);
}

/** Sets the field of a column. Without a field the column is left out. */
export function setField(draft: MappingDraft, column: string, field: string | null): MappingEntry[] {
  const others = draft.entries.filter((entry) => entry.column !== column);
  if (field === null) return others;
  const known = findEntry(draft, column);
  if (!known) return [...others, { column, field }];
  return draft.entries.map((entry) => (entry === known ? { ...entry, field } : entry));
}

/** Changes how a column fills its field. */
export function setEntry(draft: MappingDraft, column: string, changes: Partial<MappingEntry>): MappingEntry[] {
  return draft.entries.map((entry) => (entry.column === column ? { ...entry, ...changes } : entry));
}

/** Lists the required fields that neither a column nor a default fills. */
export function listMissing(draft: MappingDraft, fields: readonly ImportField[]): ImportField[] {
  const filled = new Set([
    ...draft.entries.map(({ field }) => field),
    ...draft.defaults.filter(({ value }) => value !== null && value !== '').map(({ field }) => field),
  ]);
  // A record with a name in its own script gets its Latin name from it.
  return fields.filter(
    ({ name, required }) => required && !filled.has(name) && !(name === 'name' && filled.has('nativeName')),
  );
}

/** Finds the field of the currency that belongs to an amount; undefined for any other field. */
export function findCurrencyField(field: string, fields: readonly ImportField[]): ImportField | undefined {
  const name = field.replace(/\.amount$/, '.currency');
  return name === field ? undefined : fields.find((one) => one.name === name);
}

/** Tells whether a column with amounts needs a currency, because no cell, column or value for all rows gives one. */
export function isCurrencyNeeded(
  { entries, defaults }: MappingDraft,
  { name, namesCurrency }: Pick<ImportColumn, 'name' | 'namesCurrency'>,
  fields: readonly ImportField[],
): boolean {
  const entry = entries.find(({ column }) => column === name);
  const currency = entry && findCurrencyField(entry.field, fields);
  if (!currency || namesCurrency) return false;
  const isGiven = defaults.some(({ field, value }) => field === currency.name && value !== null && value !== '');
  return !isGiven && !entries.some(({ field }) => field === currency.name);
}

/** Lists the columns with amounts that need a currency and have none. */
export function listUnpriced(
  draft: MappingDraft,
  columns: readonly Pick<ImportColumn, 'name' | 'namesCurrency'>[],
  fields: readonly ImportField[],
): string[] {
  const named = new Set(draft.currencies.flatMap(({ column, currency }) => (currency === '' ? [] : [column])));
  return columns
    .filter((column) => isCurrencyNeeded(draft, column, fields))
    .flatMap(({ name }) => (named.has(name) ? [] : [name]));
}

/** Sets the currency of a column. */
export function setCurrency({ currencies }: MappingDraft, column: string, currency: string): Import['currencies'] {
  return [...currencies.filter((one) => one.column !== column), { column, currency }];
}

/** Lists the columns that fill a field which another column fills as well. */
export function listRepeated({ entries }: MappingDraft): Set<string> {
  return new Set(
    entries
      .filter((entry) => entries.some((other) => other !== entry && other.field === entry.field))
      .map(({ column }) => column),
  );
}

/** Tells whether the mapping is the suggested one. */
export function isSuggested({ entries }: MappingDraft, { suggestion }: Pick<ImportFields, 'suggestion'>): boolean {
  const fields = new Map(suggestion.map(({ column, field }) => [column, field]));
  return entries.length === fields.size && entries.every(({ column, field }) => fields.get(column) === field);
}

/** Changes whether records are found in a way. Without any named way all of them apply. */
export function toggleMatchKey(
  known: MappingDraft['matchKeys'],
  key: MappingDraft['matchKeys'][number],
  all: MappingDraft['matchKeys'],
): MappingDraft['matchKeys'] {
  const used = known.length === 0 ? all : known;
  const next = all.filter((one) => (one === key ? !used.includes(one) : used.includes(one)));
  return next.length === all.length ? [] : next;
}

/** Lists the columns whose field differs between two mappings. */
export function listDifferences(
  one: Pick<MappingDraft, 'entries'>,
  other: Pick<MappingDraft, 'entries'>,
): { column: string; one: string | null; other: string | null }[] {
  const find = ({ entries }: Pick<MappingDraft, 'entries'>, column: string) =>
    entries.find((entry) => entry.column === column)?.field ?? null;
  const columns = new Set([...one.entries, ...other.entries].map(({ column }) => column));
  return [...columns]
    .map((column) => ({ column, one: find(one, column), other: find(other, column) }))
    .filter((difference) => difference.one !== difference.other);
}

/** Tells whether rows of a kind of records can name a user who is responsible for the record. */
export function hasOwner(fields: readonly Pick<ImportField, 'name'>[]): boolean {
  return fields.some(({ name }) => /(?:^|\.)(?:owner|assignee)\./.test(name));
}
