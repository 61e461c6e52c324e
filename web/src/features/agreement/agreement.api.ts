import { queryOptions } from '@tanstack/react-query';
import { api, readBody } from '../../shared/api/api.client';
import type { components } from '../../shared/api/schema';

export type AgreementView = components['schemas']['AgreementDetailView'];

/** The tasks about an agreement, such as the decision about its renewal; open ones first. */
export const agreementTasksQuery = (agreementId: string) =>
  queryOptions({
    queryKey: ['tasks', 'of-agreement', agreementId],
    queryFn: ({ signal }) => {
      const query = { agreementId: [agreementId], sort: 'dueOn', limit: 20 };
      return readBody(api.GET('/api/v1/tasks', { params: { query }, signal }));
    },
  });
