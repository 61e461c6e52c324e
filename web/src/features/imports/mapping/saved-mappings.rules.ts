import type { Import } from '../imports.api';
import { buildChanges, type MappingDraft } from './mapping-draft.rules';
import type { SavedMapping, SavedMappingChanges } from './saved-mappings.api';

/** Returns what the server compares headings by, when it applies a saved mapping. */
const foldHeading = (heading: string) => heading.normalize('NFKC').toLowerCase().replaceAll(/\s/g, '');

/** Lists the columns of a saved mapping that a file lacks. */
export function listMissingColumns(
  { mapping }: Pick<SavedMapping, 'mapping'>,
  { columns }: Pick<Import, 'columns'>,
): string[] {
  const known = new Set(columns.map(({ name }) => foldHeading(name)));
  return mapping.map(({ column }) => column).filter((column) => !known.has(foldHeading(column)));
}

/** Finds the mapping with a name, without regard to case. */
export function findByName(mappings: readonly SavedMapping[], name: string): SavedMapping | undefined {
  const wanted = name.trim().toLowerCase();
  return mappings.find((mapping) => mapping.name.toLowerCase() === wanted);
}

/** Lists each mapping once, in its newest version. */
export function listNewest(mappings: readonly SavedMapping[]): SavedMapping[] {
  const newest = new Map<string, SavedMapping>();
  for (const mapping of mappings) {
    const known = newest.get(mapping.id);
    if (!known || known.version < mapping.version) newest.set(mapping.id, mapping);
  }
  return [...newest.values()];
}

/** Builds the settings that are saved: those of the form, and those of the import that the form does not show. */
export function buildSavedSettings(
  draft: MappingDraft,
  { numberFormat, dateFormat }: Pick<Import, 'numberFormat' | 'dateFormat'>,
): SavedMappingChanges & Pick<SavedMapping, 'mapping'> {
  const { mode: _, mapping = [], ...settings } = buildChanges(draft);
  return { ...settings, mapping, numberFormat, dateFormat };
}
