import type { EventEmitter } from 'node:events';
import { callbackify } from 'node:util';
import { Logger } from '@nestjs/common';
import pg from 'pg';
import { isUnavailable } from '../../common/errors/problem-details.factory.js';
import { CodedError } from '../../common/errors/domain.errors.js';
import type { Settings } from '../../config/settings.factory.js';
import { type DatabaseClient, PreparingClient, type QueryTimeouts } from './database.client.js';
import { PreparedTexts } from './prepared-texts.cache.js';
import { getQueryKind, getStatementTimeoutMs } from './query-timeout.rules.js';
import { DEFAULT_CONSTANTS, type SqlConstants } from './sql-constants.rules.js';

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
/** Timeout of queries that read or rebuild all derived data. */
export const MAINTENANCE_TIMEOUT_MS = 600_000;
/**
 * Timeout if statements have no limit: a migration of the whole history is silent for minutes, and other instances wait
 * for it.
 */
const UNLIMITED_TIMEOUT_MS = 3_600_000;

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
   * Time without an answer after which the connection of a query is discarded. Default: an hour if statements have no
   * limit, otherwise a minute.
   */
  queryTimeoutMs?: number;
  /** The same for reports, exports and jobs. */
  longQueryTimeoutMs?: number;
  /** Maximum time to establish a connection. Default: as long as a caller of the API may wait for it. */
  connectTimeoutMs?: number;
  /** Maximum time that a caller waits for a free connection. */
  acquireTimeoutMs?: number;
  /** Maximum number of callers that wait for a free connection. */
  maxWaiting?: number;
  /** Values of settings that statements use. */
  constants?: SqlConstants;
  /** Name of the schema for which statements are prepared. Default: that of this version. */
  schema?: string;
}

type ConnectCallback = (error: Error | undefined, client?: pg.PoolClient, release?: (error?: unknown) => void) => void;

/** A connection of a pool. Its user must release it. */
export type PooledClient = pg.PoolClient &
  Pick<DatabaseClient, 'answeredAt' | 'awaitAnswer' | 'buildBegin' | 'buildTimeoutSetting' | 'limitTimeouts'>;

interface Waiter {
  resolve(): void;
  reject(error: Error): void;
}

/**
 * A connection pool with a queue of bounded length for callers that find no free connection. It distinguishes a busy
 * database from an unreachable one: while connections work, waiting helps; if none can be established, the waiting
 * callers get an error at once.
 */
export class DatabasePool extends pg.Pool {
  private readonly logger = new Logger(DatabasePool.name);
  private readonly clients = new Set<PooledClient>();
  private readonly distrusted = new Set<PooledClient>();
  private readonly waiters = new Set<Waiter>();
  /** Number of callers that have a connection or are being connected. */
  private inUse = 0;
  /** Connections whose last answer is older are not trusted, because another connection got no answer since. */
  private silentSince = -Infinity;
  private longestTimeoutMs = Infinity;

  constructor(
    options: pg.PoolConfig & {
      queryTimeouts: QueryTimeouts;
      preparedTexts: PreparedTexts;
      connectTimeoutMs?: number;
    },
    private readonly limits: { size: number; acquireTimeoutMs: number; maxWaiting: number },
  ) {
    super({ ...options, max: limits.size });
    this.on('connect', (client) => this.addClient(client as PooledClient));
    this.on('remove', (client) => this.clients.delete(client as PooledClient));
    this.on('release', (error, client) => this.returnClient(client as PooledClient, error as unknown));
    // A broken idle connection is replaced at its next use. Without a listener Node would exit.
    this.on('error', () => undefined);
  }

  /** Number of callers without a connection. */
  get queueLength(): number {
    return this.waiters.size;
  }

  override connect(): Promise<PooledClient>;
  override connect(callback: ConnectCallback): void;
  override connect(callback?: ConnectCallback): Promise<PooledClient> | void {
    if (!callback) return this.acquire();
    const acquire = callbackify(() => this.acquire());
    acquire((error, client) =>
      callback(error ?? undefined, client, (broken) => client.release(broken as Error | boolean)),
    );
  }

  /**
   * Runs a statement. A statement that may take longer than those of a request runs in a transaction, because only a
   * transaction can have a timeout of its own.
   */
  override query<R extends pg.QueryResultRow>(
    query: string | pg.QueryConfig,
    values?: unknown[],
  ): Promise<pg.QueryResult<R>>;
  override query(...given: unknown[]): never;
  override query(...given: unknown[]): unknown {
    if (getQueryKind() !== 'request') return this.queryInTransaction(given);
    return (super.query as (...given: unknown[]) => unknown)(...given);
  }

  override end(): Promise<void>;
  override end(callback: () => void): void;
  override end(callback?: () => void): Promise<void> | void {
    this.rejectWaiters(new Error('Cannot use a pool after calling end on the pool'));
    return callback ? super.end(callback) : super.end();
  }

  /** Limits the time without an answer for all queries from now on. */
  limitTimeouts(timeoutMs: number): void {
    this.longestTimeoutMs = timeoutMs;
    for (const client of this.clients) client.limitTimeouts(timeoutMs);
  }

