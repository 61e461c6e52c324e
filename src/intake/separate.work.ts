import { Injectable } from '@nestjs/common';
import type { Actor } from '../common/actor/actor.js';
import { currentRequest, inRequest } from '../common/requests/request.context.js';
import { type Tx, UnitOfWork } from '../database/unit-of-work.js';

/**
 * A request that does many things, each in a transaction of its own: what is done stays done when a later one fails. Its
 * idempotency key is kept in a transaction around them all, one such request at a time: it holds a connection while it
 * waits for another. Sent again after a crash midway, it meets what it has done already, thing by thing.
 */
@Injectable()
export class SeparateWork {
  private last: Promise<unknown> = Promise.resolve();

  constructor(private readonly work: UnitOfWork) {}

  /** Runs `all`, whose transactions are its own; its answer is remembered under the key of the request. */
  run<T>(actor: Actor, all: () => Promise<T>): Promise<T> {
    const { idempotency, ...request } = currentRequest() ?? { requestId: '' };
    if (!idempotency) return all();
    const around = async (tx: Tx): Promise<T> => {
      // It idles while the others work, for as long as that takes.
      await tx.sql.run('SET LOCAL idle_in_transaction_session_timeout = 0');
      return inRequest(request, all);
    };
    const mine = this.last.then(() => this.work.run(actor, around));
    this.last = mine.catch(() => undefined);
    return mine;
  }
}
