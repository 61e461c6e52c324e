import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { api, readBody } from '../../shared/api/api.client';
import type { components } from '../../shared/api/schema';
import type { RecordUpdate } from '../../shared/record-editor/record-editor-provider';

export type SeminarView = components['schemas']['SeminarView'];

/** A seminar with the counts of its registrations. */
export const seminarQuery = (seminarId: string) =>
  queryOptions({
    queryKey: ['seminars', seminarId],
    queryFn: ({ signal }) =>
      readBody(api.GET('/api/v1/seminars/{id}', { params: { path: { id: seminarId } }, signal })),
  });

const buildParameters = ({ id, version }: Pick<SeminarView, 'id' | 'version'>) => ({
  params: { path: { id } },
  headers: { 'If-Match': `"${version}"` },
});

/** Returns a mutation whose result is the seminar in its new state. More seats, for example, promote who waits. */
function useSeminarState<T>(change: (input: T) => Promise<SeminarView>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: change,
    onSuccess: (seminar) => client.setQueryData(seminarQuery(seminar.id).queryKey, seminar),
    onSettled: () => void client.invalidateQueries({ queryKey: ['seminars'] }),
  });
}

/** Returns a mutation that updates fields of a seminar, if it still has the version that the user has seen. */
export function useUpdateSeminar() {
  return useSeminarState(({ body, ...seminar }: RecordUpdate) =>
    readBody(api.PATCH('/api/v1/seminars/{id}', { ...buildParameters(seminar), body })),
  );
}

/** Returns a mutation that archives a seminar, if it still has the version that the user has seen. */
export function useArchiveSeminar() {
  return useSeminarState((seminar: Pick<SeminarView, 'id' | 'version'>) =>
    readBody(api.DELETE('/api/v1/seminars/{id}', buildParameters(seminar))),
  );
}

/** Returns a mutation that restores an archived seminar. */
export function useRestoreSeminar() {
  return useSeminarState((seminar: Pick<SeminarView, 'id' | 'version'>) =>
    readBody(api.POST('/api/v1/seminars/{id}/restore', buildParameters(seminar))),
  );
}
