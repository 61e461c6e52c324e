import { queryOptions } from '@tanstack/react-query';
import { api, readBody } from '../../shared/api/api.client';
import { buildVersionInit, type SeenRecord } from '../../shared/api/record.api';
import type { components, paths } from '../../shared/api/schema';
import { useChange } from '../../shared/api/use-change';
import { createCountQuery, createListQuery } from '../../shared/tables/list-query.factory';
import { buildFilters, buildListQuery, type ListSearch } from '../../shared/tables/list-search.rules';
import type { Registration, Resolution } from './proposals.rules';
import { REVIEW_LIST, withOpenStates } from './review-list.rules';

type Schemas = components['schemas'];
export type WaitingRegistration = Schemas['IntakeRegistrationView'];
export type LearnedDecision = Schemas['IntakeDecisionView'];
export type BulkResolution = Schemas['ResolveRegistrations'];
export type BulkOutcome = Schemas['ResolutionView'];

const REGISTRATIONS = 'intake-registrations';

const readRegistrations = (
  query: paths['/api/v1/intake/registrations']['get']['parameters']['query'],
  signal: AbortSignal,
) => readBody(api.GET('/api/v1/intake/registrations', { params: { query }, signal }));

/** The registrations of the queue, page by page. */
export const queueQuery = (search: ListSearch) =>
  createListQuery(REGISTRATIONS, buildListQuery(REVIEW_LIST, withOpenStates(search)), readRegistrations);

/** The number of registrations in the queue. */
export const queueCountQuery = (search: ListSearch) =>
  createCountQuery(REGISTRATIONS, buildFilters(withOpenStates(search)), readRegistrations);

/** A registration with its candidates. */
export const registrationQuery = (id: string) =>
  queryOptions({
    queryKey: [REGISTRATIONS, id],
    queryFn: ({ signal }) =>
      readBody(api.GET('/api/v1/intake/registrations/{id}', { params: { path: { id } }, signal })),
  });

/** The last decision of a person about a registration; null if there is none. */
export const lastDecisionQuery = (registrationId: string) =>
  queryOptions({
    queryKey: [REGISTRATIONS, registrationId, 'last-decision'],
    queryFn: async ({ signal }) => {
      const query = {
        entityId: [registrationId],
        action: ['resolved', 'rejected'],
        sort: '-at',
        limit: 1,
      };
      const { items } = await readBody(api.GET('/api/v1/audit', { params: { query }, signal }));
      return items[0] ?? null;
    },
  });

/** The learned decisions, the latest first. */
export const learnedQuery = (query: NonNullable<paths['/api/v1/intake/decisions']['get']['parameters']['query']>) =>
  createListQuery('intake-decisions', query, (page, signal) =>
    readBody(api.GET('/api/v1/intake/decisions', { params: { query: page }, signal })),
  );

/** The decisions that were learned from one registration and still apply. */
export const lessonsQuery = (registrationId: string) =>
  queryOptions({
    queryKey: ['intake-decisions', 'of-registration', registrationId],
    queryFn: async ({ signal }) => {
      const query = { registrationId: [registrationId] };
      return (await readBody(api.GET('/api/v1/intake/decisions', { params: { query }, signal }))).items;
    },
  });

/** The collections that a decision may change. */
const CHANGED = [REGISTRATIONS, 'intake-decisions', 'my-day', 'contacts', 'companies', 'leads'].map((name) => [name]);

/** Returns a mutation that decides about a registration. */
export function useResolve() {
  return useChange(CHANGED, ({ registration, body }: { registration: SeenRecord; body: Resolution }) =>
    readBody(api.POST('/api/v1/intake/registrations/{id}/resolve', { ...buildVersionInit(registration), body })),
  );
}

/** Returns a mutation that decides about several registrations. Each decision is carried out separately. */
export function useResolveMany() {
  return useChange(CHANGED, (body: BulkResolution) =>
    readBody(api.POST('/api/v1/intake/registrations/resolve', { body })),
  );
}

/** Returns a mutation that takes back the decision about a registration. */
export function useReopen() {
  return useChange(
    CHANGED,
    ({ id, version, ...body }: SeenRecord & Schemas['ReopenRegistration']): Promise<Registration> =>
      readBody(api.POST('/api/v1/intake/registrations/{id}/reopen', { ...buildVersionInit({ id, version }), body })),
  );
}

/** Returns a mutation that forgets a learned decision. */
export function useRevoke() {
  return useChange(CHANGED, (decision: LearnedDecision) =>
    readBody(api.DELETE('/api/v1/intake/decisions/{id}', buildVersionInit(decision))),
  );
}
