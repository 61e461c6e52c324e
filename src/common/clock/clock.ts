/** Where the application takes the time from, so that tests can live on another day. */
export abstract class Clock {
  /** The present instant, to the millisecond (the precision the database stores). */
  abstract now(): Date;
}

/** The clock of the machine. */
export class SystemClock extends Clock {
  override now(): Date {
    return new Date();
  }
}

/** A clock that stands still until it is told to move, for tests. */
export class ManualClock extends Clock {
  constructor(private instant: Date) {
    super();
  }

  override now(): Date {
    return new Date(this.instant);
  }

  /** Moves to another instant, forward or back. */
  set(instant: Date): void {
    this.instant = instant;
  }
}
