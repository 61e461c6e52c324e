import { setTimeout as sleep } from 'node:timers/promises';
import type { PoolClient } from 'pg';
import { Inject, Injectable, type OnApplicationShutdown, type OnModuleDestroy } from '@nestjs/common';
import { SETTINGS } from '../../config/config.module.js';
import type { Settings } from '../../config/settings.factory.js';
import { isUnavailable } from '../../common/errors/problem-details.factory.js';
import { APPLICATION_NAME, POOL } from './connection.constants.js';
import { buildPoolLimits, createPool, type DatabasePool } from './database-pool.factory.js';

/** Milliseconds that a replica may take to catch up before the primary serves, and between two checks. */
const CATCH_UP_TIMEOUT_MS = 300;
const POLL_INTERVAL_MS = 15;
/**
 * Milliseconds that a replica may take to report its position or to have a free connection before it counts as
 * unreachable.
 */
const REPLICA_TIMEOUT_MS = 1_500;
/** Milliseconds for which an unreachable replica is not asked. */
const AVOID_MS = 10_000;

interface Replica {
  pool: DatabasePool;
  /** Time until which the replica is not asked, on the clock of `performance`. */
  avoidUntil: number;
}

/**
 * Connections for long reads: exports and reports. They rotate among the read replicas, if there are any. A replica
 * serves once it has replayed everything that was committed at the time of the call, by any instance, so that callers
 * see their own writes. A replica that lags or cannot be reached is skipped; the primary serves if none is left.
 */
@Injectable()
export class ReplicaClient implements OnModuleDestroy, OnApplicationShutdown {
  private readonly replicas: Replica[];
  private nextIndex = 0;

  constructor(
    @Inject(SETTINGS) private readonly settings: Settings,
    @Inject(POOL) private readonly primary: DatabasePool,
  ) {
    this.replicas = settings.databaseReplicaUrls.map((url) => ({
      avoidUntil: 0,
      pool: createPool({
        url,
        size: settings.databasePoolSize,
        applicationName: APPLICATION_NAME.reader,
        ...buildPoolLimits(settings),
        acquireTimeoutMs: REPLICA_TIMEOUT_MS,
      }),
    }));
  }

  /** Returns a connection for reading. The caller must release it. */
  async connect(): Promise<PoolClient> {
    if (this.replicas.length > 0) {
      const position = await this.readLogPosition();
      for (let tries = 0; tries < this.replicas.length; tries++) {
        const client = await connectToReplica(this.replicas[this.nextIndex++ % this.replicas.length]!, position);
        if (client) return client;
      }
    }
    return this.primary.connect();
  }

  /**
   * Looks at the connections of a stopping instance after half of its shutdown time, and after two thirds and five sixths
   * disconnects those that have been silent since. A silent network must leave time to stop jobs and connections, while
   * answers that are streamed may take all of the time.
   */
  onModuleDestroy(): void {
    const pools = [this.primary, ...this.replicas.map(({ pool }) => pool)];
    const disconnect = () => pools.forEach((pool) => pool.disconnectSilent());
    for (const part of [1 / 2, 2 / 3, 5 / 6])
      setTimeout(disconnect, this.settings.shutdownSeconds * 1_000 * part).unref();
  }

  async onApplicationShutdown(): Promise<void> {
    await Promise.all(this.replicas.map(({ pool }) => pool.end()));
  }

  /**
   * Returns the log position of the primary; undefined if the primary cannot be reached, because then a replica is
   * better than no answer.
   */
  private async readLogPosition(): Promise<string | undefined> {
    try {
      const { rows } = await this.primary.query<{ lsn: string }>('SELECT pg_current_wal_lsn()::text AS lsn');
      return rows[0]!.lsn;
    } catch (error) {
      if (!isUnavailable(error)) throw error;
      return undefined;
    }
  }
}

/** Returns a connection to a replica that has reached the position; undefined if the replica is unreachable or lags. */
async function connectToReplica(replica: Replica, position: string | undefined): Promise<PoolClient | undefined> {
  if (performance.now() < replica.avoidUntil) return undefined;
  try {
    const client = await replica.pool.connect();
    try {
      if (position === undefined || (await hasCaughtUp(client, position))) return client;
    } catch (error) {
      client.release(error as Error);
      throw error;
    }
    client.release();
  } catch (error) {
    if (!isUnavailable(error)) throw error;
    replica.avoidUntil = performance.now() + AVOID_MS;
  }
  return undefined;
}

async function hasCaughtUp(client: PoolClient, position: string): Promise<boolean> {
  for (const until = Date.now() + CATCH_UP_TIMEOUT_MS; ; await sleep(POLL_INTERVAL_MS)) {
    // A server that replays nothing is not a physical replica (it is a logical copy, or the primary itself) and has
    // nothing to catch up with.
    const statement = {
      name: 'replica_position',
      text: 'SELECT NOT pg_is_in_recovery() OR pg_last_wal_replay_lsn() >= $1::pg_lsn AS there',
      values: [position],
      query_timeout: REPLICA_TIMEOUT_MS,
    };
    const { rows } = await client.query<{ there: boolean }>(statement);
    if (rows[0]!.there) return true;
    if (Date.now() >= until) return false;
  }
}
