import type { FieldError } from '../../common/errors/domain.errors.js';
import type { ErrorCode } from '../../common/errors/error-codes.rules.js';
import type { ImportEntity } from '../mapping/import-field.constants.js';
import { getImportFields } from '../mapping/import-fields.rules.js';
import type { CreatableEntity, MatchKey } from '../model/import.constants.js';
import type { Import, ImportColumn } from '../model/import.entity.js';

/** The kinds of records that an import creates where rows name some that are missing. */
const CREATABLE: Partial<Record<ImportEntity, readonly CreatableEntity[]>> = {
  contacts: ['companies'],
  leads: ['companies', 'contacts'],
};

type Settings = Pick<Import, 'mapping' | 'defaults' | 'currencies' | 'createMissing'> & {
  entity: ImportEntity;
  columns: readonly Pick<ImportColumn, 'name'>[];
};

/** Maximum number of characters of the default of a field. */
const MAX_DEFAULT_LENGTH = 2_000;

/** The settings of an import that a saved mapping has. */
export const SAVED_SETTINGS = [
  'mapping',
  'values',
  'defaults',
  'matchKeys',
  'numberFormat',
  'dateFormat',
  'currencies',
  'unreadable',
  'unknownOwnerId',
  'createMissing',
  'externalSystem',
] as const;

/** Checks that a request that applies a saved mapping sends none of the settings that the mapping has. */
export function validateNoSavedSettings(body: Partial<Pick<Import, (typeof SAVED_SETTINGS)[number]>>): FieldError[] {
  return SAVED_SETTINGS.filter((name) => body[name] !== undefined).map((name) => {
    const detail = `${name} must be absent together with mappingId, because the saved mapping has it.`;
    return buildError(`/${name}`, 'import.mapping_combined', detail);
  });
}

/**
 * Checks that the mapping, the defaults and the currencies of an import name columns of its file and fields of its entity,
 * each once.
 */
export function validateSettings(
  settings: Settings,
  matchKeys: readonly MatchKey[],
  possible: readonly MatchKey[],
): FieldError[] {
  const columns = new Set(settings.columns.map(({ name }) => name));
  const fields = new Set(getImportFields(settings.entity).map(({ name }) => name));
  const seen = new Set<string>();
  const errors: FieldError[] = [];
  for (const [index, { column, field }] of settings.mapping.entries()) {
    const pointer = `/mapping/${index}`;
    if (!columns.has(column)) {
      errors.push(buildError(`${pointer}/column`, 'import.unknown_column', `The file has no column "${column}".`));
    } else if (seen.has(column)) {
      errors.push(buildError(`${pointer}/column`, 'import.column_repeated', `The column "${column}" is mapped twice.`));
    }
    seen.add(column);
    if (!fields.has(field)) errors.push(buildUnknownField(`${pointer}/field`, field, settings.entity));
  }
  for (const [field, value] of Object.entries(settings.defaults)) {
    if (!fields.has(field)) errors.push(buildUnknownField('/defaults', field, settings.entity));
    else if (typeof value === 'object' && value !== null) {
      const detail = `The default of ${field} must be a text, a number, true or false.`;
      errors.push(buildError(`/defaults/${field}`, 'import.default_type', detail));
    } else if (typeof value === 'string' && value.length > MAX_DEFAULT_LENGTH) {
      const detail = `The default of ${field} must have at most ${MAX_DEFAULT_LENGTH.toLocaleString('en')} characters.`;
      errors.push(buildError(`/defaults/${field}`, 'import.default_too_long', detail));
    }
  }
  const priced = new Set<string>();
  for (const [index, { column }] of settings.currencies.entries()) {
    const pointer = `/currencies/${index}/column`;
    if (!columns.has(column)) {
      errors.push(buildError(pointer, 'import.unknown_column', `The file has no column "${column}".`));
    } else if (priced.has(column)) {
      const detail = `The column "${column}" must have one currency; it is named twice.`;
      errors.push(buildError(pointer, 'import.column_repeated', detail));
    }
    priced.add(column);
  }
  const creatable = CREATABLE[settings.entity] ?? [];
  for (const [index, entity] of settings.createMissing.entries()) {
    if (creatable.includes(entity)) continue;
    const possibleText = creatable.length > 0 ? `contain only ${creatable.join(' and ')}` : 'be empty';
    const detail = `createMissing of ${settings.entity} must ${possibleText}; ${entity} must be imported before.`;
    errors.push(buildError(`/createMissing/${index}`, 'import.create_missing', detail));
  }
  for (const [index, key] of matchKeys.entries()) {
    if (possible.includes(key)) continue;
    const detail = `matchKeys of ${settings.entity} must be among ${possible.join(', ')}; ${key} is not.`;
    errors.push(buildError(`/matchKeys/${index}`, 'import.match_key', detail));
  }
  return errors;
}

/** Checks that the mapping fills a field at all, without which no row says anything. */
export function validateReadiness({ mapping, defaults }: Pick<Import, 'mapping' | 'defaults'>): FieldError[] {
  if (mapping.length > 0 || Object.keys(defaults).length > 0) return [];
  return [buildError('/mapping', 'import.mapping_empty', 'mapping must name a field for at least one column.')];
}

function buildUnknownField(pointer: string, field: string, entity: string): FieldError {
  return buildError(pointer, 'import.unknown_field', `An import of ${entity} has no field ${field}.`);
}

const buildError = (pointer: string, code: ErrorCode, detail: string): FieldError => ({ pointer, code, detail });
