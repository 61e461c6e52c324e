import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { SETTINGS } from '../../config/config.module.js';
import type { Settings } from '../../config/settings.factory.js';
import { APPLICATION_NAME } from './connection.constants.js';
import { createPool, buildPoolLimits } from './database-pool.factory.js';
import { SqlClient } from './sql.client.js';
import { StatementFactory } from './statement.factory.js';

/** Maximum time that a health check waits for the database and for earlier health checks. */
const PROBE_TIMEOUT_MS = 2_000;
/** Maximum number of waiting health checks. */
const MAX_PROBES = 50;

/**
 * A connection of its own for health checks. A check that waited behind requests would report a busy database as
 * unreachable.
 */
@Injectable()
export class DatabaseProbeClient implements OnApplicationShutdown {
  private readonly pools;
  readonly sql: SqlClient;
  /** Connection for measurements, which take longer than a health check may wait. */
  readonly metricsSql: SqlClient;

  constructor(@Inject(SETTINGS) settings: Settings, statements: StatementFactory) {
    const options = {
      url: settings.databaseUrl ?? '',
      size: 1,
      ...buildPoolLimits(settings),
      queryTimeoutMs: PROBE_TIMEOUT_MS,
      acquireTimeoutMs: PROBE_TIMEOUT_MS,
      maxWaiting: MAX_PROBES,
    };
    const probes = createPool({ ...options, applicationName: APPLICATION_NAME.probe });
    const metrics = createPool({ ...options, applicationName: APPLICATION_NAME.metrics });
    this.pools = [probes, metrics];
    this.sql = new SqlClient(probes, statements);
    this.metricsSql = new SqlClient(metrics, statements);
  }

  async onApplicationShutdown(): Promise<void> {
    await Promise.all(this.pools.map((pool) => pool.end()));
  }
}
