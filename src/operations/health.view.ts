/** The answer of a health check; a failed one is a problem document with status 503. */
export class HealthView {
  /** @example "ok" */
  status: 'ok';
}
