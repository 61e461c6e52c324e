import type { Socket } from 'node:net';
import pg from 'pg';
import type { PreparedTexts } from './prepared-texts.cache.js';
import { getQueryKind, getStatementTimeoutMs, type QueryKind } from './query-timeout.js';
import { nameOf } from './sql.js';

/** How long a connection may take to be established. Callers of a lost database get their 503 soon. */
const CONNECT_TIMEOUT_MS = 1_500;
/** How long the server may take to close a connection. */
const CLOSE_TIMEOUT_MS = 1_500;
/** Silence after which the kernel asks the other side whether it is still there. */
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
 * A connection that is closed when a query gets no answer in time. A network can swallow what is sent without closing the
 * connection. `query_timeout` of pg only rejects the query: the connection would go back to the pool and wait for ever.
 * Emits `silence` with the time of the last answer.
 */
export class DatabaseClient extends pg.Client {
  /** When the server last answered; a new connection has just been answered. */
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

  /** Cursors and copy streams have many answers: whoever reads them calls {@link awaitAnswer} for each. */
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
    // The caller has the promise itself, with its rejection.
    if (sent instanceof Promise) this.awaitAnswer(sent).catch(() => undefined);
    return sent as never;
  }

  protected send(given: unknown[]): never {
    return (super.query as (...given: unknown[]) => never)(...given);
  }

  /** Closes the connection when the answer does not come in time; the answer is then rejected because the connection is lost. */
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
    // A silent network does not answer the closing message either, and the socket would stay for as long as the kernel tries.
    const { stream } = (this as unknown as { connection: { stream: Socket } }).connection;
    setTimeout(() => stream.destroy(), CLOSE_TIMEOUT_MS).unref();
    return callback ? super.end(callback) : super.end();
  }

  /** Builds the statement that begins a transaction with the time limit of the queries that are made here. */
  buildBegin(mode = ''): string {
    const begin = `BEGIN ${mode}`.trimEnd();
    // The session is limited to the time of a request already.
    return getQueryKind() === 'request' ? begin : `${begin}; ${this.buildTimeoutSetting()}`;
  }

  /** Builds the setting by which the server ends each statement of a transaction before its connection is given up. */
  buildTimeoutSetting(): string {
    return `SET LOCAL statement_timeout = ${getStatementTimeoutMs(this.settings.queryTimeouts[getQueryKind()])}`;
  }

  /** From now on no query may stay longer without an answer, those that are under way included. */
  limitTimeouts(timeoutMs: number): void {
    this.longestTimeoutMs = timeoutMs;
    for (const query of this.unanswered) query.check();
  }

  /** @returns what is to be called when the answer has come */
  private expectAnswer(timeoutMs = this.settings.queryTimeouts[getQueryKind()]): () => void {
    const sentAt = performance.now();
    const check = () => {
      clearTimeout(query.timer);
      const limit = Math.min(timeoutMs, Math.max(this.longestTimeoutMs, 1));
      // A query that was sent behind others waits for their answers first.
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
    // Queries that have been sent are rejected, and a pool takes no connection back that has ended.
    void this.end();
  }
}

interface PreparingClientOptions extends DatabaseClientOptions {
  preparedTexts: PreparedTexts;
}

/**
 * A connection that prepares what it is given with parameters, once. TypeORM knows no named statements; its inserts of
 * fifty columns took PostgreSQL longer to parse and plan than to do (decision 23).
 */
export class PreparingClient extends DatabaseClient {
  private readonly texts: PreparedTexts;

  constructor(options?: string | pg.ClientConfig) {
    super(options);
    this.texts = (options as PreparingClientOptions).preparedTexts;
  }

  protected override send([query, values, ...more]: unknown[]): never {
    if (typeof query === 'string') {
      const name = Array.isArray(values) && values.length > 0 ? nameOf(query) : undefined;
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
