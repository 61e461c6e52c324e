/** The application names of the sessions of an instance. PostgreSQL shows them in `pg_stat_activity`. */
export const APPLICATION_NAME = {
  requests: 'locate-crm',
  reader: 'locate-crm-reader',
  probe: 'locate-crm-probe',
  metrics: 'locate-crm-metrics',
  jobs: 'locate-crm-jobs',
  liveUpdates: 'locate-crm-live-updates',
} as const;

/** The sessions that listen to notifications. They are never behind a pooler, so they end with their instance. */
export const LISTENING_SESSIONS: readonly string[] = [APPLICATION_NAME.jobs, APPLICATION_NAME.liveUpdates];

/** The sessions of pools. A pooler keeps them open for minutes after their instance has stopped. */
export const POOLED_SESSIONS: readonly string[] = [
  APPLICATION_NAME.requests,
  APPLICATION_NAME.reader,
  APPLICATION_NAME.probe,
  APPLICATION_NAME.metrics,
];

/** Injection token of the connection pool. */
export const POOL = Symbol('pool');
