/** The fields of records that figures depend on, by the names that the API gives them in comparisons. */
export const CHANGED_FIELDS = [
  'stage',
  'stageEnteredOn',
  'status',
  'statusReason',
  'closedOn',
  'receivedOn',
  'companyId',
  'ownerId',
  'investmentType',
  'sector',
  'sectorVersion',
  'source.channel',
  'source.activityId',
  'source.agreementId',
  'jobsExpected',
  'jobsSafeguarded',
  'capexEur',
  'likelihood',
  'lostToCountry',
  'expectedDecisionOn',
  'expectedLandingOn',
  'announcedOn',
  'announcedJobs',
  'announcedCapexEur',
  'involvement',
  'archivedAt',
  'country',
  'activityId',
  'agreementId',
  'channel',
  'occurredOn',
  'role',
  'withdrawnAt',
  'kind',
  'parentId',
  'startsOn',
  'endsOn',
  'costEur',
  'occurredAt',
  'direction',
  'archived',
  'asOf',
  'jobs',
  'months',
] as const;
/** One of {@link CHANGED_FIELDS}. */
export type ChangedField = (typeof CHANGED_FIELDS)[number];

/** How the value of a changed field is written. */
export type ValueKind =
  | { type: 'text' | 'user' | 'record' | 'country' | 'euro' | 'day' | 'moment' | 'number' }
  | { type: 'code'; vocabulary: string };

/** The vocabularies of fields with codes. */
const VOCABULARIES: Readonly<Record<string, string>> = {
  stage: 'stage',
  statusReason: 'reason',
  investmentType: 'investmentType',
  'source.channel': 'channel',
  channel: 'channel',
  likelihood: 'likelihood',
  involvement: 'involvement',
  role: 'touchRole',
  kind: 'activityKind',
  direction: 'direction',
};

/** The vocabularies of the status, by the kind of the record. */
const STATUSES: Readonly<Record<string, string>> = {
  lead: 'status',
  activity: 'activityStatus',
  agreement: 'agreementStatus',
};

/** Returns how a value is written. */
export function findValueKind(record: string, field: string, value: string | number): ValueKind {
  const vocabulary = field === 'status' ? STATUSES[record] : VOCABULARIES[field];
  if (vocabulary !== undefined) return { type: 'code', vocabulary };
  if (field === 'ownerId') return { type: 'user' };
  if (field.endsWith('Id')) return { type: 'record' };
  if (field === 'country' || field === 'lostToCountry') return { type: 'country' };
  if (field.endsWith('Eur')) return { type: 'euro' };
  if (/On$|^asOf$/.test(field)) return { type: 'day' };
  if (field.endsWith('At')) return { type: 'moment' };
  return { type: typeof value === 'number' ? 'number' : 'text' };
}
