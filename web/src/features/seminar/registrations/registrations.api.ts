import { queryOptions } from '@tanstack/react-query';
import { api, readBody } from '../../../shared/api/api.client';
import { buildVersionInit } from '../../../shared/api/record.api';
import type { components, paths } from '../../../shared/api/schema';
import { useChange } from '../../../shared/api/use-change';
import { createCountQuery, createListQuery } from '../../../shared/tables/list-query.factory';
import { buildFilters, buildListQuery, type ListSearch } from '../../../shared/tables/list-search.rules';
import { getRegistrationList } from './registration-list.rules';

type Schemas = components['schemas'];
export type Registration = Schemas['RegistrationView'];
type CreateRegistration = Schemas['CreateRegistration'];
/** A new registration. Unless said otherwise it is made beforehand, within the time for registration. */
type NewRegistration = Omit<CreateRegistration, 'walkIn' | 'override' | 'sendMail'> &
  Partial<Pick<CreateRegistration, 'walkIn' | 'override' | 'sendMail'>>;
type RegistrationsQuery = paths['/api/v1/seminars/{id}/registrations']['get']['parameters']['query'];

/** Reads a page. The seminar is a part of the query, so that each has a list of its own. */
const readPage = ({ seminarId, ...query }: RegistrationsQuery & { seminarId: string }, signal: AbortSignal) =>
  readBody(api.GET('/api/v1/seminars/{id}/registrations', { params: { path: { id: seminarId }, query }, signal }));

/** The registrations that match the filters, page by page. */
export const registrationsQuery = (seminarId: string, search: ListSearch) =>
  createListQuery('seminars', { seminarId, ...buildListQuery(getRegistrationList(seminarId), search) }, readPage);

/** The number of registrations that match the filters. */
export const registrationCountQuery = (seminarId: string, search: ListSearch) =>
  createCountQuery('seminars', { seminarId, ...buildFilters(search) }, readPage);

/** One registration. */
export const registrationQuery = (seminarId: string, registrationId: string) =>
  queryOptions({
    queryKey: ['seminars', seminarId, 'registration', registrationId],
    queryFn: ({ signal }) =>
      readBody(
        api.GET('/api/v1/seminars/{id}/registrations/{registrationId}', {
          params: { path: { id: seminarId, registrationId } },
          signal,
        }),
      ),
  });

/** Returns the address of the QR code of a registration. */
export function getCodePath({ seminarId, id }: Pick<Registration, 'seminarId' | 'id'>): string {
  return `/api/v1/seminars/${seminarId}/registrations/${id}/code.svg`;
}

const buildParameters = (registration: Registration) =>
  buildVersionInit(registration, { id: registration.seminarId, registrationId: registration.id });

/** Returns a mutation of a registration. It may change the seats, and the places of others on the waiting list. */
const useRegistrationChange = <T>(change: (input: T) => Promise<Registration>) =>
  useChange([['seminars']], change, ({ seminarId, id }) => registrationQuery(seminarId, id).queryKey);

/** Returns a mutation that registers a person. */
export function useRegister(seminarId: string) {
  return useRegistrationChange((registration: NewRegistration) => {
    const body = { walkIn: false, override: false, sendMail: false, ...registration };
    return readBody(api.POST('/api/v1/seminars/{id}/registrations', { params: { path: { id: seminarId } }, body }));
  });
}

/** Returns a mutation that changes a registration, if it still has the version that the user has seen. */
export function useUpdateRegistration() {
  return useRegistrationChange(
    ({ registration, body }: { registration: Registration; body: Schemas['UpdateRegistration'] }) =>
      readBody(
        api.PATCH('/api/v1/seminars/{id}/registrations/{registrationId}', { ...buildParameters(registration), body }),
      ),
  );
}

/** Returns a mutation that archives a registration. Its seat goes to the first person on the waiting list. */
export function useArchiveRegistration() {
  return useRegistrationChange((registration: Registration) =>
    readBody(api.DELETE('/api/v1/seminars/{id}/registrations/{registrationId}', buildParameters(registration))),
  );
}

/** Returns a mutation that restores an archived registration. */
export function useRestoreRegistration() {
  return useRegistrationChange((registration: Registration) =>
    readBody(api.POST('/api/v1/seminars/{id}/registrations/{registrationId}/restore', buildParameters(registration))),
  );
}
