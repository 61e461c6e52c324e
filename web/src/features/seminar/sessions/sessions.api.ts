import { queryOptions } from '@tanstack/react-query';
import { api, readBody } from '../../../shared/api/api.client';
import { buildVersionInit } from '../../../shared/api/record.api';
import type { components } from '../../../shared/api/schema';
import { useChange } from '../../../shared/api/use-change';

type Schemas = components['schemas'];
export type Session = Schemas['SessionView'];

const MAX_SESSIONS = 200;

/** The sessions of a seminar in the order of the programme; the archived ones when asked for. */
export const sessionsQuery = (seminarId: string, archived = false) =>
  queryOptions({
    queryKey: ['seminars', seminarId, 'sessions', archived],
    queryFn: ({ signal }) => {
      const query = { sort: 'startsAt', limit: MAX_SESSIONS, ...(archived && { archived: 'true' as const }) };
      return readBody(
        api.GET('/api/v1/seminars/{id}/sessions', { params: { path: { id: seminarId }, query }, signal }),
      );
    },
  });

const buildParameters = (session: Session) =>
  buildVersionInit(session, { id: session.seminarId, sessionId: session.id });

/** Returns a mutation that adds a session, or changes one that still has the version that the user has seen. */
export function useSaveSession(seminarId: string) {
  return useChange([['seminars']], ({ session, body }: { session: Session | null; body: Schemas['CreateSession'] }) =>
    readBody(
      session
        ? api.PATCH('/api/v1/seminars/{id}/sessions/{sessionId}', { ...buildParameters(session), body })
        : api.POST('/api/v1/seminars/{id}/sessions', { params: { path: { id: seminarId } }, body }),
    ),
  );
}

/** Returns a mutation that archives a session, which then occupies neither its room nor its speakers. */
export function useArchiveSession() {
  return useChange([['seminars']], (session: Session) =>
    readBody(api.DELETE('/api/v1/seminars/{id}/sessions/{sessionId}', buildParameters(session))),
  );
}

/** Returns a mutation that restores a session if its room and its speakers are still free. */
export function useRestoreSession() {
  return useChange([['seminars']], (session: Session) =>
    readBody(api.POST('/api/v1/seminars/{id}/sessions/{sessionId}/restore', buildParameters(session))),
  );
}
