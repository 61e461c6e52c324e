import fields from 'record-catalogue/contacts';
import { buildListDefinition } from '../../shared/catalogue/catalogue-field.rules';
import { type ListSearch, readListSearch } from '../../shared/tables/list-search.rules';

/** The filters and orders that the address of the list of contacts can name. */
export const CONTACT_LIST = buildListDefinition(fields, {
  path: '/api/v1/contacts',
  first: [
    'worksFor',
    'company.country',
    'languages',
    'tags',
    'mayBeMailed',
    'jobTitle',
    'email',
    'emailDomain',
    'phone',
    'wechatId',
    'externalId',
  ],
  unfiltered: ['fullName', 'nativeName', 'companyId', 'company.name', 'mergedIntoId'],
  defaultSort: 'fullName',
});

/** Reads what the address says. Parameters that mean nothing are left out. */
export function readContactListSearch(search: Record<string, unknown>): ListSearch {
  return readListSearch(CONTACT_LIST, search);
}
