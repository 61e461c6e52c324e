import { HEADING_GROUPS, type HeadingGroup } from './headings/heading-groups.constants.js';
import { getHeadingIndex, type HeadingMeaning } from './headings/heading-index.rules.js';
import { normaliseHeading } from './headings/heading.rules.js';
import { SYSTEM_HEADINGS } from './headings/system-headings.constants.js';
import { getImportFields } from './import-fields.rules.js';
import type { ImportEntity } from './import-field.constants.js';

/** A column of the file and the field that it fills. */
export interface ColumnMapping {
  column: string;
  field: string;
}

/** Longer headings are texts; no known one is as long. */
const MAX_HEADING_LENGTH = 200;

/** The meaning of a column after something of its heading had to be left out; each loss makes it less certain. */
const RANK_WITHOUT_REMARK = 100;
const RANK_WITHIN_GROUP = 200;
const RANK_OUTSIDE_GROUP = 300;
/** A Chinese heading of the name comes after every other one, because the name is in Latin script. */
const RANK_OF_NATIVE_NAME = 1_000;

/**
 * Suggests which fields the columns fill, from their headings alone. Each field gets one column at most: the one whose
 * heading is the most usual, or else the first. A column that means no field, or a field that another column fills
 * better, is left out.
 */
export function suggestMapping(entity: ImportEntity, columns: readonly string[]): ColumnMapping[] {
  const best = new Map<string, { column: string; rank: number }>();
  const exceptions = findExceptions(entity, columns);
  for (const column of columns) {
    const exception = exceptions.get(normaliseHeading(column));
    const meaning = exception === undefined ? findMeaning(entity, column) : exception;
    if (meaning === null) continue;
    const other = best.get(meaning.field);
    if (other === undefined || meaning.rank < other.rank) best.set(meaning.field, { column, rank: meaning.rank });
  }
  // The parts of a name are more certain than the whole, which would replace them.
  for (const prefix of ['', 'contact.']) {
    if (best.has(`${prefix}givenName`) && best.has(`${prefix}familyName`)) best.delete(`${prefix}fullName`);
  }
  const fields = new Map([...best].map(([field, { column }]) => [column, field]));
  addNativeName(entity, columns, fields);
  // A heading that the file repeats means its first column.
  return [...new Set(columns)].flatMap((column) => {
    const field = fields.get(column);
    return field === undefined ? [] : { column, field };
  });
}

/** Finds the headings that mean something else because the columns are those of an export of one system. */
function findExceptions(entity: ImportEntity, columns: readonly string[]): ReadonlyMap<string, HeadingMeaning | null> {
  const present = new Set(columns.map(normaliseHeading));
  const systems = SYSTEM_HEADINGS.filter(
    (system) =>
      system.entity === entity && system.signs.filter((sign) => present.has(normaliseHeading(sign))).length > 1,
  );
  return new Map(
    systems.flatMap(({ meanings }) =>
      Object.entries(meanings).map(([heading, field]): [string, HeadingMeaning | null] => [
        normaliseHeading(heading),
        field === null ? null : { field, rank: 1 },
      ]),
    ),
  );
}

/** The name of an entity, of which a file in Chinese has another one in Latin script. */
const NAMES: Partial<Record<ImportEntity, string>> = { companies: 'name', contacts: 'fullName' };

/**
 * Gives a Chinese heading of the name that lost to another column to the native name, where no column has it: 公司名称
 * beside "English name" holds the name in Chinese script.
 */
function addNativeName(entity: ImportEntity, columns: readonly string[], fields: Map<string, string>): void {
  const name = NAMES[entity];
  if (name === undefined || [...fields.values()].includes('nativeName')) return;
  const column = columns.find(
    (heading) => !fields.has(heading) && isChinese(heading) && findMeaning(entity, heading)?.field === name,
  );
  if (column !== undefined) fields.set(column, 'nativeName');
}

function findMeaning(entity: ImportEntity, heading: string): HeadingMeaning | null {
  // The expressions below would take long for a heading of many thousand spaces.
  const column = heading.slice(0, MAX_HEADING_LENGTH).replaceAll(/\s+/g, ' ');
  const meaning =
    lookUp(entity, column) ??
    findMeaningWithoutRemark(entity, column) ??
    findMeaningInGroup(entity, column) ??
    findMeaningAfterName(entity, column);
  const isNativeName = meaning?.field === NAMES[entity] && isChinese(column) && !/[英外]文|拼音/.test(column);
  return isNativeName ? addRank(meaning, RANK_OF_NATIVE_NAME) : meaning;
}

/**
 * Finds the meaning of a column without the remarks of its heading. A remark that names a record says whose the column is:
 * "Email Address (Potential Customer) (Account)" is that of a company.
 */
function findMeaningWithoutRemark(entity: ImportEntity, column: string): HeadingMeaning | null {
  const heading = removeRemark(column);
  const remarks = heading === column ? [] : [...column.matchAll(REMARKS)].map(([, remark]) => remark!);
  const group = findGroup(remarks.map(normaliseHeading));
  if (group !== undefined) return addRank(findInGroup(entity, group, heading), RANK_WITHIN_GROUP);
  return addRank(lookUp(entity, heading), RANK_WITHOUT_REMARK);
}

