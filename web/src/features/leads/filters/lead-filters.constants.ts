import type { FilterField } from '../../../shared/tables/list-search.rules';

/** The filters that the bar always shows. */
export const USUAL_FILTERS: readonly string[] = ['stage', 'status', 'company.country'];

/** All filters, in the order of the menu. */
export const FILTER_FIELDS = [
  { name: 'stage', kind: 'choice', vocabulary: 'stage' },
  { name: 'status', kind: 'choice', vocabulary: 'status' },
  { name: 'company.country', kind: 'country' },
  { name: 'ownerId', kind: 'user' },
  { name: 'projectManagerId', kind: 'user', isNullable: true },
  { name: 'teamId', kind: 'user' },
  { name: 'companyId', kind: 'record', record: 'company' },
  { name: 'company.name', kind: 'text' },
  { name: 'contactId', kind: 'record', record: 'contact' },
  { name: 'localCompanyId', kind: 'record', record: 'company', isNullable: true },
  { name: 'sector', kind: 'sector', isNullable: true },
  { name: 'investmentType', kind: 'choice', vocabulary: 'investmentType', isNullable: true },
  { name: 'businessActivity', kind: 'choice', vocabulary: 'businessActivity', isNullable: true },
  { name: 'likelihood', kind: 'choice', vocabulary: 'likelihood', isNullable: true },
  { name: 'capexEur', kind: 'number', isNullable: true },
  { name: 'jobsExpected', kind: 'number', isNullable: true },
  { name: 'tags', kind: 'text' },
  { name: 'confidential', kind: 'flag' },
  { name: 'receivedOn', kind: 'day' },
  { name: 'stageEnteredOn', kind: 'day' },
  { name: 'staleSince', kind: 'day', isNullable: true },
  { name: 'expectedDecisionOn', kind: 'day', isNullable: true },
  { name: 'expectedLandingOn', kind: 'day', isNullable: true },
  { name: 'announcedOn', kind: 'day', isNullable: true },
  { name: 'closedOn', kind: 'day', isNullable: true },
  { name: 'createdAt', kind: 'instant' },
  { name: 'updatedAt', kind: 'instant' },
  { name: 'statusReason', kind: 'choice', vocabulary: 'reason', isNullable: true },
  { name: 'screening.status', kind: 'choice', vocabulary: 'screening' },
  { name: 'involvement', kind: 'choice', vocabulary: 'involvement', isNullable: true },
  { name: 'source.channel', kind: 'choice', vocabulary: 'channel' },
  { name: 'source.activityId', kind: 'record', record: 'activity', isNullable: true },
  { name: 'source.agreementId', kind: 'record', record: 'agreement', isNullable: true },
  { name: 'source.referrerCompanyId', kind: 'record', record: 'company', isNullable: true },
  { name: 'reference', kind: 'text' },
  { name: 'externalId', kind: 'text' },
] as const satisfies readonly FilterField[];

export type FilterName = (typeof FILTER_FIELDS)[number]['name'];

/** The orders that `GET /leads` knows and that mean something to a reader. */
export const SORTS: readonly string[] = [
  'reference',
  'title',
  'stage',
  'status',
  'stageEnteredOn',
  'sector',
  'capexEur',
  'jobsExpected',
  'staleSince',
  'expectedDecisionOn',
  'expectedLandingOn',
  'announcedOn',
  'closedOn',
  'receivedOn',
  'createdAt',
  'updatedAt',
];

/** The order of the list unless the user chooses another. */
export const DEFAULT_SORT = '-receivedOn';
