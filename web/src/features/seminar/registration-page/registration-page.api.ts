import { queryOptions } from '@tanstack/react-query';
import { api, readBody } from '../../../shared/api/api.client';
import { ProblemError } from '../../../shared/api/api.errors';
import type { components } from '../../../shared/api/schema';
import { useChange } from '../../../shared/api/use-change';

type Schemas = components['schemas'];
export type RegistrationPage = Schemas['RegistrationPageView'];
export type PutRegistrationPage = Schemas['PutRegistrationPage'];

const PATH = '/api/v1/seminars/{id}/registration-page';

const buildKey = (seminarId: string) => ['registration-pages', seminarId];

/** The registration page of a seminar; null while there is none. */
export const registrationPageQuery = (seminarId: string) =>
  queryOptions({
    queryKey: buildKey(seminarId),
    queryFn: ({ signal }): Promise<RegistrationPage | null> =>
      readBody(api.GET(PATH, { params: { path: { id: seminarId } }, signal })).catch((error: unknown) => {
        if (error instanceof ProblemError && error.problem.code === 'registration_page.none') return null;
        throw error;
      }),
  });

/** The server takes version 0 for none, so that nobody replaces unseen the page that a colleague has created. */
const buildInit = (id: string, page: RegistrationPage | null) => ({
  params: { path: { id } },
  headers: { 'If-Match': `"${page?.version ?? 0}"` },
});

/** Returns a mutation that creates the page of a seminar, or replaces it in the version that the user has seen. */
export function useSavePage(seminarId: string, page: RegistrationPage | null) {
  return useChange(
    [buildKey(seminarId)],
    (body: PutRegistrationPage) => readBody(api.PUT(PATH, { ...buildInit(seminarId, page), body })),
    () => buildKey(seminarId),
  );
}

/** Returns a mutation that opens the page of a seminar for registrations, or closes it. */
export function useSwitchPage(seminarId: string, page: RegistrationPage | null) {
  return useChange(
    [buildKey(seminarId)],
    (isEnabled: boolean) => {
      const init = buildInit(seminarId, page);
      return readBody(isEnabled ? api.POST(`${PATH}/enable`, init) : api.POST(`${PATH}/disable`, init));
    },
    () => buildKey(seminarId),
  );
}

/** Returns the address of the preview of the page of a seminar, which opens in a tab of its own. */
export function buildPreviewPath(seminarId: string, language: string): string {
  return `/api/v1/seminars/${seminarId}/registration-page/preview?lang=${language}`;
}
