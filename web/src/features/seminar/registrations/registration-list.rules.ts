import { type ListDefinition, type ListSearch, readListSearch } from '../../../shared/tables/list-search.rules';

/** The filters and orders of the registrations of a seminar. */
export const REGISTRATION_FIELDS = [
  {
    name: 'status',
    kind: 'choice',
    vocabulary: 'registrationStatus',
    choices: ['registered', 'waitlisted', 'confirmed', 'attended', 'no_show', 'cancelled'],
  },
  { name: 'companyName', kind: 'text', isNullable: true },
  { name: 'walkIn', kind: 'flag' },
  { name: 'language', kind: 'language', isNullable: true },
  { name: 'contactId', kind: 'record', record: 'contact', isNullable: true },
  { name: 'registeredAt', kind: 'instant' },
  { name: 'checkedInAt', kind: 'instant', isNullable: true },
  { name: 'promotedAt', kind: 'instant', isNullable: true },
  { name: 'offerExpiresAt', kind: 'instant', isNullable: true },
  { name: 'cancelledAt', kind: 'instant', isNullable: true },
] as const satisfies ListDefinition['fields'];

/** Returns the list of the registrations of a seminar, in the order of arrival, which is also that of the waiting list. */
export function getRegistrationList(seminarId: string): ListDefinition {
  return {
    path: `/api/v1/seminars/${seminarId}/registrations`,
    fields: REGISTRATION_FIELDS,
    sorts: ['arrival', 'fullName', 'companyName', 'status', 'email', 'registeredAt', 'checkedInAt'],
    defaultSort: 'arrival',
    columns: [],
  };
}

/** Reads what the address says about the list. Parameters that mean nothing are left out. */
export function readRegistrationSearch(search: Record<string, unknown>): ListSearch {
  return readListSearch(getRegistrationList(''), search);
}
