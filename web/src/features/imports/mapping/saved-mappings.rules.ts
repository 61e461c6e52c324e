import type { Import, MappingEntry } from '../imports.api';
import { buildChanges, type MappingDraft } from './mapping-draft.rules';
import type { SavedMapping, SavedMappingChanges } from './saved-mappings.api';
import { listSavedMeanings } from './word-meanings.rules';

/** The saved mapping that was used last, with those of its columns that the file lacks. */
export interface AppliedMapping {
  id: string;
  missing: readonly string[];
}

/** Lists the columns of a saved mapping whose fields no column of the file fills. */
export function listMissingColumns({ mapping }: Pick<SavedMapping, 'mapping'>, entries: readonly MappingEntry[]) {
  const filled = new Set(entries.map(({ field }) => field));
  return mapping.filter(({ field }) => !filled.has(field)).map(({ column }) => column);
}

/**
 * Lists the entries that a saved mapping keeps when it is replaced: those whose columns the file lacks. The server has
 * compared the headings if the mapping was applied to the file.
 */
export function listKeptEntries(
  saved: Pick<SavedMapping, 'id' | 'mapping'>,
  applied: AppliedMapping | null,
  { entries }: Pick<MappingDraft, 'entries'>,
  { columns }: { columns: readonly Pick<Import['columns'][number], 'name'>[] },
): MappingEntry[] {
  const names = new Set(columns.map(({ name }) => name));
  const missing =
    applied?.id === saved.id
      ? applied.missing
      : listMissingColumns(saved, entries).filter((column) => !names.has(column));
  return saved.mapping.filter(({ column }) => missing.includes(column));
}

/** Finds the mapping with a name, without regard to case. */
export function findByName(mappings: readonly SavedMapping[], name: string): SavedMapping | undefined {
  const wanted = name.trim().toLowerCase();
  return mappings.find((mapping) => mapping.name.toLowerCase() === wanted);
}

/**
 * Builds the settings that are saved: those of the form, and those of the import that the form does not show. The
 * system is always sent, because that of a mapping that is replaced would remain otherwise.
 */
export function buildSavedSettings(
  draft: MappingDraft,
  found: Pick<Import, 'columns' | 'mapping' | 'values' | 'numberFormat' | 'dateFormat' | 'externalSystem'>,
  kept: readonly MappingEntry[],
  replaced: Pick<SavedMapping, 'mapping' | 'values' | 'currencies'> | null = null,
): SavedMappingChanges & Pick<SavedMapping, 'mapping'> {
  const { numberFormat, dateFormat, externalSystem } = found;
  const { mode: _, mapping = [], currencies = [], ...settings } = buildChanges(draft);
  const keptCurrencies = (replaced?.currencies ?? []).filter(({ column }) => kept.some((one) => one.column === column));
  return {
    externalSystem,
    ...settings,
    mapping: [...mapping, ...kept],
    values: listSavedMeanings(draft, found, kept, replaced),
    currencies: [...currencies, ...keptCurrencies],
    numberFormat,
    dateFormat,
  };
}
