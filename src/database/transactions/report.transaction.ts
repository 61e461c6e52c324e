import type { PoolClient, QueryResultRow } from 'pg';
import { SqlClient } from '../connections/sql.client.js';
import type { StatementFactory } from '../connections/statement.factory.js';

/**
 * Settings of a snapshot that reads many rows. Sorts and hashes of a report's size stay in memory, and each statement is
 * planned for its own values: a generic plan for any day would read the whole history. Hashes of this size are not shared among workers: a container has 64 MB of shared memory by default,
 * and a statement that exhausts it fails.
 */
const SETTINGS = [
  `work_mem = '64MB'`,
  'enable_parallel_hash = off',
  `plan_cache_mode = 'force_custom_plan'`,
  // Compiling a statement takes longer than running one. JIT is already off in sessions without a pooler.
  'jit = off',
];

/**
 * Statements in one snapshot of the database, so that their figures are consistent. A statement with the same values
 * has the same rows in a snapshot, so it runs once and all callers share its rows, which nobody changes.
 */
export class ReportTransaction extends SqlClient {
  private readonly found = new Map<string, Promise<QueryResultRow[]>>();

  /** @param client a connection of its own; the caller ends the transaction */
  static async begin(client: PoolClient, statements: StatementFactory): Promise<ReportTransaction> {
    const settings = SETTINGS.map((setting) => `SET LOCAL ${setting}`);
    await client.query([statements.buildBegin('ISOLATION LEVEL REPEATABLE READ READ ONLY'), ...settings].join('; '));
    return new ReportTransaction(client, statements);
  }

  override queryAll<T extends QueryResultRow>(text: string, values: unknown[] = []): Promise<T[]> {
    const key = JSON.stringify([text, values]);
    const found = this.found.get(key) ?? super.queryAll<T>(text, values);
    this.found.set(key, found);
    return found as Promise<T[]>;
  }
}
