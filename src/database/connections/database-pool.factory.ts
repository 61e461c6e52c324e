import type { Socket } from 'node:net';
import { callbackify } from 'node:util';
import { Logger } from '@nestjs/common';
import pg from 'pg';
import { isUnavailable } from '../../common/errors/problem-details.factory.js';
import { CodedError } from '../../common/errors/domain.errors.js';
import type { Settings } from '../../config/settings.factory.js';
import { APPLICATION_NAME } from './connection.constants.js';
import { findReadTimeout } from './connection.errors.js';
import { getStatementTimeoutMs } from './query-timeout.rules.js';

/** OIDs of types that must not become JavaScript dates or strings. */
const DATE = 1082;
const DATE_ARRAY = 1182;
const INT8 = 20;

const parsers = new pg.TypeOverrides();
// A date has no zone. It stays text, so that no time zone can shift it by a day.
parsers.setTypeParser(DATE, (text) => text);
parsers.setTypeParser(DATE_ARRAY, (text) => text.slice(1, -1).split(',').filter(Boolean));
// Counts and whole amounts are bigint. Constraints keep them within the safe integers.
parsers.setTypeParser(INT8, (text) => Number(text));

/** Maximum time to establish a connection at start: the machine is busy then, and no caller waits. */
export const START_CONNECT_TIMEOUT_MS = 15_000;
/** Maximum time to establish a connection later, so that callers get their 503 soon when the database is down. */
const CONNECT_TIMEOUT_MS = 1_500;
/** Time of silence after which the kernel probes whether the other side is still there. */
const KEEP_ALIVE_DELAY_MS = 10_000;
/**
 * Timeout if statements have no limit: a migration of the whole history is silent for minutes, and other instances wait
 * for it.
 */
const UNLIMITED_TIMEOUT_MS = 3_600_000;

/** Idle connections that are kept open, because a server without room on its disk answers on them but accepts no other. */
const KEPT_CONNECTIONS = 4;

/** Interval at which the server checks whether the client of a running statement is still connected. */
const CLIENT_CHECK_INTERVAL_MS = 2_000;

export interface PoolOptions {
  url: string;
  size: number;
  applicationName?: string;
  /**
   * Whether a transaction pooler may be in between. A pooler rejects start-up options, and settings of one session stay
   * for the next client. The settings of the role apply then (docs/operations-pgbouncer.md).
   */
  behindPooler?: boolean;
  /** Maximum duration of a statement in milliseconds; 0 for no limit. Default: slightly less than the query timeout. */
  statementTimeout?: number;
  /**
   * Time without an answer after which pg gives up a query, and its connection is discarded. Default: an hour if
   * statements have no limit, otherwise a minute.
   */
  queryTimeoutMs?: number;
  /** Maximum time to establish a connection. Default: as long as a caller of the API may wait for it. */
  connectTimeoutMs?: number;
  /** Maximum time that a caller waits for a free connection. */
  acquireTimeoutMs?: number;
  /** Maximum number of callers that wait for a free connection. */
  maxWaiting?: number;
}

type ConnectCallback = (error: Error | undefined, client?: pg.PoolClient, release?: pg.PoolClient['release']) => void;

interface DatabasePoolConfig extends pg.PoolConfig {
  max: number;
  acquireTimeoutMs: number;
  maxWaiting: number;
}

/** The reason for discarding an idle connection, whose place the caller keeps for the next one. */
const DISTRUSTED = new Error('The connection may be silent.');

/**
 * A connection pool with a queue of bounded length for callers that find no free connection. It distinguishes a busy
 * database from an unreachable one: while connections work, waiting helps; if none can be established, the waiting
 * callers get an error at once. After a connection gave no answer, the connections that were idle then are replaced.
 */
export class DatabasePool extends pg.Pool {
  private readonly logger = new Logger(DatabasePool.name);
  private readonly inUse = new Set<pg.PoolClient>();
  /** Bytes that connections had received when they waited for an answer at the last look for silent ones. */
  private readonly receivedBytes = new WeakMap<pg.PoolClient, number>();
  private readonly releasedAt = new WeakMap<pg.PoolClient, number>();
  private readonly waiters = new Set<PromiseWithResolvers<void>>();
  private freePlaces: number;
  /** Idle connections that were released before this time are not trusted. */
  private distrustedBefore = -Infinity;

  constructor(private readonly config: DatabasePoolConfig) {
    super(config);
    this.freePlaces = config.max;
    // A connection that breaks between two statements must not end the process. The next statement reports it.
    this.on('connect', (client) => client.on('error', () => undefined));
    this.on('acquire', (client) => this.inUse.add(client));
    this.on('release', (error, client) => this.returnClient(client, error));
    // A broken idle connection is replaced at its next use. Without a listener Node would exit.
    this.on('error', () => undefined);
  }

  /** Number of callers without a connection. */
  get queueLength(): number {
    return this.waiters.size;
  }

  override connect(): Promise<pg.PoolClient>;
  override connect(callback: ConnectCallback): void;
  override connect(callback?: ConnectCallback): Promise<pg.PoolClient> | void {
    if (!callback) return this.acquire();
    const acquire = callbackify(() => this.acquire());
    acquire((error, client) => callback(error ?? undefined, client, (reason) => client.release(reason)));
  }

  override end(): Promise<void>;
  override end(callback: () => void): void;
  override end(callback?: () => void): Promise<void> | void {
    this.rejectWaiters(new Error('Cannot use a pool after calling end on the pool'));
    return callback ? super.end(callback) : super.end();
  }

