import type { Socket } from 'node:net';
import pg from 'pg';
import type { PreparedTexts } from './prepared-texts.cache.js';
import { getQueryKind, getStatementTimeoutMs, type QueryKind } from './query-timeout.rules.js';
import { findStatementName } from './sql.client.js';

/** Maximum time to establish a connection. It is short so that callers get their 503 soon when the database is down. */
const CONNECT_TIMEOUT_MS = 1_500;
/** Maximum time that the server may take to close a connection. */
const CLOSE_TIMEOUT_MS = 1_500;
/** Time of silence after which the kernel probes whether the other side is still there. */
const KEEP_ALIVE_DELAY_MS = 10_000;

export type QueryTimeouts = Readonly<Record<QueryKind, number>>;

interface UnansweredQuery {
  timer: NodeJS.Timeout;
  check(): void;
}

interface DatabaseClientOptions extends pg.ClientConfig {
  queryTimeouts: QueryTimeouts;
  connectTimeoutMs?: number;
}

/**
 * A connection that is closed when a query gets no answer in time. A network can drop packets without closing the
 * connection. The option `query_timeout` of pg only rejects the query: the connection would return to the pool and wait
 * forever. The client emits `silence` with the time of the last answer.
 */
export class DatabaseClient extends pg.Client {
  /** Time of the server's last answer. A new connection has just been answered. */
  answeredAt = performance.now();
  private longestTimeoutMs = Infinity;
  private readonly unanswered = new Set<UnansweredQuery>();
  private readonly settings: DatabaseClientOptions;

  constructor(options?: string | pg.ClientConfig) {
    const settings = options as DatabaseClientOptions;
    super({
      ...settings,
      connectionTimeoutMillis: settings.connectTimeoutMs ?? CONNECT_TIMEOUT_MS,
      keepAlive: true,
      keepAliveInitialDelayMillis: KEEP_ALIVE_DELAY_MS,
    });
    this.settings = settings;
  }

  /**
   * Sends a query and limits the time until its answer. Cursors and copy streams have many answers, so their readers
   * call {@link awaitAnswer} for each.
   */
  override query(...given: unknown[]): never {
    const callback = given.at(-1);
    if (typeof callback === 'function') {
      const answered = this.expectAnswer();
      given[given.length - 1] = (...results: unknown[]) => {
        answered();
        (callback as (...results: unknown[]) => void)(...results);
      };
      return this.send(given);
    }
    const sent: unknown = this.send(given);
    // The caller has the promise itself and handles its rejection.
    if (sent instanceof Promise) this.awaitAnswer(sent).catch(() => undefined);
    return sent as never;
  }

  protected send(given: unknown[]): never {
    return (super.query as (...given: unknown[]) => never)(...given);
  }

  /**
   * Closes the connection if the answer does not arrive in time. The answer is then rejected because the connection is
   * lost.
   */
  async awaitAnswer<T>(answer: Promise<T>, timeoutMs?: number): Promise<T> {
    const answered = this.expectAnswer(timeoutMs);
    try {
      return await answer;
    } finally {
      answered();
    }
  }

  override end(): Promise<void>;
  override end(callback: (error: Error) => void): void;
  override end(callback?: (error: Error) => void): Promise<void> | void {
    // A silent network does not answer the closing message either, and the socket would remain open for as long as the
    // kernel retries.
    const { stream } = (this as unknown as { connection: { stream: Socket } }).connection;
    setTimeout(() => stream.destroy(), CLOSE_TIMEOUT_MS).unref();
    return callback ? super.end(callback) : super.end();
  }

  /** Builds the statement that begins a transaction with the timeout of the current query kind. */
  buildBegin(mode = ''): string {
    const begin = `BEGIN ${mode}`.trimEnd();
    // The session already has the timeout of a request.
    return getQueryKind() === 'request' ? begin : `${begin}; ${this.buildTimeoutSetting()}`;
  }

  /**
   * Builds the setting with which the server ends each statement of a transaction before its connection is discarded.
   */
  buildTimeoutSetting(): string {
    return `SET LOCAL statement_timeout = ${getStatementTimeoutMs(this.settings.queryTimeouts[getQueryKind()])}`;
  }

  /** Limits the time without an answer for all further queries and for those under way. */
  limitTimeouts(timeoutMs: number): void {
    this.longestTimeoutMs = timeoutMs;
    for (const query of this.unanswered) query.check();
  }

  /**
   * Starts the timeout of a query.
   * @returns a function to call when the answer has arrived
   */
  private expectAnswer(timeoutMs = this.settings.queryTimeouts[getQueryKind()]): () => void {
    const sentAt = performance.now();
    const check = () => {
      clearTimeout(query.timer);
      const limit = Math.min(timeoutMs, Math.max(this.longestTimeoutMs, 1));
      // A query that was sent after others first waits for their answers.
      const silentSince = Math.max(sentAt, this.answeredAt);
      const left = silentSince + limit - performance.now();
      if (left > 0) query.timer = setTimeout(check, left);
      else this.discard(silentSince);
    };
    const query: UnansweredQuery = { check, timer: setTimeout(check, Math.min(timeoutMs, this.longestTimeoutMs)) };
    this.unanswered.add(query);
    return () => {
      clearTimeout(query.timer);
      this.unanswered.delete(query);
      this.answeredAt = performance.now();
    };
  }

  private discard(silentSince: number): void {
    this.emit('silence', silentSince);
    // Ending the connection rejects the queries under way, and a pool does not take back an ended connection.
    void this.end();
  }
}

interface PreparingClientOptions extends DatabaseClientOptions {
  preparedTexts: PreparedTexts;
}

/**
 * A connection that prepares each statement with parameters once. TypeORM does not support named statements; PostgreSQL
 * spent more time parsing and planning its inserts of fifty columns than executing them (decision 23).
 */
export class PreparingClient extends DatabaseClient {
  private readonly texts: PreparedTexts;

  constructor(options?: string | pg.ClientConfig) {
    super(options);
    this.texts = (options as PreparingClientOptions).preparedTexts;
  }

  protected override send([query, values, ...more]: unknown[]): never {
    if (typeof query === 'string') {
      const name = Array.isArray(values) && values.length > 0 ? findStatementName(query) : undefined;
      if (name === undefined) return super.send([this.texts.fill(query), values, ...more]);
      return super.send([{ name, text: this.texts.mark(query), values }, ...more]);
    }
    const { name, text } = query as pg.QueryConfig;
    if (name !== undefined) return super.send([{ ...(query as object), text: this.texts.mark(text) }, values, ...more]);
    // A cursor or a copy stream is an object of its own, which cannot be copied.
    Object.assign(query as object, { text: this.texts.fill(text) });
    return super.send([query, values, ...more]);
  }
}
