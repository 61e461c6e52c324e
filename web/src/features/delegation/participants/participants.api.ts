import { queryOptions } from '@tanstack/react-query';
import { api, readBody } from '../../../shared/api/api.client';
import { buildVersionInit } from '../../../shared/api/record.api';
import type { components } from '../../../shared/api/schema';
import { useChange } from '../../../shared/api/use-change';
import type { ListDefinition } from '../../../shared/tables/list-search.rules';

type Schemas = components['schemas'];
export type Participant = Schemas['DelegationParticipantView'];
type ParticipantState = Pick<Participant, 'id' | 'delegationId' | 'version'>;

/** A delegation has far fewer participants. */
const MAX_PARTICIPANTS = 200;

const SORT = 'role,fullName';

/** All participants of a delegation, archived ones included, by role and name. */
export const participantsQuery = (delegationId: string) =>
  queryOptions({
    queryKey: ['activities', delegationId, 'participants'],
    queryFn: ({ signal }) =>
      readBody(
        api.GET('/api/v1/delegations/{id}/participants', {
          params: { path: { id: delegationId }, query: { archived: 'any', sort: SORT, limit: MAX_PARTICIPANTS } },
          signal,
        }),
      ),
  });

/** The list of the participants, for its export. */
export const buildParticipantList = (delegationId: string): ListDefinition => ({
  path: `/api/v1/delegations/${delegationId}/participants`,
  fields: [],
  sorts: [],
  defaultSort: SORT,
  columns: [],
});

const buildParameters = (participant: ParticipantState) =>
  buildVersionInit(participant, { id: participant.delegationId, participantId: participant.id });

const useParticipantMutation = <T>(change: (input: T) => Promise<Participant>) => useChange([['activities']], change);

/** Returns a mutation that adds a participant. */
export function useAddParticipant(delegationId: string) {
  return useParticipantMutation((body: Schemas['CreateParticipant']) =>
    readBody(api.POST('/api/v1/delegations/{id}/participants', { params: { path: { id: delegationId } }, body })),
  );
}

interface ParticipantUpdate {
  participant: ParticipantState;
  body: Schemas['UpdateParticipant'];
}

/** Returns a mutation that updates a participant, if it still has the version that the user has seen. */
export function useUpdateParticipant() {
  return useParticipantMutation(({ participant, body }: ParticipantUpdate) =>
    readBody(
      api.PATCH('/api/v1/delegations/{id}/participants/{participantId}', { ...buildParameters(participant), body }),
    ),
  );
}

/** Returns a mutation that archives a participant. */
export function useArchiveParticipant() {
  return useParticipantMutation((participant: ParticipantState) =>
    readBody(api.DELETE('/api/v1/delegations/{id}/participants/{participantId}', buildParameters(participant))),
  );
}

/** Returns a mutation that restores an archived participant. */
export function useRestoreParticipant() {
  return useParticipantMutation((participant: ParticipantState) =>
    readBody(api.POST('/api/v1/delegations/{id}/participants/{participantId}/restore', buildParameters(participant))),
  );
}
