import { keepPreviousData, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { api, readBody } from '../../shared/api/api.client';
import { buildVersionInit, type SeenRecord } from '../../shared/api/record.api';
import type { components } from '../../shared/api/schema';

type Schemas = components['schemas'];
export type Connection = Schemas['ConnectionView'];
export type Provider = Connection['provider'];
/** A provider of forms that a person connects. Our own page connects itself. */
export type FormProvider = Exclude<Provider, 'registration_page'>;
export type Health = Schemas['ConnectionHealthView'];
export type MappingChange = Schemas['MappingInput'];
export type LeadRule = Schemas['LeadRule'];
export type CreateConnection = Schemas['CreateConnection'];
export type UpdateConnection = Schemas['UpdateConnection'];

const CONNECTIONS = 'intake-connections';

/** The number of days that the figures of health cover. */
export const HEALTH_DAYS = 30;

/** The hours for which a former address or secret stays valid, so that nothing is lost while the provider is changed. */
export const KEPT_HOURS = 24;

/** The connections by name. There is one for each form, which makes some dozens. */
export const connectionsQuery = (archived: 'false' | 'any') =>
  queryOptions({
    queryKey: [CONNECTIONS, 'list', archived],
    queryFn: ({ signal }) =>
      readBody(api.GET('/api/v1/intake/connections', { params: { query: { archived, limit: 200 } }, signal })),
    placeholderData: keepPreviousData,
  });

/** The figures and warnings of all connections. */
export const healthOfAllQuery = queryOptions({
  queryKey: [CONNECTIONS, 'health'],
  queryFn: async ({ signal }) => {
    const query = { days: HEALTH_DAYS };
    return (await readBody(api.GET('/api/v1/intake/connections/health', { params: { query }, signal }))).items;
  },
});

const buildPath = (id: string) => ({ path: { id } });

/** A connection, without its secrets. */
export const connectionQuery = (id: string) =>
  queryOptions({
    queryKey: [CONNECTIONS, id],
    queryFn: ({ signal }) => readBody(api.GET('/api/v1/intake/connections/{id}', { params: buildPath(id), signal })),
  });

/** The figures and warnings of a connection. */
export const healthQuery = (id: string) =>
  queryOptions({
    queryKey: [CONNECTIONS, id, 'health'],
    queryFn: ({ signal }) =>
      readBody(
        api.GET('/api/v1/intake/connections/{id}/health', {
          params: { ...buildPath(id), query: { days: HEALTH_DAYS } },
          signal,
        }),
      ),
  });

/** The questions of the form, with the fields that they resemble. */
export const suggestionQuery = (id: string) =>
  queryOptions({
    queryKey: [CONNECTIONS, id, 'suggestion'],
    queryFn: ({ signal }) =>
      readBody(api.GET('/api/v1/intake/connections/{id}/mapping-suggestion', { params: buildPath(id), signal })),
  });

/** The versions of the mapping, the latest first. */
export const mappingVersionsQuery = (id: string) =>
  queryOptions({
    queryKey: [CONNECTIONS, id, 'mappings'],
    queryFn: ({ signal }) =>
      readBody(api.GET('/api/v1/intake/connections/{id}/mappings', { params: buildPath(id), signal })),
  });

/** The registrations that a stored delivery would give with a mapping. Nothing is stored. */
export const previewQuery = (id: string, deliveryId: string, mapping: MappingChange) =>
  queryOptions({
    queryKey: [CONNECTIONS, id, 'preview', deliveryId, JSON.stringify(mapping)],
    queryFn: ({ signal }) =>
      readBody(
        api.POST('/api/v1/intake/connections/{id}/test', {
          params: buildPath(id),
          body: { deliveryId, mapping },
          signal,
        }),
      ),
    placeholderData: keepPreviousData,
    retry: false,
  });

/** The latest deliveries that were refused. */
export const quarantineQuery = (id: string) =>
  queryOptions({
    queryKey: [CONNECTIONS, id, 'quarantine'],
    queryFn: ({ signal }) =>
      readBody(api.GET('/api/v1/intake/connections/{id}/quarantine', { params: buildPath(id), signal })),
  });

/** Returns a function that reads again what a change of a connection may have changed. */
export function useRefresh() {
  const client = useQueryClient();
  return () => {
    for (const name of [CONNECTIONS, 'intake-deliveries', 'intake-registrations', 'my-day'])
      void client.invalidateQueries({ queryKey: [name] });
  };
}

/** Returns a mutation that creates a connection. Its response is the only one that contains the address. */
export function useCreateConnection() {
  const refresh = useRefresh();
  return useMutation({
    mutationFn: (body: CreateConnection) => readBody(api.POST('/api/v1/intake/connections', { body })),
    onSuccess: refresh,
    // The address must not stay in memory for longer than it is shown.
    gcTime: 0,
  });
}

/** Returns a mutation that changes a connection if it still has the version. */
export function useUpdateConnection(connection: SeenRecord) {
  const client = useQueryClient();
  const refresh = useRefresh();
  return useMutation({
    mutationFn: (body: UpdateConnection) =>
      readBody(api.PATCH('/api/v1/intake/connections/{id}', { ...buildVersionInit(connection), body })),
    onSuccess: (changed) => client.setQueryData(connectionQuery(changed.id).queryKey, changed),
    onSettled: refresh,
  });
}

export type ConnectionAction = 'pause' | 'resume' | 'archive' | 'restore';

/** Returns a mutation that pauses, resumes, archives or restores a connection. */
export function useConnectionAction(connection: SeenRecord) {
  const refresh = useRefresh();
  const options = buildVersionInit(connection);
  return useMutation({
    mutationFn: (action: ConnectionAction): Promise<Connection> => {
      switch (action) {
        case 'pause':
          return readBody(api.POST('/api/v1/intake/connections/{id}/pause', options));
        case 'resume':
          return readBody(api.POST('/api/v1/intake/connections/{id}/resume', options));
        case 'archive':
          return readBody(api.DELETE('/api/v1/intake/connections/{id}', options));
        case 'restore':
          return readBody(api.POST('/api/v1/intake/connections/{id}/restore', options));
      }
    },
    onSettled: refresh,
  });
}

/** Returns a mutation that gives a connection a new address. Its response is the only one that contains it. */
export function useRotateAddress(connection: SeenRecord) {
  const refresh = useRefresh();
  return useMutation({
    mutationFn: (keepFormerHours: number) =>
      readBody(
        api.POST('/api/v1/intake/connections/{id}/rotate-token', {
          ...buildVersionInit(connection),
          body: { keepFormerHours },
        }),
      ),
    onSettled: refresh,
    gcTime: 0,
  });
}

/** Returns a mutation that replaces the secret with which the provider signs. */
export function useRotateSecret(connection: SeenRecord) {
  const refresh = useRefresh();
  return useMutation({
    mutationFn: (body: Schemas['SecretRotation']) =>
      readBody(api.POST('/api/v1/intake/connections/{id}/rotate-secret', { ...buildVersionInit(connection), body })),
    onSettled: refresh,
    gcTime: 0,
  });
}

/** Returns a mutation that runs the rules for the registrations that exist. A dry run only counts. */
export function useRunRules(id: string) {
  const refresh = useRefresh();
  return useMutation({
    mutationFn: (dryRun: boolean) =>
      readBody(api.POST('/api/v1/intake/connections/{id}/rules/run', { params: buildPath(id), body: { dryRun } })),
    onSuccess: ({ dryRun }) => {
      if (!dryRun) refresh();
    },
  });
}
