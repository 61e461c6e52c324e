import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { api, readBody } from '../../../shared/api/api.client';
import { buildVersionInit } from '../../../shared/api/record.api';
import type { components } from '../../../shared/api/schema';
import { useChange } from '../../../shared/api/use-change';

type Schemas = components['schemas'];
export type Item = Schemas['ProgrammeItemView'];
export type ItemCheck = Schemas['CheckProgrammeItem'];
type ItemState = Pick<Item, 'id' | 'delegationId' | 'version'>;

/** A programme has fewer items. */
const MAX_ITEMS = 200;

/** All items of the programme, archived ones included, by time. */
export const programmeQuery = (delegationId: string) =>
  queryOptions({
    queryKey: ['activities', delegationId, 'programme'],
    queryFn: ({ signal }) =>
      readBody(
        api.GET('/api/v1/delegations/{id}/programme', {
          params: { path: { id: delegationId }, query: { archived: 'any', sort: 'startsAt', limit: MAX_ITEMS } },
          signal,
        }),
      ),
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

const buildParameters = (item: ItemState) => buildVersionInit(item, { id: item.delegationId, itemId: item.id });

const useItemMutation = <T>(change: (input: T) => Promise<Item>) => useChange([['activities']], change);

/** Returns a mutation that adds an item to the programme. */
export function useAddItem(delegationId: string) {
  return useItemMutation((body: Schemas['CreateProgrammeItem']) =>
    readBody(api.POST('/api/v1/delegations/{id}/programme', { params: { path: { id: delegationId } }, body })),
  );
}

interface ItemUpdate {
  item: ItemState;
  body: Schemas['UpdateProgrammeItem'];
}

/** Returns a mutation that updates an item, if it still has the version that the user has seen. */
export function useUpdateItem() {
  return useItemMutation(({ item, body }: ItemUpdate) =>
    readBody(api.PATCH('/api/v1/delegations/{id}/programme/{itemId}', { ...buildParameters(item), body })),
  );
}

/** Returns a mutation that archives an item. */
export function useArchiveItem() {
  return useItemMutation((item: ItemState) =>
    readBody(api.DELETE('/api/v1/delegations/{id}/programme/{itemId}', buildParameters(item))),
  );
}

/** Returns a mutation that restores an archived item. */
export function useRestoreItem() {
  return useItemMutation((item: ItemState) =>
    readBody(api.POST('/api/v1/delegations/{id}/programme/{itemId}/restore', buildParameters(item))),
  );
}
