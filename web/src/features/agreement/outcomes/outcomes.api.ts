import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { api, readBody } from '../../../shared/api/api.client';
import type { components } from '../../../shared/api/schema';
import type { OutcomeModel } from '../agreement-search.rules';

export type Outcomes = components['schemas']['AgreementOutcomesView'];

/** The outcomes of an agreement and of those made under it, as of today. */
export const outcomesQuery = (agreementId: string, model: OutcomeModel) =>
  queryOptions({
    queryKey: ['outcomes', agreementId, model],
    queryFn: ({ signal }) =>
      readBody(
        api.GET('/api/v1/agreements/{id}/outcomes', {
          params: { path: { id: agreementId }, query: { model } },
          signal,
        }),
      ),
    // The figures of another model stay until the new ones are there.
    placeholderData: keepPreviousData,
  });
