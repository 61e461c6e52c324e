import { EventEmitter } from 'node:events';
import pg from 'pg';
import type { PgBoss } from 'pg-boss';
import { getSessionUrl, type Settings } from '../config/settings.factory.js';
import { APPLICATION_NAME } from '../database/connections/connection.constants.js';
import { createSessionOptions } from '../database/connections/database-pool.factory.js';
import { getStatementTimeoutMs } from '../database/connections/query-timeout.rules.js';

/** Seconds between two checks for runs that are lost or took too long. */
const SUPERVISE_INTERVAL_SECONDS = 10;

/**
 * Removes the listeners of a connection, and ignores its errors from now on. pg-boss does this with the connection on
 * which it listens before it ends it. If the server ends it at the same moment, Node would exit because of an error
 * without a listener, and an embedded server would remain running.
 */
pg.Client.prototype.removeAllListeners = function (this: pg.Client, ...event: [string?]) {
  EventEmitter.prototype.removeAllListeners.apply(this, event);
  return this.on('error', () => undefined);
};

/** Creates a pg-boss with the settings of this instance. It is not started. */
export async function createBoss(settings: Settings): Promise<PgBoss> {
  // The module is loaded only now, when requests are already answered, because it is a tenth of all code.
  const boss = await import('pg-boss');
  const isEnabled = settings.jobs;
  return new boss.PgBoss({
    // LISTEN requires a session of its own.
    connectionString: getSessionUrl(settings),
    application_name: APPLICATION_NAME.jobs,
    // pg-boss's own pool creates its connections with these options.
    ...buildConnectionOptions(settings),
    max: 3,
    useListenNotify: isEnabled,
    supervise: isEnabled,
    superviseIntervalSeconds: SUPERVISE_INTERVAL_SECONDS,
    monitorIntervalSeconds: SUPERVISE_INTERVAL_SECONDS,
    schedule: isEnabled,
  });
}

/** Builds the options with which pg-boss's pool creates connections with timeouts. It discards a silent connection. */
function buildConnectionOptions({ databaseQueryTimeoutMs }: Settings): object {
  return {
    query_timeout: databaseQueryTimeoutMs,
    options: createSessionOptions(getStatementTimeoutMs(databaseQueryTimeoutMs)),
  };
}