function isChinese(heading: string): boolean {
  return /\p{Script=Han}/u.test(heading);
}

function lookUp(entity: ImportEntity, heading: string): HeadingMeaning | null {
  return getHeadingIndex(entity).get(normaliseHeading(heading)) ?? null;
}

function addRank(meaning: HeadingMeaning | null, loss: number): HeadingMeaning | null {
  return meaning && { field: meaning.field, rank: meaning.rank + loss };
}

/** Remarks in brackets. */
const REMARKS = /[([（【]([^)\]）】]*)[)\]）】]/g;

/**
 * Removes a remark in brackets and a unit at the end: "Turnover (EUR)", "Omzet in €", "Name *". "(ID)" is no remark,
 * because "Account Owner (ID)" holds no name.
 */
function removeRemark(heading: string): string {
  return heading
    .replaceAll(REMARKS, (remark) => (/^.\W*ids?\W*$/i.test(remark) ? remark : ''))
    .replace(/\s+(in\s+)?(€|EUR|euro)\s*$/i, '');
}

/**
 * Finds the meaning of a column below a merged heading, which stands before it as "Company / Name". Below the name of
 * another record it means a field of that record, so a name below "Contact" is never the name of a company.
 */
function findMeaningInGroup(entity: ImportEntity, column: string): HeadingMeaning | null {
  const parts = column.split(/\s*[/>|]\s+|\s+[/>|]\s*/);
  const heading = parts.pop()!;
  const groups = parts.map((part) => normaliseHeading(removeRemark(part))).filter((part) => part !== '');
  if (groups.length === 0) return null;
  const group = findGroup(groups);
  const meaning =
    group === undefined
      ? addRank(findOutsideGroups(entity, groups, heading), RANK_OUTSIDE_GROUP - RANK_WITHIN_GROUP)
      : findInGroup(entity, group, heading);
  return addRank(meaning, RANK_WITHIN_GROUP);
}

/** Finds the record that one of the names means. */
function findGroup(names: readonly string[]): HeadingGroup | undefined {
  return HEADING_GROUPS.find(({ headings }) => headings.some((heading) => names.includes(normaliseHeading(heading))));
}

/** Finds the meaning of a heading that belongs to a record. */
function findInGroup(entity: ImportEntity, group: HeadingGroup, heading: string): HeadingMeaning | null {
  const isOwn = group.entity === entity && group.references[0] !== 'parent';
  return isOwn ? lookUpLoosely(entity, heading) : findReference(entity, group, heading);
}

/**
 * Finds the meaning of a column whose heading begins with the name of a record: "Company Website", "contact_phone",
 * 公司网站 and "Deal - Title". The record that is imported is named with a dash only.
 */
function findMeaningAfterName(entity: ImportEntity, column: string): HeadingMeaning | null {
  for (const group of HEADING_GROUPS) {
    if (group.entity === null) continue;
    for (const name of group.headings) {
      const rest = column.slice(name.length);
      const isNamed = column.slice(0, name.length).toLowerCase() === name.toLowerCase();
      const isApart = group.entity === entity ? /^\s+[-–]\s/.test(rest) : /^[\s_–-]/.test(rest) || isChinese(name);
      const meaning = isNamed && isApart ? findInGroup(entity, group, rest) : null;
      if (meaning !== null) return addRank(meaning, RANK_WITHIN_GROUP);
    }
  }
  return null;
}

/** The last parts of the fields that name a record or a person. */
const NAMING_PARTS: ReadonlySet<string> = new Set([
  'name',
  'fullName',
  'nativeName',
  'givenName',
  'familyName',
  'title',
  'email',
  'reference',
  'externalId',
]);

/**
 * Finds the meaning of a column below a heading that names no record. It may be that of anybody, such as "Created by", so
 * a name below it is not that of the record. The heading of a field is safe: "Name / First name".
 */
function findOutsideGroups(entity: ImportEntity, groups: readonly string[], heading: string): HeadingMeaning | null {
  const meaning = lookUpLoosely(entity, heading);
  if (meaning === null || !NAMING_PARTS.has(meaning.field.split('.').at(-1)!)) return meaning;
  const isOwn = groups.every((group) => isOwnField(getHeadingIndex(entity).get(group)?.field));
  return isOwn ? meaning : null;
}

/** Tells whether a field belongs to the record itself and is not that of another record which it names. */
function isOwnField(field: string | undefined): boolean {
  return field !== undefined && !field.includes('.');
}

function lookUpLoosely(entity: ImportEntity, heading: string): HeadingMeaning | null {
  return lookUp(entity, heading) ?? lookUp(entity, removeRemark(heading));
}

/** Finds the field of a reference that a heading below the name of the record means. */
function findReference(
  entity: ImportEntity,
  { entity: referred, references }: HeadingGroup,
  heading: string,
): HeadingMeaning | null {
  // Users have no headings of their own; theirs are those of a person.
  const meaning = lookUpLoosely(referred ?? 'contacts', heading);
  if (meaning === null) return null;
  const part = referred === null && meaning.field === 'fullName' ? 'name' : meaning.field;
  const fields = new Set(getImportFields(entity).map(({ name }) => name));
  const field = references.map((reference) => `${reference}.${part}`).find((name) => fields.has(name));
  return field === undefined ? null : { field, rank: meaning.rank };
}
