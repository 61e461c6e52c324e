import { queryOptions } from '@tanstack/react-query';
import { api, readBody } from '../../shared/api/api.client';
import { RecordSelect, type RecordSelectProps } from '../../shared/fields/record-select';

const agreementsQuery = (q: string) =>
  queryOptions({
    queryKey: ['agreements', 'select', q],
    queryFn: async ({ signal }) => {
      const query = { ...(q === '' ? {} : { q }), sort: 'title', limit: 20 };
      const { items } = await readBody(api.GET('/api/v1/agreements', { params: { query }, signal }));
      return items.map(({ id, title }) => ({ value: id, label: title }));
    },
  });

const chosenQuery = (id: string) =>
  queryOptions({
    queryKey: ['agreements', 'chosen', id],
    queryFn: async ({ signal }) => {
      const { title } = await readBody(api.GET('/api/v1/agreements/{id}', { params: { path: { id } }, signal }));
      return { value: id, label: title };
    },
  });

/** Picks an agreement by searching for its title. */
export function AgreementSelect(props: Omit<RecordSelectProps, 'buildQuery' | 'buildChosenQuery'>) {
  return <RecordSelect {...props} buildQuery={agreementsQuery} buildChosenQuery={chosenQuery} />;
}
