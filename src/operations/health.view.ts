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
