import type { Type } from '@nestjs/common';
import { ARRAY_MAX_SIZE, getMetadataStorage } from 'class-validator';
import { isPlainObject } from './plain-object.rules.js';
import { escapePointer } from './text-inspection.rules.js';

/** Maximum number of fields of an object that no class describes, such as the parameters of a report. */
export const MAX_FREE_FIELDS = 100;

/** The facts that a class declares about one of its fields. */
interface DeclaredField {
  /** The class of the object, or of the objects in the list, that the field holds. */
  nested?: () => Type;
  maxItems: number;
}

/** The known and the unknown fields of a body or a query string, separated before it is transformed. */
export interface ReadFields {
  /** The fields that the class has. A list that is too long is cut after the first element above the limit. */
  known: Record<string, unknown>;
  /** The fields that the class does not have. */
  unknown: { name: string; pointer: string }[];
  /** Objects with more fields than the limit, and the number of their fields. */
  overlarge: { pointer: string; count: number }[];
}

/**
 * Separates the fields of a class from unknown fields in one pass, also within objects and lists. The later steps
 * (creating instances, searching for repetitions) take time that grows with the square of the number of fields and
 * elements, so unknown fields must not reach them.
 */
export function readFields(type: Type, given: object): ReadFields {
  const found: Found = { unknown: [], overlarge: [] };
  return { known: readObject(type, given, '', found), ...found };
}

type Found = Omit<ReadFields, 'known'>;

function readObject(type: Type, given: object, above: string, found: Found): Record<string, unknown> {
  const fields = readDeclaredFields(type);
  const known: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(given)) {
    const pointer = `${above}/${escapePointer(name)}`;
    const field = fields.get(name);
    if (field) known[name] = readValue(field, value, pointer, found);
    else found.unknown.push({ name, pointer });
  }
  return known;
}

function readValue({ nested, maxItems }: DeclaredField, value: unknown, pointer: string, found: Found): unknown {
  const read = (item: unknown, at: string) => {
    if (nested && isPlainObject(item)) return readObject(nested(), item, at, found);
    inspectFreeFields(item, at, found);
    return item;
  };
  if (!Array.isArray(value)) return read(value, pointer);
  return value.slice(0, maxItems + 1).map((item: unknown, index) => read(item, `${pointer}/${index}`));
}

/**
 * Records every object with too many fields in a value that no class describes. It also records every field that has
 * the name of a property that all objects have, because class-transformer silently leaves such fields out.
 */
function inspectFreeFields(value: unknown, pointer: string, found: Found): void {
  if (typeof value !== 'object' || value === null) return;
  const entries = Object.entries(value);
  if (!Array.isArray(value) && entries.length > MAX_FREE_FIELDS) {
    found.overlarge.push({ pointer, count: entries.length });
    return;
  }
  for (const [name, item] of entries) {
    const at = `${pointer}/${escapePointer(name)}`;
    if (name in Object.prototype) found.unknown.push({ name, pointer: at });
    else inspectFreeFields(item, at, found);
  }
}

/** Lists the fields that a class declares. */
export function listFieldNames(type: Type): string[] {
  return [...readDeclaredFields(type).keys()];
}

const declared = new WeakMap<Type, ReadonlyMap<string, DeclaredField>>();

/** Reads the fields of a class from the decorators that validate them. */
function readDeclaredFields(type: Type): ReadonlyMap<string, DeclaredField> {
  const before = declared.get(type);
  if (before) return before;
  const fields = new Map<string, DeclaredField>();
  for (const rule of getMetadataStorage().getTargetValidationMetadatas(type, '', false, false)) {
    const field = fields.get(rule.propertyName) ?? { maxItems: Infinity };
    const { nested } = (rule.context ?? {}) as { nested?: () => Type };
    if (nested) field.nested = nested;
    if (rule.name === ARRAY_MAX_SIZE) field.maxItems = Number(rule.constraints[0]);
    fields.set(rule.propertyName, field);
  }
  declared.set(type, fields);
  return fields;
}
