import { Injectable, Logger, type OnModuleDestroy } from '@nestjs/common';
import { CodedError } from '../../common/errors/domain.errors.js';
import { MeasurementRegistry } from '../../common/observability/measurement.registry.js';
import { toLoggedError } from '../../common/observability/logged-error.rules.js';
import { Clock, runAtDatabaseTime, SystemClock } from '../../common/time/clock.service.js';
import { DatabaseProbeClient } from '../connections/database-probe.client.js';
import { SqlClient } from '../connections/sql.client.js';
import {
  type ClockState,
  computeClockDifference,
  describeClockDifference,
  judgeClockDifference,
} from './clock-difference.rules.js';

/** Milliseconds between two comparisons. */
const COMPARE_INTERVAL_MS = 60_000;

const DIFFERENCE = {
  name: 'clock_difference_seconds',
  help: 'Seconds by which the clock of this instance is ahead of that of the database; negative if it is behind.',
  labels: [],
};

/**
 * Compares the clock of this instance with that of the database. An instance whose clock is wrong would date changes so
 * that reports of today lack them, and would take everything that is due on a later day for due. Tests set the clock of the
 * application, so nothing is compared there.
 */
@Injectable()
export class DatabaseClockService implements OnModuleDestroy {
  private readonly log = new Logger(DatabaseClockService.name);
  private readonly listeners: (() => void)[] = [];
  private readonly isSystemClock: boolean;
  private differenceMs = 0;
  private timer?: NodeJS.Timeout;

  constructor(
    clock: Clock,
    private readonly sql: SqlClient,
    private readonly probe: DatabaseProbeClient,
    measurements: MeasurementRegistry,
  ) {
    this.isSystemClock = clock instanceof SystemClock;
    const read = async () => ({ [DIFFERENCE.name]: [{ labels: {}, value: Math.round(this.differenceMs / 1_000) }] });
    measurements.declare({ measurements: [DIFFERENCE], read });
  }

  /** Calls `listener` whenever a comparison finds that the clock of this instance is wrong. */
  onWrong(listener: () => void): void {
    this.listeners.push(listener);
  }

  /** Compares the clocks every minute until the application closes. */
  startComparing(): void {
    const compare = () => {
      const before = this.state;
      this.compare().then(
        // A comparison logs a change itself.
        () => this.state === before && this.state !== 'right' && this.logDifference(),
        // The next comparison finds the database again.
        (error: unknown) => this.log.warn({ err: toLoggedError(error) }, 'clock.not_compared'),
      );
    };
    this.timer = setInterval(compare, COMPARE_INTERVAL_MS).unref();
  }

  onModuleDestroy(): void {
    clearInterval(this.timer);
  }

  /** Compares the clocks now, over the connection of health checks unless another is given. @returns the time of the database */
  async compare(sql: SqlClient = this.probe.sql): Promise<Date> {
    const sentAt = Date.now();
    const { at } = await sql.queryOne<{ at: Date }>('SELECT clock_timestamp() AS at');
    if (!this.isSystemClock) return at;
    const before = this.state;
    this.differenceMs = computeClockDifference(sentAt, at.getTime(), Date.now());
    if (this.state !== before) this.logDifference();
    if (this.state === 'wrong') for (const listener of this.listeners) listener();
    return at;
  }

  /** Runs `work` with the time of the database, also if the clock of this instance is wrong. */
  async run<T>(work: () => Promise<T>): Promise<T> {
    return runAtDatabaseTime(await this.compare(this.sql), work);
  }

  /** @throws 503 `service.clock_wrong` if the last comparison found a difference of more than five minutes */
  assertRight(): void {
    if (this.state === 'wrong') throw createClockWrongError(this.differenceMs);
  }

  private get state(): ClockState {
    return judgeClockDifference(this.differenceMs);
  }

  private logDifference(): void {
    const seconds = Math.round(this.differenceMs / 1_000);
    if (this.state === 'right') this.log.log({ seconds }, 'clock.right');
    else this.log.warn({ seconds, state: this.state }, 'clock.differs');
  }
}

function createClockWrongError(differenceMs: number): CodedError {
  return new CodedError(
    'service.clock_wrong',
    `The clock of this instance is ${describeClockDifference(differenceMs)} that of the database; set it right.`,
  );
}
