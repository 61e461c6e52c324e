import { useMutation } from '@tanstack/react-query';
import { api, readBody } from '../../../shared/api/api.client';
import { ProblemError } from '../../../shared/api/api.errors';
import type { components } from '../../../shared/api/schema';
import type { Participant } from './participants.api';

type Schemas = components['schemas'];
export type TravelContent = Schemas['UpdateTravelDetails'];

const buildPath = ({ id, delegationId }: Pick<Participant, 'id' | 'delegationId'>) => ({
  params: { path: { id: delegationId, participantId: id } },
});

/**
 * Returns a mutation that reads the passport and dietary data of a participant; null if there are none. It is no query,
 * because these data are not kept in the cache, and because the server records every reading.
 */
export function useReadTravelDetails() {
  return useMutation({
    gcTime: 0,
    mutationFn: async (participant: Participant): Promise<Schemas['TravelDetailsView'] | null> => {
      try {
        return await readBody(
          api.GET('/api/v1/delegations/{id}/participants/{participantId}/travel-details', buildPath(participant)),
        );
      } catch (error) {
        if (error instanceof ProblemError && error.status === 404) return null;
        throw error;
      }
    },
  });
}

interface TravelUpdate {
  participant: Participant;
  body: TravelContent;
}

/** Returns a mutation that changes some of the data. The answer says which fields have a value, not their values. */
export function useUpdateTravelDetails() {
  return useMutation({
    gcTime: 0,
    mutationFn: ({ participant, body }: TravelUpdate) =>
      readBody(
        api.PATCH('/api/v1/delegations/{id}/participants/{participantId}/travel-details', {
          ...buildPath(participant),
          body,
        }),
      ),
  });
}

/** Returns a mutation that deletes the data for good. */
export function useRemoveTravelDetails() {
  return useMutation({
    mutationFn: (participant: Participant) =>
      readBody(
        api.DELETE('/api/v1/delegations/{id}/participants/{participantId}/travel-details', buildPath(participant)),
      ),
  });
}
