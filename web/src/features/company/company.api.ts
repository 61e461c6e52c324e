import { infiniteQueryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { companyQuery } from '../../records/companies/company.api';
import { api, readBody } from '../../shared/api/api.client';
import type { components } from '../../shared/api/schema';
import type { RecordUpdate } from '../../shared/record-editor/record-editor-provider';

export type CompanyView = components['schemas']['CompanyView'];

const PAGE_SIZE = 50;

/** Returns a mutation whose result is the company in its new state. */
function useCompanyState<T>(change: (input: T) => Promise<CompanyView>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: change,
    onSuccess: (company) => client.setQueryData(companyQuery(company.id).queryKey, company),
    onSettled: () => void client.invalidateQueries({ queryKey: ['companies'] }),
  });
}

const buildParameters = ({ id, version }: Pick<CompanyView, 'id' | 'version'>) => ({
  params: { path: { id } },
  headers: { 'If-Match': `"${version}"` },
});

/** Returns a mutation that updates fields of a company, if it still has the version that the user has seen. */
export function useUpdateCompany() {
  return useCompanyState(({ body, ...company }: RecordUpdate) =>
    readBody(api.PATCH('/api/v1/companies/{id}', { ...buildParameters(company), body })),
  );
}

/** Returns a mutation that archives a company, if it still has the version that the user has seen. */
export function useArchiveCompany() {
  return useCompanyState((company: Pick<CompanyView, 'id' | 'version'>) =>
    readBody(api.DELETE('/api/v1/companies/{id}', buildParameters(company))),
  );
}

/** Returns a mutation that restores an archived company. */
export function useRestoreCompany() {
  return useCompanyState((company: Pick<CompanyView, 'id' | 'version'>) =>
    readBody(api.POST('/api/v1/companies/{id}/restore', buildParameters(company))),
  );
}

/** The leads of a company that the user may see, newest first. */
export const leadsQuery = (companyId: string) =>
  infiniteQueryOptions({
    queryKey: ['leads', 'of-company', companyId],
    queryFn: ({ pageParam, signal }) => {
      const query = { companyId: [companyId], sort: '-receivedOn', limit: PAGE_SIZE, ...buildCursor(pageParam) };
      return readBody(api.GET('/api/v1/leads', { params: { query }, signal }));
    },
    initialPageParam: '',
    getNextPageParam: ({ nextCursor }) => nextCursor,
  });

/** The agreements in which a company takes part, newest first. */
export const agreementsQuery = (companyId: string) =>
  infiniteQueryOptions({
    queryKey: ['agreements', 'of-company', companyId],
    queryFn: ({ pageParam, signal }) => {
      const query = { partyCompanyId: [companyId], sort: '-createdAt', limit: PAGE_SIZE, ...buildCursor(pageParam) };
      return readBody(api.GET('/api/v1/agreements', { params: { query }, signal }));
    },
    initialPageParam: '',
    getNextPageParam: ({ nextCursor }) => nextCursor,
  });

/** Everything that happened to a company, newest first. It shows records of every kind. */
export const timelineQuery = (companyId: string) =>
  infiniteQueryOptions({
    queryKey: ['timeline', 'company', companyId],
    queryFn: ({ pageParam, signal }) => {
      const params = { path: { id: companyId }, query: { limit: PAGE_SIZE, ...buildCursor(pageParam) } };
      return readBody(api.GET('/api/v1/companies/{id}/timeline', { params, signal }));
    },
    initialPageParam: '',
    getNextPageParam: ({ nextCursor }) => nextCursor,
  });

/** The first page has no cursor. */
function buildCursor(cursor: string | null): { cursor?: string } {
  return cursor ? { cursor } : {};
}
