/** Of the jobs of an instance. */
export type JobsState = 'starting' | 'running' | 'stuck' | 'off' | 'not_started';

/** The answer of a health check; a failed one is a problem document with status 503. */
export class HealthView {
  /** @example "ok" */
  status: 'ok';
}

/** The answer of an instance that can serve. */
export class ReadinessView extends HealthView {
  /**
   * Whether what happens by itself does, on this instance: `starting`; `running`; `stuck`: a run without a live worker keeps
   * others from beginning, and is taken up again within a minute; `off`, left to other instances by its
   * settings; or `not_started`: it could not be, the log says why, and it is tried again. Requests are answered all the same.
   * @example "running"
   */
  jobs: JobsState;
}
