import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { api, readBody } from '../../../shared/api/api.client';
import { createPartApi } from '../../../shared/api/part.api';
import type { components } from '../../../shared/api/schema';

type Schemas = components['schemas'];
export type Item = Schemas['ProgrammeItemView'];
export type ItemCheck = Schemas['CheckProgrammeItem'];

/** The items of the programme by time. */
export const itemApi = createPartApi('delegations/{id}/programme', {
  idName: 'itemId',
  sort: 'startsAt',
  buildKey: (id) => ['activities', id, 'programme'],
});

/** The clashes that an item would cause if it were saved; null while its times are incomplete. */
export const checkQuery = (delegationId: string, item: ItemCheck | null) =>
  queryOptions({
    queryKey: ['activities', delegationId, 'check', item],
    queryFn: ({ signal }) =>
      readBody(
        api.POST('/api/v1/delegations/{id}/programme/check', {
          params: { path: { id: delegationId } },
          body: item!,
          signal,
        }),
      ),
    enabled: item !== null,
    // The clashes found before stay until the next answer, but not for an item without times.
    placeholderData: item === null ? undefined : keepPreviousData,
    // A refusal of the server is shown when the item is saved.
    retry: false,
  });
