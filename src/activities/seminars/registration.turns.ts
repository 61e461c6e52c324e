import { Injectable } from '@nestjs/common';

/**
 * Whoever wants a seat of a seminar at the same moment takes turns, in order of arrival. That no seat is given twice is
 * for the seminar's lock to see to, which holds for every instance; but who waits for that holds a database connection,
 * and a seminar that many want at once would take those of everybody else. Here they wait without one.
 */
@Injectable()
export class RegistrationTurns {
  private readonly last = new Map<string, Promise<unknown>>();

  /** Runs `work` once those before it, for the same seminar, are done. */
  async take<T>(seminarId: string, work: () => Promise<T>): Promise<T> {
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
