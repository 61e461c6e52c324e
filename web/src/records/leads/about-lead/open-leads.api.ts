import { queryOptions } from '@tanstack/react-query';
import { api, readBody } from '../../../shared/api/api.client';
import type { RecordReference } from '../../search/record-reference.rules';

/** The number of leads that are offered as the subject of an interaction or a mail. */
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
