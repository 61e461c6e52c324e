import { queryOptions } from '@tanstack/react-query';
import { api, readBody } from '../../shared/api/api.client';
import { RecordSelect, type RecordSelectProps } from '../../shared/fields/record-select';

const activitiesQuery = (q: string) =>
  queryOptions({
    queryKey: ['activities', 'select', q],
    queryFn: async ({ signal }) => {
      const query = { ...(q === '' ? {} : { q }), sort: '-startsOn', limit: 20 };
      const { items } = await readBody(api.GET('/api/v1/activities', { params: { query }, signal }));
      return items.map(({ id, title }) => ({ value: id, label: title }));
    },
  });

const chosenQuery = (id: string) =>
  queryOptions({
    queryKey: ['activities', 'chosen', id],
    queryFn: async ({ signal }) => {
      const { title } = await readBody(api.GET('/api/v1/activities/{id}', { params: { path: { id } }, signal }));
      return { value: id, label: title };
    },
  });

/** Picks a delegation, roadshow or seminar by searching for its title. */
export function ActivitySelect(props: Omit<RecordSelectProps, 'buildQuery' | 'buildChosenQuery'>) {
  return <RecordSelect {...props} buildQuery={activitiesQuery} buildChosenQuery={chosenQuery} />;
}
