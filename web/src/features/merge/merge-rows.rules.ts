import companyFields from 'record-catalogue/companies';
import contactFields from 'record-catalogue/contacts';
import type { CatalogueField, CatalogueFields } from '../../shared/catalogue/catalogue-field.rules';

/** The kinds of records that can be merged. */
export type MergeKind = 'company' | 'contact';

/** The lists of the records. */
export const MERGE_LISTS = { company: 'companies', contact: 'contacts' } as const satisfies Record<MergeKind, string>;

const FIELDS: Readonly<Record<MergeKind, CatalogueFields>> = { company: companyFields, contact: contactFields };

/** The fields that are compared as parts of others: the euro of the turnover, and the consents as what moves. */
const OMITTED = ['turnoverEur', 'consents'];

/**
 * The result of a merge for a field: both have the same value (`same`), only the survivor has one (`kept`), the survivor
 * takes that of the source (`taken`), has those of both (`joined`) or loses its own (`removed`), or the value of the
 * source becomes another name (`alias`) or another employer (`employer`) or remains on the archived source (`remains`).
 */
export type MergeOutcome = 'same' | 'kept' | 'taken' | 'joined' | 'removed' | 'alias' | 'employer' | 'remains';

export interface MergeRow {
  field: string;
  definition: CatalogueField;
  survivor: unknown;
  source: unknown;
  /** The value of the survivor after the merge. */
  merged: unknown;
  outcome: MergeOutcome;
}

/** A record whose fields are compared. */
export type MergeableRecord = object;

interface MergeRecords {
  survivor: MergeableRecord;
  source: MergeableRecord;
  merged: MergeableRecord;
  /** The fields of the survivor that were empty and take the value of the source. */
  filled: readonly string[];
}

/** Compares two records field by field. Fields that are empty in both and after the merge are left out. */
export function listMergeRows(kind: MergeKind, records: MergeRecords): MergeRow[] {
  return listMergeFields(FIELDS[kind]).flatMap((field) => {
    const [survivor, source, merged] = [records.survivor, records.source, records.merged].map((record) =>
      readValue(record, field),
    );
    if ([survivor, source, merged].every(isEmpty)) return [];
    const row = { field, definition: FIELDS[kind][field]!, survivor, source, merged };
    return [{ ...row, outcome: findOutcome(row, records) }];
  });
}

/** Lists the fields of the comparison in the order of the API. Ids of other systems stand beside registration numbers. */
function listMergeFields(fields: CatalogueFields): string[] {
  const names = Object.keys(fields).filter((name) => fields[name]!.merged && !OMITTED.includes(name));
  if (!names.includes('identifiers')) return names;
  return names
    .filter((name) => name !== 'externalIds')
    .flatMap((name) => (name === 'identifiers' ? [name, 'externalIds'] : name));
}

function findOutcome(row: Omit<MergeRow, 'outcome'>, records: MergeRecords): MergeOutcome {
  const { field, survivor, source, merged } = row;
  if (records.filled.includes(field)) return 'taken';
  if (!isSame(merged, survivor)) {
    if (isEmpty(merged)) return 'removed';
    return Array.isArray(survivor) && survivor.length > 0 ? 'joined' : 'taken';
  }
  if (isSame(survivor, source)) return 'same';
  if (isEmpty(source) || isContained(source, merged)) return 'kept';
  if (isContained([source], readValue(records.merged, 'aliases'))) return 'alias';
  return isOtherEmployer(row, records) ? 'employer' : 'remains';
}

/** Tells whether the employer of the source, or the position there, is one of the other employers after the merge. */
function isOtherEmployer({ field }: Pick<MergeRow, 'field'>, { source, merged }: MergeRecords): boolean {
  if (field !== 'companyId' && field !== 'jobTitle') return false;
  const employers = (readValue(merged, 'affiliations') ?? []) as { companyId: string; jobTitle: string | null }[];
  return employers.some(
    ({ companyId, jobTitle }) =>
      companyId === readValue(source, 'companyId') &&
      (field === 'companyId' || jobTitle === readValue(source, 'jobTitle')),
  );
}

function readValue(record: MergeableRecord, field: string): unknown {
  return (record as Record<string, unknown>)[field] ?? null;
}

/** Tells whether a field has no value. */
export function isEmpty(value: unknown): boolean {
  return value === null || value === '' || (Array.isArray(value) && value.length === 0);
}

/** Tells whether two values are the same. The order of a list means nothing. */
function isSame(one: unknown, other: unknown): boolean {
  if (Array.isArray(one) && Array.isArray(other)) return isContained(one, other) && isContained(other, one);
  return JSON.stringify(one) === JSON.stringify(other);
}

/** Tells whether a list contains all values of another one. */
function isContained(values: unknown, list: unknown): boolean {
  if (!Array.isArray(values) || !Array.isArray(list)) return false;
  return values.every((value) => list.some((one) => isSame(one, value)));
}

/** Returns the address of the page that merges a record into another. */
export function buildMergePath(kind: MergeKind, survivorId: string, sourceId: string | null): string {
  return `${findListPath(kind)}/${survivorId}/merge${sourceId === null ? '' : `?source=${sourceId}`}`;
}

/** Returns the address of the list of a kind of records. */
export function findListPath(kind: MergeKind): string {
  return `/${MERGE_LISTS[kind]}`;
}

/** Returns the name of a company or a contact. */
export function getMergedName(record: { name: string } | { fullName: string }): string {
  return 'name' in record ? record.name : record.fullName;
}
