import { api, readBody } from '../../shared/api/api.client';
import type { components, paths } from '../../shared/api/schema';
import { createCountQuery, createListQuery } from '../../shared/tables/list-query.factory';
import { buildFilters, buildListQuery, type ListSearch } from '../../shared/tables/list-search.rules';
import { AGREEMENT_LIST } from './agreement-list.rules';
import { COMMITMENT_LIST } from './commitment-list.rules';

export type Agreement = components['schemas']['AgreementView'];
export type Commitment = components['schemas']['CommitmentView'];

const readAgreements = (query: paths['/api/v1/agreements']['get']['parameters']['query'], signal: AbortSignal) =>
  readBody(api.GET('/api/v1/agreements', { params: { query }, signal }));

const readCommitments = (query: paths['/api/v1/commitments']['get']['parameters']['query'], signal: AbortSignal) =>
  readBody(api.GET('/api/v1/commitments', { params: { query }, signal }));

/** The agreements that match the filters, page by page. */
export const agreementsQuery = (search: ListSearch) =>
  createListQuery('agreements', buildListQuery(AGREEMENT_LIST, search), readAgreements);

/** The number of agreements that match the filters. */
export const agreementCountQuery = (search: ListSearch) =>
  createCountQuery('agreements', buildFilters(search), readAgreements);

/** The commitments of all agreements that match the filters, page by page. */
export const commitmentsQuery = (search: ListSearch) =>
  createListQuery('commitments', buildListQuery(COMMITMENT_LIST, search), readCommitments);

/** The number of commitments that match the filters. */
export const commitmentCountQuery = (search: ListSearch) =>
  createCountQuery('commitments', buildFilters(search), readCommitments);
