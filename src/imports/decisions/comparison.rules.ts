import type { ExternalIdInput } from '../../common/external-ids/external-id.dto.js';
import { isPlainObject } from '../../common/validation/plain-object.rules.js';
import type { Identifier } from '../../companies/model/company.rules.js';
import { isBlank } from '../entities/row-body.rules.js';
import { isSameText, toText } from '../entities/row-values.rules.js';
import type { Body, ConvertedRow, EntityImport } from '../model/entity-import.constants.js';

/** The value of a field of a row beside that of a candidate. */
export interface ComparedField {
  field: string;
  value: unknown;
  candidateValue: unknown;
  /** Whether both have a value, and not the same. */
  isDifferent: boolean;
}

/** A value as a reader sees it, and the form in which it is compared. */
export interface ComparedValue {
  shown: unknown;
  compared: unknown;
}

/** The values of a row or a record by field. A field that the record does not have is absent. */
export type ComparedValues = Readonly<Record<string, ComparedValue>>;

/** Lists the fields of a mapping, with one for all parts by which a row names another record. */
export function listComparedFields(
  { references }: Pick<EntityImport, 'references'>,
  mapped: readonly string[],
): string[] {
  const prefixes = Object.keys(references);
  return [...new Set(mapped.map((name) => prefixes.find((prefix) => name.startsWith(`${prefix}.`)) ?? name))];
}

/** Lists the values of a row. Texts are compared in the form in which the API stores them. */
export function listRowValues(
  { references }: Pick<EntityImport, 'references'>,
  { values, body }: ConvertedRow,
  stored: Body,
): ComparedValues {
  const prefixes = Object.keys(references);
  const own = Object.entries(values)
    .filter(([name]) => !prefixes.some((prefix) => name.startsWith(`${prefix}.`)))
    .map(([name, value]) => [name, { shown: value, compared: readPath(stored, name.split('.')) ?? value }]);
  const named = Object.entries(references).map(([prefix, { target }]) => {
    const parts = Object.entries(values).filter(([name]) => name.startsWith(`${prefix}.`));
    const text = parts.map(([, value]) => toText(value)).join(' ');
    return [prefix, { shown: text, compared: readPath(body, target.split('.')) ?? text }];
  });
  return Object.fromEntries([...own, ...named]) as ComparedValues;
}

/** Reads the value of a field of a record; undefined where a record has no such field. */
export function readViewValue(view: Body, field: string, system: string): unknown {
  const [first = '', ...rest] = field.split('.');
  if (field === 'externalId') {
    const ids = view['externalIds'] as ExternalIdInput[] | undefined;
    return ids?.filter((each) => each.system === system).map(({ value }) => value);
  }
  if (first === 'identifiers') {
    return ((view[first] ?? []) as Identifier[]).find(({ scheme }) => scheme === rest[0])?.value ?? null;
  }
  const value = view[first];
  if (rest.length === 0 || value === undefined) return value;
  // A list has the values of the import in its first or primary item.
  const items = (Array.isArray(value) ? value : [value]) as (Body | null)[];
  const item = items.find((each) => each?.['primary'] === true) ?? items[0];
  return isPlainObject(item) ? (readPath(item, rest) ?? null) : null;
}

/** Compares the values of a row with those of a candidate, field by field. Fields without any value are left out. */
export function compareValues(
  entity: Pick<EntityImport, 'isSameValue'>,
  fields: readonly string[],
  row: ComparedValues,
  candidate: ComparedValues,
): ComparedField[] {
  return fields.flatMap((field) => {
    const [value, other] = [row[field], candidate[field]];
    if (!other || (isBlank(value?.shown) && isBlank(other.shown))) return [];
    const isFilled = !isBlank(value?.shown) && !isBlank(other.shown);
    const stored = [other.compared].flat();
    // A row that names one of several says nothing else.
    const isSame = () =>
      [value?.compared]
        .flat()
        .every((one) => stored.some((each) => entity.isSameValue?.(field, one, each) ?? isSameText(one, each)));
    return [
      {
        field,
        value: value?.shown ?? null,
        candidateValue: other.shown ?? null,
        isDifferent: isFilled && !isSame(),
      },
    ];
  });
}

function readPath(body: Body, path: readonly string[]): unknown {
  return path.reduce<unknown>((value, part) => (isPlainObject(value) ? value[part] : undefined), body);
}
