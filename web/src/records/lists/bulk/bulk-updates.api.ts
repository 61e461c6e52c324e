import { useMutation, useQueryClient } from '@tanstack/react-query';
import { sendRequest } from '../../../shared/api/record.api';
import type { components } from '../../../shared/api/schema';
import { buildBulkUpdate, type BulkValues, WITHOUT_ROUTE } from './bulk-changes.rules';

type Schemas = components['schemas'];

/** The collections of which many records can be changed at once. */
export type BulkCollection =
  'agreements' | 'companies' | 'contacts' | 'delegations' | 'leads' | 'roadshows' | 'seminars';

/** The number of records that the server changes at once. */
export const MAX_BULK_RECORDS = 200;

/** A change that has been stored and can be undone. */
export interface StoredBulkUpdate {
  collection: BulkCollection;
  id: string;
}

/** The outcome of a change of many records, which may be of several collections. */
export interface BulkResult extends Pick<Schemas['BulkUpdateView'], 'dryRun' | 'succeeded' | 'skipped'> {
  updates: StoredBulkUpdate[];
}

interface BulkRequest {
  targets: readonly { collection: BulkCollection | null; ids: readonly string[] }[];
  values: BulkValues;
  dryRun: boolean;
}

/** Changes the records of one collection after those of the other, each in a transaction of its own. */
async function updateRecords({ targets, values, dryRun }: BulkRequest): Promise<BulkResult> {
  const result: BulkResult = { dryRun, succeeded: [], skipped: [], updates: [] };
  for (const { collection, ids } of targets) {
    if (collection === null) {
      result.skipped.push(...ids.map((id) => ({ id, code: WITHOUT_ROUTE, detail: '' })));
      continue;
    }
    try {
      const body = buildBulkUpdate(ids, values, dryRun);
      const view = await sendRequest<Schemas['BulkUpdateView']>('post', `/api/v1/${collection}/bulk-updates`, { body });
      result.succeeded.push(...view.succeeded);
      result.skipped.push(...view.skipped);
      if (view.id !== null) result.updates.push({ collection, id: view.id });
    } catch (error) {
      // A change that has been stored before can be undone only if it is reported.
      if (result.updates.length === 0) throw error;
      result.skipped.push(...ids.map((id) => ({ id, code: '', detail: (error as Error).message })));
    }
  }
  return result;
}

/** Returns a mutation that changes many records, or says what would happen. */
export function useBulkUpdate() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: updateRecords,
    onSuccess: ({ dryRun }) => {
      // The records are shown on many screens, and their tasks and notifications may have changed too.
      if (!dryRun) void client.invalidateQueries();
    },
  });
}

/** Returns a mutation that undoes changes of many records, and returns what was left as it is. */
export function useUndoBulkUpdates() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async (updates: readonly StoredBulkUpdate[]) => {
      const undone = updates.map(({ collection, id }) =>
        sendRequest<Schemas['BulkUndoView']>('post', `/api/v1/${collection}/bulk-updates/{id}/undo`, {
          params: { path: { id } },
        }),
      );
      const views = await Promise.all(undone);
      return { restored: views.flatMap(({ restored }) => restored), left: views.flatMap(({ left }) => left) };
    },
    onSettled: () => void client.invalidateQueries(),
  });
}
