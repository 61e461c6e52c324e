import { Injectable } from '@nestjs/common';

/**
 * Runs the requests for seats of one seminar one after the other within this process, in order of arrival. The lock on
 * the seminar already ensures for all instances that no seat is given twice. But a request that waits for this lock
 * holds a database connection, so many requests for one seminar would take the connections that others need. Here they
 * wait without a connection.
 */
@Injectable()
export class SeatRequestRunner {
  private readonly last = new Map<string, Promise<unknown>>();

  /** Runs `work` after all earlier work for the same seminar has finished. */
  async runSerially<T>(seminarId: string, work: () => Promise<T>): Promise<T> {
    const before = this.last.get(seminarId) ?? Promise.resolve();
    const mine = before.then(work);
    const done = mine.catch(() => undefined);
    this.last.set(seminarId, done);
    try {
      return await mine;
    } finally {
      if (this.last.get(seminarId) === done) this.last.delete(seminarId);
    }
  }
}
