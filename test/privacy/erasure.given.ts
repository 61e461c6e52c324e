import type { Answer, TestApi } from '../support/api.js';
import { type Made, ok } from '../support/make.js';

const REASON = { reason: 'no_longer_needed' };

/** The preview of an erasure: it says what the erasure would do. */
export const previewErasure = (api: TestApi, key: string, change: object = {}): Promise<Made> =>
  ok(api.manager.post('/privacy/erasures', { ...REASON, key, ...change }));

/** Erases a person, and decides in the same way about each mention of the dry run. */
export async function erase(api: TestApi, key: string, change: object = {}, decision: object = {}): Promise<Answer> {
  const { confirm, mentions } = await previewErasure(api, key);
  const decisions = mentions.map(({ table, id, column }: Made) => ({
    table,
    id,
    column,
    action: 'replace',
    ...decision,
  }));
  return api.manager.post('/privacy/erasures', { ...REASON, key, confirm, decisions, dryRun: false, ...change });
}
