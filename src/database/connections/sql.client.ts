import pg, { type PoolClient } from 'pg';
import { hasLongTimeout } from './query-timeout.rules.js';
import { StatementFactory } from './statement.factory.js';

/** The pool, or the connection of a transaction. */
type Connection = Pick<pg.Pool | pg.PoolClient, 'query'>;

/**
 * Runs SQL on the pool, or on the connection of a transaction. Statements are prepared: they are planned once per
 * connection and several times faster than unnamed ones.
 */
export class SqlClient {
  private rolledBack = false;

  constructor(
    private readonly connection: Connection,
    private readonly statements = new StatementFactory(),
  ) {}

  /** Tells whether a transaction has taken a part of its work back, to a savepoint. */
  get hasRolledBack(): boolean {
    return this.rolledBack;
  }

  /** Returns all rows of a statement. `values` fill `$1…$n`. */
  async queryAll<T extends pg.QueryResultRow>(text: string, values: unknown[] = []): Promise<T[]> {
    const result = await this.send<T>(this.statements.buildPrepared(text, values));
    return result.rows;
  }

  /** Returns the first row of a statement that always returns one. */
  async queryOne<T extends pg.QueryResultRow>(text: string, values: unknown[] = []): Promise<T> {
    const row = await this.queryOneOrNull<T>(text, values);
    if (row === null) throw new Error('The statement returned no row.');
    return row;
  }

  /** Returns the first row, or null if there is none. */
  async queryOneOrNull<T extends pg.QueryResultRow>(text: string, values: unknown[] = []): Promise<T | null> {
    return (await this.queryAll<T>(text, values))[0] ?? null;
  }

  /**
   * Returns all rows of a statement that is planned each time for its values. A generic plan for many ids expects few
   * of them and takes quadratic time.
   */
  async queryAllWithCustomPlan<T extends pg.QueryResultRow>(text: string, values?: unknown[]): Promise<T[]> {
    const result = await this.send<T>(this.statements.buildUnnamed(text, values));
    return result.rows;
  }

  /**
   * Runs a statement that returns no rows.
   * @returns the number of affected rows
   */
  async execute(text: string, values: unknown[] = []): Promise<number> {
    if (text.startsWith('ROLLBACK TO ')) this.rolledBack = true;
    const result = await this.send(this.statements.buildPrepared(text, values));
    return result.rowCount ?? 0;
  }

  private send<T extends pg.QueryResultRow>(statement: pg.QueryConfig): Promise<pg.QueryResult<T>> {
    const { connection } = this;
    if (!(connection instanceof pg.Pool) || !hasLongTimeout()) return connection.query<T>(statement);
    // Only a transaction can have a timeout of its own on the server.
    return runOnConnection(connection, async (client) => {
      await client.query(this.statements.buildBegin());
      const result = await client.query<T>(statement);
      await client.query('COMMIT');
      return result;
    });
  }
}

/**
 * Runs `work` on a connection. If it fails, the connection is discarded: it may have an open transaction or still wait
 * for an answer.
 */
export async function runOnConnection<T>(
  source: { connect(): Promise<PoolClient> },
  work: (client: PoolClient) => Promise<T>,
): Promise<T> {
  const client = await source.connect();
  try {
    const result = await work(client);
    client.release();
    return result;
  } catch (error) {
    client.release(error as Error);
    throw error;
  }
}
