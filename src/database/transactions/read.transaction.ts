import { Inject, Injectable } from '@nestjs/common';
import type { DatabasePool } from '../connections/database-pool.factory.js';
import { POOL } from '../connections/connection.constants.js';
import { SqlClient } from '../connections/sql.client.js';
import { StatementFactory } from '../connections/statement.factory.js';

/** Runs short reads of the primary in one snapshot, so that nothing changes between them. */
@Injectable()
export class ReadTransaction {
  constructor(
    @Inject(POOL) private readonly pool: DatabasePool,
    private readonly statements: StatementFactory,
  ) {}

  /** Runs statements on one connection in one snapshot. */
  async run<T>(read: (sql: SqlClient) => Promise<T>): Promise<T> {
    const client = await this.pool.connect();
    try {
      await client.query(this.statements.buildBegin('ISOLATION LEVEL REPEATABLE READ READ ONLY'));
      const found = await read(new SqlClient(client, this.statements));
      // The transaction is read-only, so the caller does not wait for its end.
      client.query('COMMIT').then(
        () => client.release(),
        (error: Error) => client.release(error),
      );
      return found;
    } catch (error) {
      // The transaction is open or broken, so the connection is not reused.
      client.release(error as Error);
      throw error;
    }
  }
}
