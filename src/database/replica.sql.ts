import { setTimeout as sleep } from 'node:timers/promises';
import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import type { Pool, PoolClient } from 'pg';
import { SETTINGS } from '../config/config.module.js';
import type { Settings } from '../config/settings.js';
import { isUnavailable } from '../common/errors/problem.details.js';
import { createPool } from './pool.js';
import { POOL } from './pool.token.js';

/** How long a replica may take to catch up before the primary serves, and between two looks, in milliseconds. */
const PATIENCE = 300;
const LOOK = 15;

/**
 * Connections for long reads: exports and reports. They go round the read replicas when there are some. A replica serves
 * once it has everything that was committed when it was asked, whichever instance wrote it, so that everybody sees their
 * own writes; one that lags, or cannot be reached, is passed over, and the primary serves when none is left.
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
    if (this.replicas.length > 0) {
      const written = await this.written();
      for (let tries = 0; tries < this.replicas.length; tries++) {
        const client = await reach(this.replicas[this.turn++ % this.replicas.length]!, written);
        if (client) return client;
      }
    }
    return this.primary.connect();
  }

  async onApplicationShutdown(): Promise<void> {
    await Promise.all(this.replicas.map((replica) => replica.end()));
  }

  /** How far the primary's log has come; nothing while it cannot be reached: a replica is better than no answer then. */
  private async written(): Promise<string | undefined> {
    try {
      const { rows } = await this.primary.query<{ lsn: string }>('SELECT pg_current_wal_lsn()::text AS lsn');
      return rows[0]!.lsn;
    } catch (error) {
      if (!isUnavailable(error)) throw error;
      return undefined;
    }
  }
}

/** A connection to a replica that has come as far; undefined when it is not there, or not there yet. */
async function reach(replica: Pool, written: string | undefined): Promise<PoolClient | undefined> {
  try {
    const client = await replica.connect();
    try {
      if (written === undefined || (await comesAsFar(client, written))) return client;
    } catch (error) {
      client.release(true);
      throw error;
    }
    client.release();
  } catch (error) {
    if (!isUnavailable(error)) throw error;
  }
  return undefined;
}

async function comesAsFar(client: PoolClient, written: string): Promise<boolean> {
  for (const until = Date.now() + PATIENCE; ; await sleep(LOOK)) {
    // Who replays nothing is no replica, and has nothing to catch up with: a logical copy, or the primary itself.
    const { rows } = await client.query<{ there: boolean }>({
      name: 'replica_position',
      text: 'SELECT NOT pg_is_in_recovery() OR pg_last_wal_replay_lsn() >= $1::pg_lsn AS there',
      values: [written],
    });
    if (rows[0]!.there) return true;
    if (Date.now() >= until) return false;
  }
}
