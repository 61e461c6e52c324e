import { ApiProperty } from '@nestjs/swagger';
import { JOB_STATUSES, type JobStatus } from './job-health.rules.js';

/** The state of the jobs of an instance. */
export type JobsState = 'starting' | 'running' | 'stuck' | 'off' | 'not_started';

/** The response of a health check. A failed check is a problem document with status 503. */
export class HealthView {
  /** @example "ok" */
  status: 'ok';
}

/** The response of an instance that can serve requests. */
export class ReadinessView extends HealthView {
  /**
   * State of the scheduled jobs on this instance. `starting`: not yet started. `running`: the jobs run. `stuck`: a run
   * without a live worker prevents other runs and will be taken up again within a minute. `off`: the settings leave the
   * jobs to other instances. `not_started`: the start failed; the log says why, and it is tried again. Requests are
   * answered in every state.
   * @example "running"
   */
  jobs: JobsState;
}

/** The last finished run of a job. */
class JobRunView {
  startedAt: Date;
  endedAt: Date;
  /** @example 184 */
  durationMs: number;
  /** @example "succeeded" */
  outcome: 'succeeded' | 'failed';
}

/** The last failure of a job. */
class JobErrorView {
  at: Date;
  /**
   * Name and code of the error.
   * @example "QueryFailedError 57014"
   */
  type: string;
  /**
   * The first line of its message.
   * @example "canceling statement due to statement timeout"
   */
  message: string;
}

/** A scheduled job and how its runs went. */
export class JobHealthView {
  /** @example "agreements.expire" */
  name: string;
  /**
   * The times at which it is due, in the five fields of cron, in the time of Brussels.
   * @example "5 0 * * *"
   */
  cron: string;
  /**
   * `stuck`: a run without a live worker prevents others and will be taken up again. `failed`: the last run failed.
   * `retrying`: a failed run is tried again. `overdue`: no run has begun although one was due more than ten minutes ago.
   * `never`: it has not run in the past seven days, and was not due. `running`: it runs now. `ok`: the last run succeeded.
   */
  @ApiProperty({ enum: JOB_STATUSES, example: 'ok' })
  status: JobStatus;
  /** The last finished run of the past seven days; null if there is none. */
  @ApiProperty({ type: JobRunView, nullable: true })
  lastRun: JobRunView | null;
  /** Time at which the present run began; null if none runs. */
  runningSince: Date | null;
  /** Time of the next run: the next attempt after a failure, or the next due time. */
  nextRunAt: Date | null;
  /**
   * Number of runs of the past seven days that failed for good, after all attempts.
   * @example 0
   */
  failures: number;
  /** The last failure of the past seven days, also of a run that is tried again. */
  @ApiProperty({ type: JobErrorView, nullable: true })
  lastError: JobErrorView | null;
}

/** A queue and what waits in it. */
class QueueHealthView {
  /** @example "intake.deliveries" */
  name: string;
  /** Number of items that are due and not yet taken. */
  waiting: number;
  /** Number of items that are due later. */
  postponed: number;
  /** Number of items that are being processed. */
  active: number;
  /** Time since which the oldest waiting item is due; null if none waits. */
  oldestWaitingSince: Date | null;
}

/** The scheduled jobs and the queues of all instances. */
export class JobsHealthView {
  /** Time at which the values were read. */
  readAt: Date;
  /**
   * State of the jobs on the instance that answers, as `GET /health/ready` gives it.
   * @example "running"
   */
  instance: JobsState;
  /** The jobs, those that need help first. */
  jobs: JobHealthView[];
  queues: QueueHealthView[];
}