  private async queryInTransaction(given: unknown[]): Promise<pg.QueryResult> {
    const client = await this.acquire();
    try {
      await client.query(client.buildBegin());
      const result = await (client.query as (...given: unknown[]) => Promise<pg.QueryResult>)(...given);
      await client.query('COMMIT');
      client.release();
      return result;
    } catch (error) {
      client.release(true);
      throw error;
    }
  }

  private async acquire(): Promise<PooledClient> {
    if (this.inUse < this.limits.size) this.inUse += 1;
    else await this.waitForPlace();
    try {
      for (;;) {
        const client = (await super.connect()) as PooledClient;
        if (this.isTrusted(client)) return client;
        // The place of the discarded connection stays with this caller.
        this.distrusted.add(client);
        client.release(true);
      }
    } catch (error) {
      // No caller has a connection that could become free.
      if (this.clients.size === 0 && isUnavailable(error)) this.rejectWaiters(error as Error);
      this.releasePlace();
      throw error;
    }
  }

  /** Waits until another caller passes its place on. */
  private waitForPlace(): Promise<void> {
    if (this.waiters.size >= this.limits.maxWaiting) return Promise.reject(createBusyError());
    return new Promise((resolve, reject) => {
      const removeWaiter = () => {
        clearTimeout(timer);
        this.waiters.delete(waiter);
      };
      const waiter: Waiter = {
        resolve: () => (removeWaiter(), resolve()),
        reject: (error) => (removeWaiter(), reject(error)),
      };
      const timer = setTimeout(() => waiter.reject(createBusyError()), this.limits.acquireTimeoutMs);
      this.waiters.add(waiter);
    });
  }

  /** Passes a place to the caller that has waited longest. */
  private releasePlace(): void {
    const [waiter] = this.waiters;
    if (waiter) waiter.resolve();
    else this.inUse -= 1;
  }

  private rejectWaiters(error: Error): void {
    for (const waiter of this.waiters) waiter.reject(error);
  }

  private isTrusted(client: PooledClient): boolean {
    return client.answeredAt >= this.silentSince;
  }

  private addClient(client: PooledClient): void {
    this.clients.add(client);
    client.limitTimeouts(this.longestTimeoutMs);
    // A connection that breaks between two statements must not end the process. The next statement reports it.
    client.on('error', () => undefined);
    (client as EventEmitter).on('silence', (since: number) => {
      this.silentSince = Math.max(this.silentSince, since);
      this.logger.warn({ silentForMs: Math.round(performance.now() - since) }, 'database.connection_silent');
    });
  }

  private returnClient(client: PooledClient, error: unknown): void {
    if (error) this.clients.delete(client);
    if (!this.distrusted.delete(client)) this.releasePlace();
  }
}

function createBusyError(): CodedError {
  return new CodedError(
    'unavailable',
    'service.database_busy',
    'Too many requests are waiting for the database; try again shortly.',
  );
}

/** Builds the options of a pool for requests from the settings. */
export function buildPoolLimits(settings: Settings): Partial<PoolOptions> {
  const { staleAfterDays, touchWindowMonths } = settings;
  return {
    behindPooler: settings.databaseSessionUrl !== undefined,
    constants: { staleAfterDays, touchWindowMonths },
    queryTimeoutMs: settings.databaseQueryTimeoutMs,
    longQueryTimeoutMs: settings.databaseLongQueryTimeoutMs,
    acquireTimeoutMs: settings.databasePoolTimeoutMs,
    maxWaiting: settings.databasePoolQueue,
  };
}

/**
 * Limits the queries of a stopping instance after half of its shutdown time. Until then requests end normally.
 * Afterwards a silent network must leave time to stop jobs and connections.
 */
export function limitStoppingQueries(pools: readonly DatabasePool[], { shutdownSeconds }: Settings): void {
  const shutdownMs = shutdownSeconds * 1_000;
  const limit = () => pools.forEach((pool) => pool.limitTimeouts(shutdownMs / 16));
  setTimeout(limit, shutdownMs / 2).unref();
}

/** Creates the connection pool that TypeORM and the prepared statements share. */
export function createPool(options: PoolOptions): DatabasePool {
  const { url, size, applicationName = 'locate-crm' } = options;
  const { behindPooler = false, constants = DEFAULT_CONSTANTS } = options;
  const { queryTimeoutMs = options.statementTimeout === 0 ? UNLIMITED_TIMEOUT_MS : 60_000 } = options;
  const { statementTimeout = getStatementTimeoutMs(queryTimeoutMs) } = options;
  const { longQueryTimeoutMs = queryTimeoutMs } = options;
  const { acquireTimeoutMs = 20_000, maxWaiting = 1_000 } = options;
  const queryTimeouts: QueryTimeouts = {
    request: queryTimeoutMs,
    long: longQueryTimeoutMs,
    maintenance: Math.max(queryTimeoutMs, MAINTENANCE_TIMEOUT_MS),
  };
  return new DatabasePool(
    {
      Client: PreparingClient,
      connectionString: url,
      types: parsers,
      application_name: applicationName,
      idleTimeoutMillis: 30_000,
      connectTimeoutMs: options.connectTimeoutMs,
      ...(behindPooler ? {} : { options: createSessionOptions(statementTimeout) }),
      queryTimeouts,
      preparedTexts: new PreparedTexts(constants, options.schema),
    },
    { size, acquireTimeoutMs, maxWaiting },
  );
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
