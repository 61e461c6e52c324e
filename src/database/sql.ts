import { createHash } from 'node:crypto';
import type { Pool, PoolClient, QueryResultRow } from 'pg';

/** Where a statement can run: the pool, or the one connection of a transaction. */
type Connection = Pick<Pool | PoolClient, 'query'>;

/**
 * Most distinct texts that get a server-side plan, per process. Lists compose their SQL from filters and sorts; past
 * this number the rarer combinations run unnamed, so that a client cannot fill the server's memory with plans.
 */
const MOST_NAMED = 1_000;

const names = new Map<string, string>();

/** The name of a statement, the same in every process; undefined for one too many. */
export function nameOf(text: string): string | undefined {
  let name = names.get(text);
  if (name === undefined && names.size < MOST_NAMED) {
    name = `q_${createHash('sha256').update(text).digest('base64url').slice(0, 22)}`;
    names.set(text, name);
  }
  return name;
}

/** Runs SQL as named prepared statements: planned once per connection, several times faster than unnamed ones. */
export class Sql {
  constructor(private readonly connection: Connection) {}

  /** All rows of a statement. `values` fill `$1…$n`. */
  async rows<T extends QueryResultRow>(text: string, values: unknown[] = []): Promise<T[]> {
    const result = await this.connection.query<T>({ name: nameOf(text), text, values });
    return result.rows;
  }

  /** The first row, or undefined. */
  async first<T extends QueryResultRow>(text: string, values: unknown[] = []): Promise<T | undefined> {
    return (await this.rows<T>(text, values))[0];
  }

  /**
   * All rows of a statement that is planned each time, for these values: of one that takes many ids a plan for any number of
   * them would be for a few, and take the square of them. Not within a snapshot that is set to plans for any values:
   * that has `planEach`.
   */
  async rowsPlanned<T extends QueryResultRow>(text: string, values: unknown[]): Promise<T[]> {
    // A statement without a name keeps no plan.
    const result = await this.connection.query<T>({ text, values });
    return result.rows;
  }

  /** Runs a statement for its effect. @returns how many rows it touched. */
  async run(text: string, values: unknown[] = []): Promise<number> {
    const result = await this.connection.query({ name: nameOf(text), text, values });
    return result.rowCount ?? 0;
  }
}
