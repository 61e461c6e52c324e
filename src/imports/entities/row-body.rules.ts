import { isChineseName } from '../../companies/names/latin-names.rules.js';
import { isPlainObject } from '../../common/validation/plain-object.rules.js';
import type { Body, ConvertedRow, RowReference, RowValues } from '../model/entity-import.constants.js';
import { createRowError } from '../model/import-row.errors.js';

/** The parts of a row: the body of a request, and the values that name other records. */
export interface RowParts {
  body: Body;
  /** The values that name each referenced record, by the first part of the names: `{ company: { name: … } }`. */
  references: Record<string, RowValues>;
}

/**
 * Splits the values of a row. `turnover.amount` becomes a part of `turnover`, and `identifiers.KBO` an item of a list. The id
 * in another system is no part of the body.
 */
export function splitRowValues(values: RowValues, references: Readonly<Record<string, RowReference>>): RowParts {
  const body: Body = {};
  const named: Record<string, Record<string, unknown>> = {};
  for (const [name, value] of Object.entries(values)) {
    const prefix = Object.keys(references).find((each) => name.startsWith(`${each}.`));
    if (prefix !== undefined) (named[prefix] ??= {})[name.slice(prefix.length + 1)] = value;
    else if (name !== 'externalId') place(body, name.split('.'), value);
  }
  return { body, references: named };
}

function place(body: Body, [first = '', ...rest]: string[], value: unknown): void {
  if (rest.length === 0) body[first] = value;
  else if (first === 'identifiers') ((body[first] ??= []) as Body[]).push({ scheme: rest[0], value });
  else place((body[first] ??= {}) as Body, rest, value);
}

/** Moves a name in Chinese characters from the field of Latin letters to its own, where the row has no other one. */
export function moveNativeName(body: Body, field: 'name' | 'fullName'): void {
  const { [field]: name, nativeName } = body;
  if (typeof name !== 'string' || nativeName !== undefined || !isChineseName(name)) return;
  body['nativeName'] = name;
  delete body[field];
}

/** Tells whether a field of a record has no value. */
export function isBlank(value: unknown): boolean {
  return value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0);
}

/**
 * Returns the changes that a row makes to a record. A value fills an empty field; it replaces another value only where the
 * mapping says so.
 */
export function chooseChanges(body: Body, view: Body, overwrite: ReadonlySet<string>): Body {
  return chooseParts(body, view, (name) => [...overwrite].some((each) => each === name || each.startsWith(`${name}.`)));
}

function chooseParts(body: Body, view: Body, isOverwritten: (name: string) => boolean, path = ''): Body {
  const changes: Body = {};
  for (const [name, value] of Object.entries(body)) {
    const current = view[name];
    if (isPlainObject(value) && isAmount(current)) {
      // The API takes an amount of money as a whole, and a new amount in the old currency would be another one.
      const { amount, currency } = current;
      if (isOverwritten(path + name)) changes[name] = { amount, currency, ...value };
    } else if (isPlainObject(value) && isPlainObject(current)) {
      const parts = chooseParts(value, current, isOverwritten, `${path}${name}.`);
      if (Object.keys(parts).length > 0) changes[name] = parts;
    } else if (isBlank(current) || isOverwritten(path + name)) changes[name] = value;
  }
  return changes;
}

function isAmount(value: unknown): value is Body {
  return isPlainObject(value) && 'amount' in value && 'currency' in value;
}

/**
 * Takes the record to which a row adds a person out of the body, because the API has it in the path.
 * @throws ImportRowError where the row names none
 */
export function takeParent(row: ConvertedRow, target: string, prefix: string): void {
  const { [target]: parentId, ...body } = row.body;
  if (typeof parentId !== 'string') {
    const field = `${prefix}.reference`;
    throw createRowError(field, 'field.required', `${field} is required; map a column to it or give it a default.`);
  }
  row.parentId = parentId;
  row.body = body;
}

const FIELDS = ['leadId', 'companyId', 'activityId', 'agreementId'] as const;

/** Returns the records to which an interaction or a task belongs. */
export function pickSubject(body: Body): Record<(typeof FIELDS)[number], string | null> {
  const entries = FIELDS.map((field) => [field, typeof body[field] === 'string' ? body[field] : null]);
  return Object.fromEntries(entries) as Record<(typeof FIELDS)[number], string | null>;
}

/** Returns the key by which two rows have the same subject. The company of a lead follows from the lead. */
export function buildSubjectKey(body: Body): string {
  const { leadId, companyId, activityId, agreementId } = pickSubject(body);
  return [leadId, leadId === null ? companyId : null, activityId, agreementId].map((id) => id ?? '-').join(' ');
}
