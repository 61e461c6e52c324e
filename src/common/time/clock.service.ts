/** The source of the current time. Tests replace it to run on another day. */
export abstract class Clock {
  /** Returns the present instant, to the millisecond (the precision that the database stores). */
  abstract now(): Date;
}

/** The clock of the machine. */
export class SystemClock extends Clock {
  override now(): Date {
    return new Date();
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
