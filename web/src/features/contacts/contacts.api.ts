import { api, readBody } from '../../shared/api/api.client';
import type { components, paths } from '../../shared/api/schema';
import { createCountQuery, createListQuery } from '../../shared/tables/list-query.factory';
import { buildFilters, buildListQuery, type ListSearch } from '../../shared/tables/list-search.rules';
import { CONTACT_LIST } from './contact-list.rules';

export type Contact = components['schemas']['ContactView'];

const readPage = (query: paths['/api/v1/contacts']['get']['parameters']['query'], signal: AbortSignal) =>
  readBody(api.GET('/api/v1/contacts', { params: { query }, signal }));

/** The contacts that match the filters, page by page. */
export const contactsQuery = (search: ListSearch) =>
  createListQuery('contacts', buildListQuery(CONTACT_LIST, search), readPage);

/** The number of contacts that match the filters. */
export const contactCountQuery = (search: ListSearch) => createCountQuery('contacts', buildFilters(search), readPage);
