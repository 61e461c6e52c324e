import { createHash } from 'node:crypto';
import type { Pool, PoolClient, QueryResultRow } from 'pg';

/** The target of a statement: the pool, or the connection of a transaction. */
type Connection = Pick<Pool | PoolClient, 'query'>;

/**
 * Maximum number of distinct texts with a server-side plan, per process. Lists compose their SQL from filters and
 * sorts. Beyond this number the rarer combinations run without a name, so that a client cannot fill the server's memory
 * with plans.
 */
const MAX_NAMED_STATEMENTS = 1_000;

const names = new Map<string, string>();

/** Returns the name of a statement, the same in every process; undefined if there are too many. */
export function findStatementName(text: string): string | undefined {
  let name = names.get(text);
  if (name === undefined && names.size < MAX_NAMED_STATEMENTS) {
    name = `q_${createHash('sha256').update(text).digest('base64url').slice(0, 22)}`;
    names.set(text, name);
  }
  return name;
}

/**
 * Runs SQL as named prepared statements. They are planned once per connection and several times faster than unnamed
 * ones.
 */
export class SqlClient {
  constructor(private readonly connection: Connection) {}

  /** Returns all rows of a statement. `values` fill `$1…$n`. */
  async queryAll<T extends QueryResultRow>(text: string, values: unknown[] = []): Promise<T[]> {
    const result = await this.connection.query<T>({ name: findStatementName(text), text, values });
    return result.rows;
  }

  /** Returns the first row of a statement that always returns one. */
  async queryOne<T extends QueryResultRow>(text: string, values: unknown[] = []): Promise<T> {
    const row = await this.queryOneOrNull<T>(text, values);
    if (row === null) throw new Error('The statement returned no row.');
    return row;
  }

  /** Returns the first row, or null if there is none. */
  async queryOneOrNull<T extends QueryResultRow>(text: string, values: unknown[] = []): Promise<T | null> {
    return (await this.queryAll<T>(text, values))[0] ?? null;
  }

  /**
   * Returns all rows of a statement that is planned each time for its values. A generic plan for many ids expects few
   * of them and takes quadratic time.
   */
  async queryAllWithCustomPlan<T extends QueryResultRow>(text: string, values: unknown[]): Promise<T[]> {
    // A statement without a name keeps no plan.
    const result = await this.connection.query<T>({ text, values });
    return result.rows;
  }

  /**
   * Runs a statement that returns no rows.
   * @returns the number of affected rows
   */
  async execute(text: string, values: unknown[] = []): Promise<number> {
    const result = await this.connection.query({ name: findStatementName(text), text, values });
    return result.rowCount ?? 0;
  }
}
