import { createRecordApi } from '../../../../shared/api/record.api';
import type { components } from '../../../../shared/api/schema';
import { createSearchQueries } from '../../../../shared/tables/list-query.factory';
import { REQUEST_LIST } from './request-list.rules';

type Schemas = components['schemas'];
export type PrivacyRequest = Schemas['PrivacyRequestView'];
export type PrivacyRequestDetail = Schemas['PrivacyRequestDetailView'];

/** The requests that match the filters, and their number. */
export const { pagesQuery: requestsQuery } = createSearchQueries('/api/v1/privacy/requests', REQUEST_LIST);

export const requestApi = createRecordApi('privacy/requests');
