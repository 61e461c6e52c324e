import type { EventEmitter } from 'node:events';
import { callbackify } from 'node:util';
import { Logger } from '@nestjs/common';
import pg from 'pg';
import { isUnavailable } from '../common/errors/problem.details.js';
import { CodedError } from '../common/errors/domain.errors.js';
import type { Settings } from '../config/settings.js';
import { type DatabaseClient, PreparingClient, type QueryTimeouts } from './database.client.js';
import { PreparedTexts } from './prepared-texts.cache.js';
import { getQueryKind, getStatementTimeoutMs } from './query-timeout.js';
import { DEFAULT_CONSTANTS, type SqlConstants } from './sql-constants.rules.js';

/** OIDs of the types that must not pass through JavaScript dates or arrive as strings. */
const DATE = 1082;
const DATE_ARRAY = 1182;
const INT8 = 20;

const parsers = new pg.TypeOverrides();
// A date has no zone: it stays the text it is, so that no time zone can shift it by a day.
parsers.setTypeParser(DATE, (text) => text);
parsers.setTypeParser(DATE_ARRAY, (text) => text.slice(1, -1).split(',').filter(Boolean));
// Counts and whole amounts; constraints keep them within the safe integers.
parsers.setTypeParser(INT8, (text) => Number(text));

/** How long a connection may take at a start: the machine is busy with starting, and nobody waits for an answer. */
export const START_CONNECT_TIMEOUT_MS = 15_000;
/** Timeout of what reads or rebuilds derived data as a whole. */
export const MAINTENANCE_TIMEOUT_MS = 600_000;
/** Timeout where statements have no limit: a migration of all of history is silent for minutes, and other instances wait for it. */
const UNLIMITED_TIMEOUT_MS = 3_600_000;

/** How often the server looks whether the client of a statement that runs is still there. */
const CLIENT_CHECK_INTERVAL_MS = 2_000;

export interface PoolOptions {
  url: string;
  size: number;
  applicationName?: string;
  /**
   * Whether a transaction pooler may be in between: it refuses start-up options, and what one session sets stays for the
   * next client. The settings of the role hold then (docs/operations-pgbouncer.md).
   */
  behindPooler?: boolean;
  /** Longest statement in milliseconds; 0 for none; absent: a little less than a query may stay without an answer. */
  statementTimeout?: number;
  /**
   * How long a query may stay without an answer before its connection is discarded; absent: an hour where statements have no
   * limit, a minute elsewhere.
   */
  queryTimeoutMs?: number;
  /** The same for reports, exports and jobs. */
  longQueryTimeoutMs?: number;
  /** How long a connection may take to be established; absent: as long as a caller of the API may wait for it. */
  connectTimeoutMs?: number;
  /** How long a caller waits for a free connection. */
  acquireTimeoutMs?: number;
  /** Callers that may wait for a free connection at the same time. */
  maxWaiting?: number;
  /** The values of settings that statements use. */
  constants?: SqlConstants;
  /** Names the schema that statements are prepared for; absent: the one of this version. */
  schema?: string;
}

type ConnectCallback = (error: Error | undefined, client?: pg.PoolClient, release?: (error?: unknown) => void) => void;

/** A connection of a pool; whoever has it releases it. */
export type PooledClient = pg.PoolClient &
  Pick<DatabaseClient, 'answeredAt' | 'awaitAnswer' | 'buildBegin' | 'buildTimeoutSetting' | 'limitTimeouts'>;

interface Waiter {
  grant(): void;
  reject(error: Error): void;
}

/**
 * Callers that find no free connection wait in a queue of bounded length. That is told apart from a database that cannot be
 * reached: while connections work their number is all that lacks, and waiting helps; when none can be established the
 * callers that wait are told so at once.
 */
