import { Injectable } from '@nestjs/common';
import type { Actor } from '../../common/actor/actor.constants.js';
import { findCurrentRequest, runInRequest } from '../../common/http/request-context.store.js';
import { type Tx, UnitOfWork } from '../../database/transactions/unit-of-work.transaction.js';

/**
 * Runs a request that makes many changes, each in its own transaction. Completed changes stay when a later one fails.
 * The idempotency key is kept in an outer transaction, which occupies a database connection while the changes wait for
 * another one. Therefore only one such request runs at a time. A request that is repeated after a crash finds the
 * changes that were completed before.
 */
@Injectable()
export class SeparateTransactionsRunner {
  private last: Promise<unknown> = Promise.resolve();

  constructor(private readonly work: UnitOfWork) {}

  /** Runs `all`, which opens its own transactions, and stores its answer under the idempotency key of the request. */
  run<T>(actor: Actor, all: () => Promise<T>): Promise<T> {
    const { idempotency, ...request } = findCurrentRequest() ?? { requestId: '' };
    if (!idempotency) return all();
    const runAll = async (tx: Tx): Promise<T> => {
      // The outer transaction idles until all changes are made, however long that takes.
      await tx.sql.execute('SET LOCAL idle_in_transaction_session_timeout = 0');
      return runInRequest(request, all);
    };
    const mine = this.last.then(() => this.work.run(actor, runAll));
    this.last = mine.catch(() => undefined);
    return mine;
  }
}
