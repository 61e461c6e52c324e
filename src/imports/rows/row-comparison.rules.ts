import type { ValueChange } from '../../common/bulk-updates/value-changes.rules.js';
import { isPlainObject } from '../../common/validation/plain-object.rules.js';
import { isBlank } from '../entities/row-body.rules.js';
import { isSameText, toText } from '../entities/row-values.rules.js';
import type { Identifier } from '../../companies/model/company.rules.js';
import type { Cell } from '../files/table-file.constants.js';
import type { Body, ConvertedRow, EntityImport } from '../model/entity-import.constants.js';
import type { MappingEntry, RowNotice, RowWarning } from '../model/import.entity.js';

type ComparedEntity = Pick<EntityImport, 'references' | 'isSameValue'>;

/** The result of comparing a row with an earlier one of its file. */
export interface RowComparison {
  /** The fields that both rows fill, in different ways. */
  different: string[];
  /** The fields that only the later row fills. */
  added: string[];
}

/** Compares the values of two rows. A record that they name is the same where they name it in different ways. */
export function compareRows(entity: ComparedEntity, row: ConvertedRow, earlier: ConvertedRow): RowComparison {
  const [left, right] = [listValues(entity, row), listValues(entity, earlier)];
  const filled = Object.entries(left).filter(([, value]) => !isBlank(value));
  const isSame = (field: string, value: unknown) =>
    entity.isSameValue?.(field, value, right[field]) ?? isSameText(value, right[field]);
  return {
    different: filled.flatMap(([name, value]) => (isBlank(right[name]) || isSame(name, value) ? [] : [name])),
    added: filled.flatMap(([name]) => (isBlank(right[name]) ? [name] : [])),
  };
}

/** Lists the values of a row by field, with one for each record that it names. */
function listValues({ references }: ComparedEntity, { values, body }: ConvertedRow): Body {
  const prefixes = Object.keys(references);
  const own = Object.entries(values).filter(([name]) => !prefixes.some((prefix) => name.startsWith(`${prefix}.`)));
  const named = Object.entries(references).map(([prefix, { target }]) => {
    const parts = Object.entries(values).filter(([name]) => name.startsWith(`${prefix}.`));
    return [prefix, readPath(body, target.split('.')) ?? parts.map(([, value]) => toText(value)).join(' ')];
  });
  return { ...Object.fromEntries(own), ...Object.fromEntries(named) };
}

function readPath(body: Body, path: readonly string[]): unknown {
  return path.reduce<unknown>((value, part) => (isPlainObject(value) ? value[part] : undefined), body);
}

/** Tells whether a record has a value already. An amount of a record has its rate as well. */
export function hasValue(stored: unknown, value: unknown): boolean {
  if (!isPlainObject(value) || !isPlainObject(stored)) return isSameText(stored, value);
  return Object.entries(value).every(([name, part]) => hasValue(stored[name], part));
}

/** The parts of an import that tell which columns fill a field. */
interface FilledColumns {
  mapping: readonly MappingEntry[];
  columns: readonly { name: string }[];
}

/** Builds the warnings of notices, one for each column that fills the field, or one without a column where none does. */
export function buildWarnings(
  notices: readonly RowNotice[],
  { mapping, columns }: FilledColumns,
  cells: readonly Cell[],
): RowWarning[] {
  return notices.flatMap(({ field, code, detail }): RowWarning[] => {
    const filled = mapping.flatMap(({ column, field: mapped }) => {
      const cell = cells[columns.findIndex(({ name }) => name === column)] ?? null;
      const isFilled = mapped === field || mapped.startsWith(`${field}.`);
      return isFilled && !isBlank(cell) ? [{ column, cell, code, detail }] : [];
    });
    return filled.length > 0 ? filled : [{ column: null, cell: null, code, detail }];
  });
}

/** Builds the warnings about fields that were not taken. A value that no column gives is a default, which is in no cell. */
export function buildUntakenWarnings(
  fields: readonly { field: string; detail: string }[],
  settings: FilledColumns,
  cells: readonly Cell[],
): RowWarning[] {
  const notices = fields.map((each) => ({ ...each, code: 'import.value_not_taken' }));
  return buildWarnings(notices, settings, cells).filter(({ column }) => column !== null);
}

/** Lists the parts of changed fields that differ, by the names of the fields of the import. */
export function listChangedParts(
  changes: readonly ValueChange[],
  targets: Readonly<Record<string, string>>,
): ValueChange[] {
  return changes.flatMap(({ field, from, to }) => {
    if (field === 'identifiers') {
      const stored = from as Identifier[];
      const added = (to as Identifier[]).filter(({ scheme, value }) => !hasNumber(stored, scheme, value));
      return added.map(({ scheme, value }) => {
        const kept = stored.find((each) => each.scheme === scheme)?.value ?? null;
        return { field: `identifiers.${scheme}`, from: kept, to: value };
      });
    }
    if (!isPlainObject(to)) return [{ field: targets[field] ?? field, from, to }];
    const stored = isPlainObject(from) ? from : {};
    const parts = Object.entries(to).filter(([name, value]) => !isSameText(stored[name], value));
    return parts.map(([name, value]) => {
      const part = `${field}.${name}`;
      return { field: targets[part] ?? part, from: stored[name] ?? null, to: value };
    });
  });
}

const hasNumber = (numbers: readonly Identifier[], scheme: string, value: string) =>
  numbers.some((each) => each.scheme === scheme && each.value === value);

/** Says what a record keeps instead of the value of a row. */
export function describeKeptValue({ from }: ValueChange): string {
  const kept = toText(from);
  const subject = kept === '' ? 'The value of the record' : `"${kept}"`;
  return `${subject} was kept. Let the column replace what is there, or change the record.`;
}
