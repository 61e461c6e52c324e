import type { FieldError } from '../../common/errors/domain.errors.js';
import { CodedError } from '../../common/errors/domain.errors.js';
import { RequestValidationPipe } from '../../common/validation/validation.pipe.js';
import { buildLeftOutNotice } from '../mapping/convert-value.rules.js';
import { getImportFields } from '../mapping/import-fields.rules.js';
import type { Body, ConvertedRow, EntityImport } from '../model/entity-import.constants.js';
import type { Import, RowError, RowNotice, RowWarning } from '../model/import.entity.js';
import { toFieldErrors } from '../model/import-row.errors.js';
import { toText } from '../entities/row-values.rules.js';
import { buildTargets } from './row-result.rules.js';

const validation = new RequestValidationPipe();

/** The values of a row that the API would refuse and the row can do without. */
export interface RefusedValues {
  /** The fields that are left out, with those that say nothing without them. */
  fields: Set<string>;
  notices: RowNotice[];
}

/** The fields by which a record is found again. A row without its wrong number could make a record that exists once more. */
const IDENTIFYING = /^(?:externalId$|identifiers\.)/;

/** The settings that decide what is left out. */
type Settings = Pick<Import, 'unreadable' | 'mapping' | 'defaults'>;

/**
 * Finds the values that the API would refuse: a text that is too long, a number out of range, a code that is none. The
 * rules are those of the request, so that no rule is written twice. A default and a field that every record needs are no
 * matter of one cell.
 */
export function findRefusedValues(entity: EntityImport, settings: Settings, row: ConvertedRow): RefusedValues {
  const found: RefusedValues = { fields: new Set(), notices: [] };
  if (settings.unreadable !== 'leave_out') return found;
  const definitions = getImportFields(entity.entity);
  const canLeaveOut = (name: string) =>
    !IDENTIFYING.test(name) &&
    settings.mapping.some(({ field }) => field === name) &&
    !(name in settings.defaults) &&
    definitions.some((field) => field.name === name && !field.required && field.kind !== 'choice');
  for (const { field, code, detail } of listErrors(entity, row)) {
    if (field === null || code === 'field.required') continue;
    const names = Object.keys(row.values).filter((name) => name === field || name.startsWith(`${field}.`));
    if (names.length === 0 || !names.every(canLeaveOut)) continue;
    for (const name of names) {
      const dependent = findDependent(name);
      found.fields.add(name);
      if (dependent !== null) found.fields.add(dependent);
      // A cell that breaks several rules is left out once, and its row counts once in the summary.
      if (found.notices.some((notice) => notice.field === name)) continue;
      const reason = /[.!?]$/.test(detail) ? detail : `${detail}.`;
      found.notices.push({ field: name, ...buildLeftOutNotice(toText(row.values[name]), reason) });
    }
  }
  return found;
}

function listErrors(entity: EntityImport, row: ConvertedRow): RowError[] {
  // The creation itself says what is assumed.
  const body = entity.buildCreateBody?.({ ...row, notices: [] }) ?? row.body;
  const errors = [...validateRequest(body, entity), ...(entity.validateBody?.(body) ?? [])];
  return toFieldErrors(errors, body, buildTargets(entity));
}

function validateRequest(body: Body, { createType }: EntityImport): FieldError<string>[] {
  try {
    validation.transform(body, { type: 'body', metatype: createType });
    return [];
  } catch (error) {
    if (error instanceof CodedError) return [...error.errors];
    throw error;
  }
}

/** Finds the field that says nothing without another one: the currency of an amount, the edition of a code. */
function findDependent(name: string): string | null {
  if (name.endsWith('.amount')) return name.replace(/amount$/, 'currency');
  return name === 'sector' ? 'sectorVersion' : null;
}

/** Gives the reason of an absent value whose cell was left out, because "required" alone says too little. */
export function explainMissing(
  errors: readonly RowError[],
  warnings: readonly RowWarning[],
  { mapping }: Pick<Import, 'mapping'>,
): RowError[] {
  return errors.map((error) => {
    const { field, code, detail } = error;
    if (field === null || !ABSENT.includes(code)) return error;
    const columns = mapping.flatMap((entry) =>
      entry.field === field || entry.field.startsWith(`${field}.`) ? [entry.column] : [],
    );
    const reason = warnings.find((one) => LEFT_OUT.includes(one.code) && columns.includes(one.column ?? ''));
    return reason ? { field, code: reason.code, detail: `${detail} ${reason.detail}` } : error;
  });
}

/** The codes of values that are absent. */
const ABSENT = ['field.required', 'lead.owner_needed'];

/** The codes of cells that are left out. */
const LEFT_OUT = ['import.value_left_out', 'import.word_left_out'];
