import { setTimeout as sleep } from 'node:timers/promises';
import { Inject, Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common';
import pg from 'pg';
import { toLoggedError } from '../common/observability/logged-error.rules.js';
import { SETTINGS } from '../config/config.module.js';
import { getSessionUrl, type Settings } from '../config/settings.factory.js';
import { APPLICATION_NAME } from '../database/connections/connection.constants.js';
import { buildPoolConfig } from '../database/connections/database-pool.factory.js';
import { LIVE_UPDATES_CHANNEL } from '../database/transactions/live-update.rules.js';

/** Milliseconds between two attempts to connect. The pause doubles from the first value to the last. */
const FIRST_RETRY_MS = 250;
const MAX_RETRY_MS = 30_000;
/** Interval of the checks whether the database still answers. A connection can be lost without an error. */
const CHECK_INTERVAL_MS = 15_000;
/** Maximum time that a check waits for the answer. */
const CHECK_TIMEOUT_MS = 5_000;

/** The functions that a listener calls. */
export interface LiveUpdateListener {
  onNotification: (payload: string) => void;
  /** Runs whenever listening begins, because notifications may have been missed before. */
  onListening: () => void;
}

/**
 * Listens on a connection of its own for the changes that transactions of any instance publish. The connection leads to
 * PostgreSQL itself, because a transaction pooler would lose the LISTEN.
 */
@Injectable()
export class LiveUpdateListenerClient implements OnApplicationShutdown {
  private readonly log = new Logger(LiveUpdateListenerClient.name);
  private readonly stopping = new AbortController();
  private running?: Promise<void>;
  private hasConnection = false;

  constructor(@Inject(SETTINGS) private readonly settings: Settings) {}

  /** Whether notifications arrive. */
  get isListening(): boolean {
    return this.hasConnection;
  }

  /** Starts listening, once. A lost connection is replaced until the application stops. */
  start(listener: LiveUpdateListener): void {
    this.running ??= this.keepListening(listener);
  }

  async onApplicationShutdown(): Promise<void> {
    this.stopping.abort();
    await this.running;
  }

  private async keepListening(listener: LiveUpdateListener): Promise<void> {
    const { signal } = this.stopping;
    let pause = FIRST_RETRY_MS;
    const onListening = () => {
      pause = FIRST_RETRY_MS;
      listener.onListening();
    };
    while (!signal.aborted) {
      await this.listen({ ...listener, onListening }).catch((error: unknown) => {
        this.log.warn({ err: toLoggedError(error) }, 'live_updates.not_listening');
      });
      await sleep(pause, undefined, { signal }).catch(() => undefined);
      pause = Math.min(2 * pause, MAX_RETRY_MS);
    }
  }

  /** Listens until the connection is lost or the application stops. */
  private async listen({ onNotification, onListening }: LiveUpdateListener): Promise<void> {
    const { signal } = this.stopping;
    const client = this.createClient();
    const ended = Promise.withResolvers<Error>();
    client.on('error', ended.resolve);
    client.once('end', () => ended.resolve(new Error('The connection has ended.')));
    client.on('notification', ({ payload }) => onNotification(payload ?? ''));
    try {
      await client.connect();
      await client.query(`LISTEN ${LIVE_UPDATES_CHANNEL}`);
      this.hasConnection = true;
      onListening();
      while (!signal.aborted) {
        const pause = sleep(CHECK_INTERVAL_MS, undefined, { signal, ref: false }).catch(() => undefined);
        const error = await Promise.race([ended.promise, pause]);
        if (error) throw error;
        if (!signal.aborted) await client.query('SELECT 1');
      }
    } finally {
      this.hasConnection = false;
      // A silent database does not answer the farewell.
      await Promise.race([client.end().catch(() => undefined), sleep(1_000, undefined, { ref: false })]);
    }
  }

  private createClient(): pg.Client {
    const url = getSessionUrl(this.settings);
    const options = { url, size: 1, applicationName: APPLICATION_NAME.liveUpdates, queryTimeoutMs: CHECK_TIMEOUT_MS };
    return new pg.Client(buildPoolConfig(options));
  }
}
