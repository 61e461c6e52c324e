import { findTable } from '../personal-data.registry.js';
import { type ColumnLine, describeColumn } from '../personal-data.rules.js';
import { ERASED_VALUE } from './erasure.constants.js';
import type { WordMatcher } from './person-words.rules.js';

/** The facts that tell which values of JSON are about the person. */
export interface ChangesContext {
  matcher: WordMatcher;
  contactIds: ReadonlySet<string>;
  /** The table of the record whose fields the JSON has; null for JSON without fields of a record. */
  table: string | null;
  /** Whether the record is one of the person, so that parts of the name count and the fields of the person are erased. */
  isTied: boolean;
  /** Further texts that are the person's as a whole. */
  ownTexts?: ReadonlySet<string> | undefined;
  /** The beginning of the columns whose values are the members of an object, such as `source_`. */
  codesOf?: string;
}

/** The tables of the parts that the audit trail shows as fields of a contact. */
const PART_TABLES: Readonly<Record<string, string>> = {
  affiliations: 'contact_affiliation',
  externalIds: 'external_id',
};

/** The members of an object about a contact that can name or describe the person. */
const PERSONAL_MEMBERS: ReadonlySet<string> = new Set([
  'name',
  'fullName',
  'contactName',
  'email',
  'capacity',
  'title',
  'jobTitle',
  'notes',
]);

/**
 * Replaces the values about the person in JSON: those of the person's own fields in the changes of a record, and every text
 * that names the person.
 */
export function eraseValues(value: unknown, context: ChangesContext): unknown {
  if (context.table === null || value === null || typeof value !== 'object' || Array.isArray(value)) {
    return eraseTexts(value, context);
  }
  return Object.fromEntries(
    Object.entries(value).map(([field, change]) => [field, eraseField(field, change, context)]),
  );
}

function eraseField(field: string, change: unknown, context: ChangesContext): unknown {
  const { table, isTied } = context;
  const column = toColumn(field);
  if (isTied && isPersonal(table!, column)) return eraseAll(change);
  // A name can be the word of a code, such as the status `won`.
  if (isCode(table!, column)) return change;
  const part = table === 'contact' && isTied ? PART_TABLES[field] : undefined;
  return eraseTexts(change, { ...context, codesOf: `${column}_` }, part);
}

/** Erases both sides of a change and keeps which of them was empty. */
function eraseAll(value: unknown): unknown {
  if (value === null || (Array.isArray(value) && value.length === 0)) return value;
  if (typeof value === 'object' && !Array.isArray(value)) {
    const entries = Object.entries(value);
    if (entries.every(([side]) => side === 'before' || side === 'after')) {
      return Object.fromEntries(entries.map(([side, item]) => [side, eraseAll(item)]));
    }
  }
  return ERASED_VALUE;
}

/** A record of a change of many, with the values of its fields before and after it. */
interface UpdatedRecord {
  id: unknown;
  changes: readonly Record<string, unknown>[];
}

function isUpdatedRecord(value: object): value is UpdatedRecord {
  return 'id' in value && 'changes' in value && Array.isArray(value.changes);
}

/** Erases the values of the person's own fields, and every text that names the person. */
function eraseUpdatedContact({ changes, ...record }: UpdatedRecord, context: ChangesContext): unknown {
  const erased = changes.map((change) =>
    isPersonal('contact', toColumn(String(change['field'])))
      ? { ...change, from: eraseAll(change['from']), to: eraseAll(change['to']) }
      : eraseTexts(change, context),
  );
  return { ...record, changes: erased };
}

function eraseTexts(value: unknown, context: ChangesContext, part?: string): unknown {
  const { matcher, isTied, contactIds, ownTexts } = context;
  if (typeof value === 'string') {
    return ownTexts?.has(value) || matcher.find(value, isTied).length > 0 ? ERASED_VALUE : value;
  }
  if (Array.isArray(value)) return value.map((item) => eraseTexts(item, context, part));
  if (value === null || typeof value !== 'object') return value;
  if (isUpdatedRecord(value) && contactIds.has(String(value.id))) return eraseUpdatedContact(value, context);
  const isPerson = 'contactId' in value && contactIds.has(String(value.contactId));
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => {
      if (context.codesOf && isCode(context.table!, context.codesOf + toColumn(key))) return [key, item];
      const isOwn = (isPerson && PERSONAL_MEMBERS.has(key)) || (part !== undefined && isPersonal(part, toColumn(key)));
      return [String(eraseTexts(key, context)), isOwn ? eraseAll(item) : eraseTexts(item, context, part)];
    }),
  );
}

/** Tells whether a column has codes, names of colleagues and the like, which an erasure leaves as they are. */
function isCode(table: string, column: string): boolean {
  const lines = findTable(table);
  if (lines?.columns[column] === undefined) return false;
  return ['none', 'staff'].includes(describeColumn(table, column, lines).treatment);
}

/** Tells whether an erasure removes the value of a column in the rows of the person. */
function isPersonal(table: string, column: string): boolean {
  const line: ColumnLine | undefined = findTable(table)?.columns[column];
  if (line === undefined) return false;
  return ['clear', 'hash', 'bytes'].includes(describeColumn(table, column, findTable(table)!).treatment);
}

function toColumn(field: string): string {
  return field.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
