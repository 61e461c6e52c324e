import type { components } from '../../shared/api/schema';
import { createSearchQueries } from '../../shared/tables/list-query.factory';
import { AGREEMENT_LIST, COMMITMENT_LIST } from './agreement-list.rules';

export type Agreement = components['schemas']['AgreementView'];
export type Commitment = components['schemas']['CommitmentView'];

/** The agreements that match the filters, and their number. */
export const { pagesQuery: agreementsQuery, countQuery: agreementCountQuery } = createSearchQueries(
  '/api/v1/agreements',
  AGREEMENT_LIST,
);

/** The commitments of all agreements that match the filters, and their number. */
export const { pagesQuery: commitmentsQuery, countQuery: commitmentCountQuery } = createSearchQueries(
  '/api/v1/commitments',
  COMMITMENT_LIST,
);
