import type { PoolClient, QueryResultRow } from 'pg';
import { Sql } from './sql.js';

/**
 * What a snapshot that reads much is set to, for as long as it lasts. Sorts and hashes of a report's size stay in memory;
 * each statement is planned for the day asked for, since a plan for any day reads all of history for each; and none is
 * compiled, which takes longer than most of them.
 */
const SETTINGS = [`work_mem = '64MB'`, `plan_cache_mode = 'force_custom_plan'`, 'jit = off'];

/**
 * Statements in one snapshot of the database, so that their figures fit each other. The same one with the same values
 * has the same rows there: it is run once, and whoever asks for it again shares its rows, which nobody changes.
 */
export class SnapshotSql extends Sql {
  private readonly found = new Map<string, Promise<QueryResultRow[]>>();

  /** @param client a connection of its own; the caller ends the transaction */
  static async begin(client: PoolClient): Promise<SnapshotSql> {
    const settings = SETTINGS.map((setting) => `SET LOCAL ${setting}`);
    await client.query(['BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY', ...settings].join('; '));
    return new SnapshotSql(client);
  }

  override rows<T extends QueryResultRow>(text: string, values: unknown[] = []): Promise<T[]> {
    const key = JSON.stringify([text, values]);
    const found = this.found.get(key) ?? super.rows<T>(text, values);
    this.found.set(key, found);
    return found as Promise<T[]>;
  }
}
