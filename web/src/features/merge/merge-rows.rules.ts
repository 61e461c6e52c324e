/** The kinds of records that can be merged. */
export type MergeKind = 'company' | 'contact';

/** How the value of a field is shown. */
export type MergeFieldType =
  | 'text'
  | 'nativeText'
  | 'list'
  | 'country'
  | 'companyKind'
  | 'identifiers'
  | 'externalIds'
  | 'nace'
  | 'count'
  | 'money'
  | 'company'
  | 'user'
  | 'affiliations'
  | 'languages';

/** The fields of each kind of record that a merge decides about, in the order of the comparison. */
export const MERGE_FIELDS = {
  company: {
    name: 'text',
    nativeName: 'nativeText',
    aliases: 'list',
    kind: 'companyKind',
    country: 'country',
    subdivision: 'text',
    city: 'text',
    address: 'text',
    postalCode: 'text',
    website: 'text',
    emailDomains: 'list',
    identifiers: 'identifiers',
    externalIds: 'externalIds',
    nace: 'nace',
    employees: 'count',
    turnover: 'money',
    parentId: 'company',
    ownerId: 'user',
    tags: 'list',
    notes: 'text',
  },
  contact: {
    fullName: 'text',
    nativeName: 'nativeText',
    givenName: 'text',
    familyName: 'text',
    companyId: 'company',
    jobTitle: 'text',
    affiliations: 'affiliations',
    email: 'text',
    phone: 'text',
    languages: 'languages',
    wechatId: 'text',
    linkedinUrl: 'text',
    tags: 'list',
    externalIds: 'externalIds',
  },
} as const satisfies Record<MergeKind, Record<string, MergeFieldType>>;

export type MergeField = keyof (typeof MERGE_FIELDS)['company'] | keyof (typeof MERGE_FIELDS)['contact'];

/**
 * The result of a merge for a field: both have the same value (`same`), only the survivor has one (`kept`), the survivor
 * takes that of the source (`taken`), has those of both (`joined`) or loses its own (`removed`), or the value of the
 * source becomes another name (`alias`) or another employer (`employer`) or remains on the archived source (`remains`).
 */
export type MergeOutcome = 'same' | 'kept' | 'taken' | 'joined' | 'removed' | 'alias' | 'employer' | 'remains';

export interface MergeRow {
  field: MergeField;
  type: MergeFieldType;
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
  const fields = Object.entries(MERGE_FIELDS[kind]) as [MergeField, MergeFieldType][];
  return fields.flatMap(([field, type]) => {
    const [survivor, source, merged] = [records.survivor, records.source, records.merged].map((record) =>
      readValue(record, field),
    );
    if ([survivor, source, merged].every(isEmpty)) return [];
    const row = { field, type, survivor, source, merged };
    return [{ ...row, outcome: findOutcome(row, records) }];
  });
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
  return kind === 'company' ? '/companies' : '/contacts';
}