export class DatabasePool extends pg.Pool {
  private readonly logger = new Logger(DatabasePool.name);
  private readonly clients = new Set<PooledClient>();
  private readonly distrusted = new Set<PooledClient>();
  private readonly waiters = new Set<Waiter>();
  /** Callers that have a connection or are being connected. */
  private inUse = 0;
  /** Connections that have not been answered since then are not trusted: one of them got no answer. */
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
    this.on('connect', (client) => this.admit(client as PooledClient));
    this.on('remove', (client) => this.clients.delete(client as PooledClient));
    this.on('release', (error, client) => this.takeBack(client as PooledClient, error as unknown));
    // An idle connection that breaks is replaced at the next use; without a listener Node would exit.
    this.on('error', () => undefined);
  }

  /** Callers without a connection. */
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

  /** Runs a statement that may take longer than those of a request in a transaction, which alone can have a limit of its own. */
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

  /** From now on no query may stay longer without an answer. */
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
    else await this.waitForFree();
    try {
      for (;;) {
        const client = (await super.connect()) as PooledClient;
        if (this.isTrusted(client)) return client;
        // Its place stays with this caller.
        this.distrusted.add(client);
        client.release(true);
      }
    } catch (error) {
      // Nobody has a connection that could become free.
      if (this.clients.size === 0 && isUnavailable(error)) this.rejectWaiters(error as Error);
      this.free();
      throw error;
    }
  }

  /** Waits for the place of somebody who gives it back. */
  private waitForFree(): Promise<void> {
    if (this.waiters.size >= this.limits.maxWaiting) return Promise.reject(createBusyError());
    return new Promise((resolve, reject) => {
      const leave = () => {
        clearTimeout(timer);
        this.waiters.delete(waiter);
      };
      const waiter: Waiter = {
        grant: () => (leave(), resolve()),
        reject: (error) => (leave(), reject(error)),
      };
      const timer = setTimeout(() => waiter.reject(createBusyError()), this.limits.acquireTimeoutMs);
      this.waiters.add(waiter);
    });
  }

  /** Passes a place on to whoever has waited longest. */
  private free(): void {
    const [waiter] = this.waiters;
    if (waiter) waiter.grant();
    else this.inUse -= 1;
  }

  private rejectWaiters(error: Error): void {
    for (const waiter of this.waiters) waiter.reject(error);
  }

  private isTrusted(client: PooledClient): boolean {
    return client.answeredAt >= this.silentSince;
  }

  private admit(client: PooledClient): void {
    this.clients.add(client);
    client.limitTimeouts(this.longestTimeoutMs);
    // A connection that breaks between two statements must not end the process: the next statement says so.
    client.on('error', () => undefined);
    (client as EventEmitter).on('silence', (since: number) => {
      this.silentSince = Math.max(this.silentSince, since);
      this.logger.warn({ silentForMs: Math.round(performance.now() - since) }, 'database.connection_silent');
    });
  }

  private takeBack(client: PooledClient, error: unknown): void {
    if (error) this.clients.delete(client);
    if (!this.distrusted.delete(client)) this.free();
  }
}

function createBusyError(): CodedError {
  return new CodedError(
    'unavailable',
    'service.database_busy',
    'More requests wait for the database than can be served just now; try again shortly.',
  );
}

/** The options of a pool for requests that the settings know. */
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
 * Limits the queries of an instance that stops once half of its time is over: until then requests end as they would, and
 * afterwards a silent network must leave time for jobs and connections to end.
 */
export function limitStoppingQueries(pools: readonly DatabasePool[], { shutdownSeconds }: Settings): void {
  const shutdownMs = shutdownSeconds * 1_000;
  const limit = () => pools.forEach((pool) => pool.limitTimeouts(shutdownMs / 16));
  setTimeout(limit, shutdownMs / 2).unref();
}

/** The connection pool that TypeORM and the prepared statements share. */
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
 * Creates the options that a session is started with, whatever is set for the role. A statement that runs away, or a
 * transaction left open by a bug, ends by itself, and so does a statement whose client has gone. JIT is off because compiling
 * a statement takes longer than running one of ours.
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
