import { type ListDefinition, type ListSearch, readListSearch } from '../../shared/tables/list-search.rules';

/** The filters and orders that the address of the list of contacts can name. */
export const CONTACT_LIST = {
  path: '/api/v1/contacts',
  fields: [
    { name: 'worksFor', kind: 'record', record: 'company' },
    { name: 'company.country', kind: 'country', isNullable: true },
    { name: 'languages', kind: 'language' },
    { name: 'tags', kind: 'text' },
    { name: 'mayBeMailed', kind: 'flag' },
    { name: 'jobTitle', kind: 'text', isNullable: true },
    { name: 'email', kind: 'text', isNullable: true },
    { name: 'emailDomain', kind: 'text', isNullable: true },
    { name: 'phone', kind: 'text', isNullable: true },
    { name: 'wechatId', kind: 'text', isNullable: true },
    { name: 'externalId', kind: 'text' },
    { name: 'createdAt', kind: 'instant' },
    { name: 'updatedAt', kind: 'instant' },
  ],
  sorts: ['fullName', 'company.name', 'jobTitle', 'email', 'createdAt', 'updatedAt'],
  defaultSort: 'fullName',
  columns: [],
} as const satisfies ListDefinition;

export type ContactFilterName = (typeof CONTACT_LIST.fields)[number]['name'];

/** Reads what the address says. Parameters that mean nothing are left out. */
export function readContactListSearch(search: Record<string, unknown>): ListSearch {
  return readListSearch(CONTACT_LIST, search);
}
