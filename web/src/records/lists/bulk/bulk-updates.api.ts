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

/** The outcome of an undo, with the error of the last change that could not be undone. */
interface UndoResult extends Pick<Schemas['BulkUndoView'], 'restored' | 'left'> {
  failure: Error | null;
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

/** Undoes one change after the other, each in a transaction of its own. */
async function undoUpdates(updates: readonly StoredBulkUpdate[]): Promise<UndoResult> {
  const result: UndoResult = { restored: [], left: [], failure: null };
  for (const { collection, id } of updates) {
    try {
      const path = `/api/v1/${collection}/bulk-updates/{id}/undo`;
      const view = await sendRequest<Schemas['BulkUndoView']>('post', path, { params: { path: { id } } });
      result.restored.push(...view.restored);
      result.left.push(...view.left);
    } catch (error) {
      result.failure = error as Error;
    }
  }
  // Records that are as before are reported, also when others could not be restored.
  if (result.failure && result.restored.length === 0) throw result.failure;
  return result;
}

/** Returns a mutation that undoes changes of many records, and returns what was left as it is. */
export function useUndoBulkUpdates() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: undoUpdates,
    onSettled: () => void client.invalidateQueries(),
  });
}
