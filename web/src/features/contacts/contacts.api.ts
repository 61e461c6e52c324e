import type { components } from '../../shared/api/schema';
import { createSearchQueries } from '../../shared/tables/list-query.factory';
import { CONTACT_LIST } from './contact-list.rules';

export type Contact = components['schemas']['ContactView'];

/** The contacts that match the filters, and their number. */
export const { pagesQuery: contactsQuery, countQuery: contactCountQuery } = createSearchQueries(
  '/api/v1/contacts',
  CONTACT_LIST,
);
