import { createPartApi } from '../../../shared/api/part.api';
import type { components } from '../../../shared/api/schema';

export type Participant = components['schemas']['DelegationParticipantView'];

/** The participants of a delegation by role and name. */
export const participantApi = createPartApi('delegations/{id}/participants', {
  idName: 'participantId',
  sort: 'role,fullName',
  buildKey: (id) => ['activities', id, 'participants'],
});
