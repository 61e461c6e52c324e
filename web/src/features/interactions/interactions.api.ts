import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { api, readBody } from '../../shared/api/api.client';
import type { components } from '../../shared/api/schema';
import type { RecordReference } from '../../records/search/record-reference.rules';

/** The data that an interaction changes: its lead, its task, and every timeline. */
const CHANGED = ['leads', 'records', 'interactions', 'tasks', 'timeline', 'my-day'];

/** The number of leads that are offered as the subject of an interaction. */
const MAX_LEADS = 10;

/** The open leads of a company or a contact that the user may see; there are none for other records. */
export const openLeadsQuery = (subject: RecordReference | null) =>
  queryOptions({
    queryKey: ['leads', 'open-of', subject?.kind, subject?.id],
    queryFn: async ({ signal }) => {
      if (subject?.kind !== 'company' && subject?.kind !== 'contact') return [];
      const filter = subject.kind === 'company' ? { companyId: [subject.id] } : { contactId: [subject.id] };
      const query = { ...filter, status: ['open' as const], sort: '-receivedOn', limit: MAX_LEADS };
      return (await readBody(api.GET('/api/v1/leads', { params: { query }, signal }))).items;
    },
  });

/** Returns a mutation that records an interaction with its follow-up task. */
export function useLogInteraction() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: components['schemas']['CreateInteraction']) =>
      readBody(api.POST('/api/v1/interactions', { body })),
    onSuccess: () => {
      for (const name of CHANGED) void client.invalidateQueries({ queryKey: [name] });
    },
  });
}