  /**
   * Closes the connections that already waited for the same answer at the last call and have received nothing since. Their
   * queries fail, and no idle connection is trusted.
   */
  disconnectSilent(): void {
    for (const client of this.inUse) {
      if (!isWaitingForAnswer(client)) {
        this.receivedBytes.delete(client);
        continue;
      }
      const received = countReceivedBytes(client);
      if (this.receivedBytes.get(client) === received) {
        this.distrustedBefore = performance.now();
        void client.end();
      }
      this.receivedBytes.set(client, received);
    }
  }

  /** Checks that a caller gets a connection, unless all are in use: a busy database is not an unreachable one. */
  async assertConnectable(): Promise<void> {
    if (this.freePlaces === 0) return;
    const client = await this.acquire();
    client.release();
  }

  private async acquire(): Promise<pg.PoolClient> {
    if (this.freePlaces > 0) this.freePlaces -= 1;
    else await this.waitForPlace();
    try {
      let client = await super.connect();
      while ((this.releasedAt.get(client) ?? Infinity) < this.distrustedBefore) {
        client.release(DISTRUSTED);
        client = await super.connect();
      }
      return client;
    } catch (error) {
      // No caller has a connection that could become free.
      if (this.totalCount === 0 && isUnavailable(error)) this.rejectWaiters(error as Error);
      this.releasePlace();
      throw error;
    }
  }

  /** Waits until another caller passes its place on. */
  private async waitForPlace(): Promise<void> {
    const { acquireTimeoutMs, maxWaiting } = this.config;
    if (this.waiters.size >= maxWaiting) throw createBusyError();
    const waiter = Promise.withResolvers<void>();
    const timer = setTimeout(() => waiter.reject(createBusyError()), acquireTimeoutMs);
    this.waiters.add(waiter);
    try {
      await waiter.promise;
    } finally {
      clearTimeout(timer);
      this.waiters.delete(waiter);
    }
  }

  /** Passes a place to the caller that has waited longest. */
  private releasePlace(): void {
    const [waiter] = this.waiters;
    if (!waiter) {
      this.freePlaces += 1;
      return;
    }
    this.waiters.delete(waiter);
    waiter.resolve();
  }

  private rejectWaiters(error: Error): void {
    for (const waiter of this.waiters) waiter.reject(error);
    this.waiters.clear();
  }

  private returnClient(client: pg.PoolClient, error: Error | undefined): void {
    this.inUse.delete(client);
    this.receivedBytes.delete(client);
    this.releasedAt.set(client, performance.now());
    if (findReadTimeout(error)) {
      this.distrustedBefore = performance.now();
      this.logger.warn('database.connection_silent');
    }
    if (error !== DISTRUSTED) this.releasePlace();
  }
}

/** The parts of a client that pg does not declare. */
interface ClientState {
  readyForQuery: boolean;
  connection: { stream: Socket };
}

function isWaitingForAnswer(client: pg.PoolClient): boolean {
  return !(client as unknown as ClientState).readyForQuery;
}

function countReceivedBytes(client: pg.PoolClient): number {
  return (client as unknown as ClientState).connection.stream.bytesRead;
}

function createBusyError(): CodedError {
  return new CodedError('service.database_busy', 'Too many requests are waiting for the database; try again shortly.');
}

/** Builds the options of a pool for requests from the settings. */
export function buildPoolLimits(settings: Settings): Partial<PoolOptions> {
  return {
    behindPooler: settings.databaseSessionUrl !== undefined,
    queryTimeoutMs: settings.databaseQueryTimeoutMs,
    acquireTimeoutMs: settings.databasePoolTimeoutMs,
    maxWaiting: settings.databasePoolQueue,
  };
}

/** Creates a connection pool. */
export function createPool(options: PoolOptions): DatabasePool {
  return new DatabasePool(buildPoolConfig(options));
}

/** Builds the configuration of a pool. */
export function buildPoolConfig(options: PoolOptions): DatabasePoolConfig {
  const { queryTimeoutMs = options.statementTimeout === 0 ? UNLIMITED_TIMEOUT_MS : 60_000 } = options;
  const { statementTimeout = getStatementTimeoutMs(queryTimeoutMs) } = options;
  return {
    connectionString: options.url,
    max: options.size,
    min: Math.min(options.size, KEPT_CONNECTIONS),
    types: parsers,
    application_name: options.applicationName ?? APPLICATION_NAME.requests,
    idleTimeoutMillis: 30_000,
    connectionTimeoutMillis: options.connectTimeoutMs ?? CONNECT_TIMEOUT_MS,
    query_timeout: queryTimeoutMs,
    keepAlive: true,
    keepAliveInitialDelayMillis: KEEP_ALIVE_DELAY_MS,
    ...(options.behindPooler ? {} : { options: createSessionOptions(statementTimeout) }),
    acquireTimeoutMs: options.acquireTimeoutMs ?? 20_000,
    maxWaiting: options.maxWaiting ?? 1_000,
  };
}

/**
 * Creates the start-up options of a session, which override the settings of the role. A runaway statement, a
 * transaction that a bug left open, and a statement without a client end by themselves. JIT is off because compiling
 * takes longer than running the statements of this application.
 */
export function createSessionOptions(statementTimeout: number): string {
  const options = {
    timezone: 'UTC',
    datestyle: 'ISO,MDY',
    jit: 'off',
    statement_timeout: statementTimeout,
    client_connection_check_interval: CLIENT_CHECK_INTERVAL_MS,
    idle_in_transaction_session_timeout: 60_000,
  };
  return Object.entries(options)
    .map(([name, value]) => `-c ${name}=${value}`)
    .join(' ');
}
