import { queryOptions } from '@tanstack/react-query';
import { api, readBody } from '../../shared/api/api.client';
import type { components, paths } from '../../shared/api/schema';
import type { RecordOption } from '../../shared/fields/record-select';

type CompanyQuery = NonNullable<paths['/api/v1/companies']['get']['parameters']['query']>;
export type CountryCode = components['schemas']['CompanyView']['country'];

/** Builds the query that finds companies, in a country if one is given, for a text. */
export const buildCompaniesQuery = (country?: CountryCode) => (q: string) =>
  queryOptions({
    queryKey: ['companies', 'select', q, country ?? ''],
    queryFn: async ({ signal }) => {
      const query: CompanyQuery = { sort: 'name', limit: 20 };
      if (q !== '') query.q = q;
      if (country !== undefined) query.country = [country];
      const { items } = await readBody(api.GET('/api/v1/companies', { params: { query }, signal }));
      return items.map(buildOption);
    },
  });

/** A company that has been chosen. */
export const chosenCompanyQuery = (id: string) =>
  queryOptions({
    queryKey: ['companies', 'chosen', id],
    queryFn: async ({ signal }) =>
      buildOption(await readBody(api.GET('/api/v1/companies/{id}', { params: { path: { id } }, signal }))),
  });

function buildOption({ id, name, nativeName }: components['schemas']['CompanyView']): RecordOption {
  return { value: id, label: nativeName ? `${name} ${nativeName}` : name };
}
