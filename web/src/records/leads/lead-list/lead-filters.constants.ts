/** The filters that the bar always shows. */
export const USUAL_FILTERS: readonly string[] = ['status', 'company.country'];

/** The filters that come first in the menu. */
export const FIRST_FILTERS: readonly string[] = [
  ...USUAL_FILTERS,
  'stage',
  'ownerId',
  'projectManagerId',
  'teamId',
  'companyId',
  'company.name',
  'contactId',
  'localCompanyId',
  'sector',
  'investmentType',
  'businessActivity',
  'likelihood',
  'capexEur',
  'jobsExpected',
  'tags',
  'confidential',
  'receivedOn',
  'stageEnteredOn',
  'staleSince',
];

/** The fields by which the API filters and sorts, but nobody does. */
export const UNUSED_FIELDS: readonly string[] = ['jobsSafeguarded', 'announcedJobs', 'announcedCapexEur'];
