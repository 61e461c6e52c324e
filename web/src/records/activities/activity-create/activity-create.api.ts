import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api, readBody } from '../../../shared/api/api.client';
import type { ActivityReference } from '../activity-path.rules';
import { type ActivityValues, buildDelegation, buildRoadshow, buildSeminar } from './activity-values.rules';

async function createActivity(values: ActivityValues): Promise<ActivityReference> {
  const { kind } = values;
  const { id } = await readBody<{ id: string }>(
    kind === 'delegation'
      ? api.POST('/api/v1/delegations', { body: buildDelegation(values) })
      : kind === 'roadshow'
        ? api.POST('/api/v1/roadshows', { body: buildRoadshow(values) })
        : api.POST('/api/v1/seminars', { body: buildSeminar(values) }),
  );
  return { id, kind };
}

/** Returns a mutation that creates a delegation, a roadshow or a seminar. */
export function useCreateActivity() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: createActivity,
    onSuccess: () => void client.invalidateQueries({ queryKey: ['activities'] }),
  });
}
