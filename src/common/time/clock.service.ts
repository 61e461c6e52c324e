import { AsyncLocalStorage } from 'node:async_hooks';

/** An instant of the clock of the database, and the moment on the clock of `performance` at which it was read. */
interface DatabaseTime {
  at: number;
  since: number;
}

const databaseTime = new AsyncLocalStorage<DatabaseTime>();

/**
 * Runs `work` with the time of the database, which was `at` a moment ago. Nobody can set the clock of `performance`, which
 * measures the time since then.
 */
export function runAtDatabaseTime<T>(at: Date, work: () => T): T {
  return databaseTime.run({ at: at.getTime(), since: performance.now() }, work);
}

/** Tells whether the current work has the time of the database. */
export function hasDatabaseTime(): boolean {
  return databaseTime.getStore() !== undefined;
}

/** The source of the current time. Tests replace it to run on another day. */
export abstract class Clock {
  /** Returns the present instant, to the millisecond (the precision that the database stores). */
  abstract now(): Date;
}

/** The clock of the machine; for work that has the time of the database, that of the database. */
export class SystemClock extends Clock {
  override now(): Date {
    const time = databaseTime.getStore();
    return time ? new Date(time.at + performance.now() - time.since) : new Date();
  }
}

/** A clock for tests that shows the same instant until it is set. */
export class ManualClock extends Clock {
  constructor(private instant: Date) {
    super();
  }

  override now(): Date {
    return new Date(this.instant);
  }

  /** Sets the clock to another instant, earlier or later. */
  set(instant: Date): void {
    this.instant = instant;
  }
}
