import { infiniteQueryOptions, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { agreementQuery } from '../../records/agreements/agreement.api';
import { api, readBody } from '../../shared/api/api.client';
import type { components } from '../../shared/api/schema';
import type { RecordUpdate } from '../../shared/record-editor/record-editor-provider';

export type AgreementView = components['schemas']['AgreementDetailView'];

const PAGE_SIZE = 50;

/** Returns a mutation whose result is the agreement in its new state. */
function useAgreementState<T>(change: (input: T) => Promise<AgreementView>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: change,
    onSuccess: (agreement) => client.setQueryData(agreementQuery(agreement.id).queryKey, agreement),
    onSettled: () => void client.invalidateQueries({ queryKey: ['agreements'] }),
  });
}

const buildParameters = ({ id, version }: Pick<AgreementView, 'id' | 'version'>) => ({
  params: { path: { id } },
  headers: { 'If-Match': `"${version}"` },
});

/** Returns a mutation that updates fields of an agreement, if it still has the version that the user has seen. */
export function useUpdateAgreement() {
  return useAgreementState(({ body, ...agreement }: RecordUpdate) =>
    readBody(api.PATCH('/api/v1/agreements/{id}', { ...buildParameters(agreement), body })),
  );
}

/** Returns a mutation that archives an agreement, if it still has the version that the user has seen. */
export function useArchiveAgreement() {
  return useAgreementState((agreement: Pick<AgreementView, 'id' | 'version'>) =>
    readBody(api.DELETE('/api/v1/agreements/{id}', buildParameters(agreement))),
  );
}

/** Returns a mutation that restores an archived agreement. */
export function useRestoreAgreement() {
  return useAgreementState((agreement: Pick<AgreementView, 'id' | 'version'>) =>
    readBody(api.POST('/api/v1/agreements/{id}/restore', buildParameters(agreement))),
  );
}

/** The tasks about an agreement, such as the decision about its renewal; open ones first. */
export const agreementTasksQuery = (agreementId: string) =>
  queryOptions({
    queryKey: ['tasks', 'of-agreement', agreementId],
    queryFn: ({ signal }) => {
      const query = { agreementId: [agreementId], sort: 'dueOn', limit: 20 };
      return readBody(api.GET('/api/v1/tasks', { params: { query }, signal }));
    },
  });

/** Everything that happened under an agreement, newest first. It shows records of every kind. */
export const timelineQuery = (agreementId: string) =>
  infiniteQueryOptions({
    queryKey: ['timeline', 'agreement', agreementId],
    queryFn: ({ pageParam, signal }) => {
      const query = { limit: PAGE_SIZE, ...(pageParam === '' ? {} : { cursor: pageParam }) };
      return readBody(
        api.GET('/api/v1/agreements/{id}/timeline', { params: { path: { id: agreementId }, query }, signal }),
      );
    },
    initialPageParam: '',
    getNextPageParam: ({ nextCursor }) => nextCursor,
  });
