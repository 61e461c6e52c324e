import type { ExternalIdInput } from '../../common/external-ids/external-id.dto.js';
import type { ConvertedRow, RecordView, RowReference, RowValues } from '../model/entity-import.constants.js';

/** Returns a value of a row as a text; an empty text for a value that is absent, a list or an object. */
export function toText(value: unknown): string {
  if (typeof value === 'string') return value;
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : '';
}

/** Returns the form of a text by which rows of a file are compared: without regard to case, width and spaces. */
export function buildTextKey(value: unknown): string {
  return toText(value).normalize('NFKC').toLowerCase().replaceAll(/\s+/g, ' ').trim();
}

/** Tells whether two values are the same, texts without regard to case, width and spaces. */
export function isSameText(one: unknown, other: unknown): boolean {
  if (typeof one === 'string' && typeof other === 'string') return buildTextKey(one) === buildTextKey(other);
  return JSON.stringify(one) === JSON.stringify(other);
}

/** Tells whether a record has another id in the system of the file than the row, so that the system has two records. */
export function hasOtherExternalId({ values, system }: ConvertedRow, view: RecordView): boolean {
  const { externalId } = values;
  if (externalId === undefined) return false;
  const stored = (view['externalIds'] as ExternalIdInput[]).filter((each) => each.system === system);
  return stored.length > 0 && stored.every(({ value }) => value !== toText(externalId));
}

/** The fields that name a record, of records that have others beside them in a file. */
const NAMING: Partial<Record<RowReference['kind'], RegExp>> = {
  company: /^(name|nativeName|externalId|identifiers\..+)$/,
  contact: /^(fullName|nativeName|givenName|familyName|email|externalId)$/,
};

/** Tells whether the values of a row name a record. The city or the country of a company alone, such as a default, does not. */
export function hasNamingValue(kind: RowReference['kind'], values: RowValues): boolean {
  const naming = NAMING[kind];
  return naming === undefined || Object.keys(values).some((name) => naming.test(name));
}

/** Returns the full name of a person, of its parts where there is none. */
export function buildPersonName({ fullName, givenName, familyName }: RowValues): string {
  return toText(fullName).trim() || `${toText(givenName)} ${toText(familyName)}`.trim();
}
