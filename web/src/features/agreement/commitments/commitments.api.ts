import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { api, readBody } from '../../../shared/api/api.client';
import type { components } from '../../../shared/api/schema';

type Schemas = components['schemas'];
export type Commitment = Schemas['CommitmentView'];

/** The commitments of an agreement by their due days, with the archived ones if they are wanted. */
export const commitmentsQuery = (agreementId: string, isArchivedShown: boolean) =>
  queryOptions({
    queryKey: ['commitments', 'of-agreement', agreementId, isArchivedShown],
    queryFn: ({ signal }) => {
      const query = { sort: 'dueOn', limit: 200, ...(isArchivedShown && { archived: 'any' as const }) };
      return readBody(
        api.GET('/api/v1/agreements/{id}/commitments', { params: { path: { id: agreementId }, query }, signal }),
      );
    },
  });

/** Returns a mutation after which the commitments and the timeline are read again. */
function useCommitmentChange<T>(change: (input: T) => Promise<Commitment>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: change,
    // After a refusal the list may be out of date.
    onSettled: () => {
      void client.invalidateQueries({ queryKey: ['commitments'] });
      void client.invalidateQueries({ queryKey: ['timeline'] });
    },
  });
}

const buildParameters = ({ agreementId, id, version }: Pick<Commitment, 'agreementId' | 'id' | 'version'>) => ({
  params: { path: { id: agreementId, commitmentId: id } },
  headers: { 'If-Match': `"${version}"` },
});

/** Returns a mutation that adds a commitment, or changes one that still has the version that the user has seen. */
export function useSaveCommitment(agreementId: string) {
  return useCommitmentChange(
    ({ commitment, body }: { commitment: Commitment | null; body: Schemas['CreateCommitment'] }) =>
      readBody(
        commitment
          ? api.PATCH('/api/v1/agreements/{id}/commitments/{commitmentId}', { ...buildParameters(commitment), body })
          : api.POST('/api/v1/agreements/{id}/commitments', { params: { path: { id: agreementId } }, body }),
      ),
  );
}

/** Returns a mutation that archives a commitment. */
export function useArchiveCommitment() {
  return useCommitmentChange((commitment: Commitment) =>
    readBody(api.DELETE('/api/v1/agreements/{id}/commitments/{commitmentId}', buildParameters(commitment))),
  );
}

/** Returns a mutation that restores an archived commitment. */
export function useRestoreCommitment() {
  return useCommitmentChange((commitment: Commitment) =>
    readBody(api.POST('/api/v1/agreements/{id}/commitments/{commitmentId}/restore', buildParameters(commitment))),
  );
}
