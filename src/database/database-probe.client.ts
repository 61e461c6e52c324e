import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { SETTINGS } from '../config/config.module.js';
import type { Settings } from '../config/settings.js';
import { createPool, poolLimits } from './pool.js';
import { Sql } from './sql.js';

/** How long a health check waits for the database, and for the health checks before it. */
const PROBE_TIMEOUT_MS = 2_000;
/** Health checks that may wait at the same time. */
const MAX_PROBES = 50;

/** A connection of its own for health checks: one that waited behind requests would call a busy database unreachable. */
@Injectable()
export class DatabaseProbeClient implements OnApplicationShutdown {
  private readonly pool;
  readonly sql: Sql;

  constructor(@Inject(SETTINGS) settings: Settings) {
    this.pool = createPool({
      url: settings.databaseUrl ?? '',
      size: 1,
      applicationName: 'locate-crm-probe',
      ...poolLimits(settings),
      queryTimeoutMs: PROBE_TIMEOUT_MS,
      acquireTimeoutMs: PROBE_TIMEOUT_MS,
      maxWaiting: MAX_PROBES,
    });
    this.sql = new Sql(this.pool);
  }

  async onApplicationShutdown(): Promise<void> {
    await this.pool.end();
  }
}
