import { queryOptions } from '@tanstack/react-query';
import { api, readBody } from '../../../shared/api/api.client';
import { buildVersionInit } from '../../../shared/api/record.api';
import type { components } from '../../../shared/api/schema';
import { useChange } from '../../../shared/api/use-change';

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

const CHANGED = [['commitments'], ['timeline']];

const buildParameters = (commitment: Commitment) =>
  buildVersionInit(commitment, { id: commitment.agreementId, commitmentId: commitment.id });

/** Returns a mutation that adds a commitment, or changes one that still has the version that the user has seen. */
export function useSaveCommitment(agreementId: string) {
  return useChange(
    CHANGED,
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
  return useChange(CHANGED, (commitment: Commitment) =>
    readBody(api.DELETE('/api/v1/agreements/{id}/commitments/{commitmentId}', buildParameters(commitment))),
  );
}

/** Returns a mutation that restores an archived commitment. */
export function useRestoreCommitment() {
  return useChange(CHANGED, (commitment: Commitment) =>
    readBody(api.POST('/api/v1/agreements/{id}/commitments/{commitmentId}/restore', buildParameters(commitment))),
  );
}
