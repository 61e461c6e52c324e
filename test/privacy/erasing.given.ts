import type { Answer, Caller, TestApi } from '../support/api.js';
import { type Made, ok } from '../support/make.js';

/** The replacement of names and addresses in texts. */
export const ERASED = '[erased person]';

/** Asks what the erasure of a person would do. */
export function preview(by: Caller, key: string, change: object = {}): Promise<Made> {
  return ok(by.post('/privacy/erasures', { key, reason: 'no_longer_needed', ...change }));
}

/** The decisions that replace everything that a dry run asks about. */
export const replaceAll = ({ mentions }: Made): object[] =>
  mentions.map(({ table, id, column }: Made) => ({ table, id, column, action: 'replace' }));

/** Erases a person and replaces every mention. */
export async function eraseWholly(by: Caller, key: string, change: object = {}): Promise<Answer> {
  const planned = await preview(by, key, change);
  const decided = { decisions: replaceAll(planned), confirm: planned.confirm, dryRun: false };
  return by.post('/privacy/erasures', { key, reason: 'no_longer_needed', ...decided, ...change });
}

/** Executes statements as an erasure does, for example to write history that no test could make over HTTP. */
export async function rewriteHistory(
  { db }: Pick<TestApi, 'db'>,
  statements: readonly [string, unknown[]][],
): Promise<void> {
  const client = await db.connect();
  try {
    await client.query('BEGIN');
    await client.query(`SELECT set_config('locate.erasure', 'on', true)`);
    for (const [statement, values] of statements) await client.query(statement, values);
    await client.query('COMMIT');
  } finally {
    client.release();
  }
}
