import { createPartApi } from '../../../shared/api/part.api';
import type { components } from '../../../shared/api/schema';

export type Commitment = components['schemas']['CommitmentView'];

/** The commitments of an agreement by their due days. */
export const commitmentApi = createPartApi('agreements/{id}/commitments', {
  idName: 'commitmentId',
  sort: 'dueOn',
  buildKey: (id) => ['commitments', 'of-agreement', id],
  listChangedKeys: () => [['commitments'], ['timeline']],
});
