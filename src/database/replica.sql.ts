import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import type { Pool, PoolClient } from 'pg';
import { SETTINGS } from '../config/config.module.js';
import type { Settings } from '../config/settings.js';
import { isUnavailable } from '../common/errors/problem.details.js';
import { createPool } from './pool.js';
import { POOL } from './pool.token.js';

/**
 * Connections for long reads that may lag a moment: exports and reports. They go round the read replicas when there
 * are some; a replica that cannot be reached is passed over, and the primary serves when none answers.
 */
@Injectable()
export class ReplicaSql implements OnApplicationShutdown {
  private readonly replicas: Pool[];
  private turn = 0;

  constructor(
    @Inject(SETTINGS) settings: Settings,
    @Inject(POOL) private readonly primary: Pool,
  ) {
    this.replicas = settings.databaseReplicaUrls.map((url) =>
      createPool({
        url,
        size: settings.databasePoolSize,
        applicationName: 'locate-crm-reader',
        staleAfterDays: settings.staleAfterDays,
        touchWindowMonths: settings.touchWindowMonths,
      }),
    );
  }

  /** A connection to read from; the caller releases it. */
  async connect(): Promise<PoolClient> {
    for (let tries = 0; tries < this.replicas.length; tries++) {
      const replica = this.replicas[this.turn++ % this.replicas.length]!;
      try {
        return await replica.connect();
      } catch (error) {
        if (!isUnavailable(error)) throw error;
      }
    }
    return this.primary.connect();
  }

  async onApplicationShutdown(): Promise<void> {
    await Promise.all(this.replicas.map((replica) => replica.end()));
  }
}
