import { queryOptions } from '@tanstack/react-query';
import { api, readBody } from '../../../shared/api/api.client';
import { createPartApi } from '../../../shared/api/part.api';
import type { components } from '../../../shared/api/schema';
import { useChange } from '../../../shared/api/use-change';

type Schemas = components['schemas'];
export type Activity = Schemas['ActivityView'];
export type Programme = Schemas['MeetingProgrammeView'];
export type Party = Schemas['MeetingPartyView'];
export type Meeting = Schemas['MeetingView'];
export type Matchmaking = Schemas['MatchmakingView'];

const PAGE_SIZE = 200;

/** Reads all pages of a list. An activity has some hundreds of parties and meetings at most. */
async function readAll<T>(read: (cursor: string | undefined) => Promise<{ items: T[]; nextCursor: string | null }>) {
  const all: T[] = [];
  let cursor: string | undefined;
  do {
    const { items, nextCursor } = await read(cursor);
    all.push(...items);
    cursor = nextCursor ?? undefined;
  } while (cursor !== undefined);
  return all;
}

const buildPage = (cursor: string | undefined) => ({ limit: PAGE_SIZE, ...(cursor !== undefined && { cursor }) });

/** The tables and slots of an activity that has some. */
export const programmeQuery = (activityId: string) =>
  queryOptions({
    queryKey: ['activities', activityId, 'meeting-slots'],
    queryFn: ({ signal }): Promise<Programme> =>
      readBody(api.GET('/api/v1/activities/{id}/meeting-slots', { params: { path: { id: activityId } }, signal })),
  });

/** All parties, archived ones included, visitors and hosts by their names. */
export const partiesQuery = (activityId: string) =>
  queryOptions({
    queryKey: ['activities', activityId, 'meeting-parties'],
    queryFn: ({ signal }) =>
      readAll((cursor) => {
        const query = { sort: 'side,label', archived: 'any' as const, ...buildPage(cursor) };
        const params = { path: { id: activityId }, query };
        return readBody(api.GET('/api/v1/activities/{id}/meeting-parties', { params, signal }));
      }),
  });

/** All meetings in the order of slots and tables, cancelled ones included. */
export const meetingsQuery = (activityId: string) =>
  queryOptions({
    queryKey: ['activities', activityId, 'meetings'],
    queryFn: ({ signal }) =>
      readAll((cursor) => {
        const params = { path: { id: activityId }, query: { sort: 'startsAt,table', ...buildPage(cursor) } };
        return readBody(api.GET('/api/v1/activities/{id}/meetings', { params, signal }));
      }),
  });

const listChangedKeys = (activityId: string) => [['activities', activityId]];

export const partyApi = createPartApi('activities/{id}/meeting-parties', {
  idName: 'partyId',
  sort: 'side,label',
  buildKey: (activityId) => ['activities', activityId, 'meeting-parties'],
  listChangedKeys,
});

export const meetingApi = createPartApi('activities/{id}/meetings', {
  idName: 'meetingId',
  sort: 'startsAt,table',
  buildKey: (activityId) => ['activities', activityId, 'meetings'],
  listChangedKeys,
});

/** Returns a mutation after which everything about the meetings is read again. */
const useMeetingChange = <Input, Result>(activityId: string, change: (input: Input) => Promise<Result>) =>
  useChange(listChangedKeys(activityId), change);

/** Returns a mutation that replaces the tables and slots, if they still have the version that the user has seen. */
export function usePutSlots(activityId: string) {
  return useMeetingChange(
    activityId,
    ({ programme, body }: { programme: Programme | null; body: Schemas['PutMeetingSlots'] }) =>
      readBody(
        api.PUT('/api/v1/activities/{id}/meeting-slots', {
          params: { path: { id: activityId } },
          ...(programme && { headers: { 'If-Match': `"${programme.version}"` } }),
          body,
        }),
      ),
  );
}

const runMatchmaking = (activityId: string, dryRun: boolean, signal?: AbortSignal) =>
  readBody(
    api.POST('/api/v1/activities/{id}/matchmaking', {
      params: { path: { id: activityId } },
      body: { dryRun },
      ...(signal && { signal }),
    }),
  );

/**
 * The proposal that the matchmaking would make now. `state` stands for the slots, parties and meetings as they are, so that the search
 * runs again only after a change.
 */
export const proposalQuery = (activityId: string, state: string) =>
  queryOptions({
    queryKey: ['matchmaking', activityId, state],
    queryFn: ({ signal }) => runMatchmaking(activityId, true, signal),
    staleTime: Infinity,
  });

/** Returns a mutation that stores the proposals of the matchmaking. */
export function useStoreProposals(activityId: string) {
  return useMeetingChange<void, Matchmaking>(activityId, () => runMatchmaking(activityId, false));
}
