import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { api, readBody } from '../../shared/api/api.client';
import type { components } from '../../shared/api/schema';
import type { RecordUpdate } from '../../shared/record-editor/record-editor-provider';

export type Delegation = components['schemas']['DelegationView'];

/** A delegation with the names of the organisations and people that it refers to. */
export const delegationQuery = (id: string) =>
  queryOptions({
    queryKey: ['activities', id, 'delegation'],
    queryFn: ({ signal }) => readBody(api.GET('/api/v1/delegations/{id}', { params: { path: { id } }, signal })),
  });

/** Returns a mutation whose result is the delegation in its new state. */
function useDelegationState<T>(change: (input: T) => Promise<Delegation>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: change,
    onSuccess: (delegation) => client.setQueryData(delegationQuery(delegation.id).queryKey, delegation),
    onSettled: () => void client.invalidateQueries({ queryKey: ['activities'] }),
  });
}

const buildParameters = ({ id, version }: Pick<Delegation, 'id' | 'version'>) => ({
  params: { path: { id } },
  headers: { 'If-Match': `"${version}"` },
});

/** Returns a mutation that updates fields of a delegation, if it still has the version that the user has seen. */
export function useUpdateDelegation() {
  return useDelegationState(({ body, ...delegation }: RecordUpdate) =>
    readBody(api.PATCH('/api/v1/delegations/{id}', { ...buildParameters(delegation), body })),
  );
}

/** Returns a mutation that archives a delegation, if it still has the version that the user has seen. */
export function useArchiveDelegation() {
  return useDelegationState((delegation: Pick<Delegation, 'id' | 'version'>) =>
    readBody(api.DELETE('/api/v1/delegations/{id}', buildParameters(delegation))),
  );
}

/** Returns a mutation that restores an archived delegation. */
export function useRestoreDelegation() {
  return useDelegationState((delegation: Pick<Delegation, 'id' | 'version'>) =>
    readBody(api.POST('/api/v1/delegations/{id}/restore', buildParameters(delegation))),
  );
}
