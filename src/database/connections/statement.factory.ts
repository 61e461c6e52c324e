import { createHash } from 'node:crypto';
import type { QueryConfig } from 'pg';
import { migrations } from '../../../migrations/index.js';
import { getStatementTimeoutMs, hasLongTimeout } from './query-timeout.rules.js';
import { fillConstants, type SqlConstants } from './sql-constants.rules.js';

const LastMigration = migrations.at(-1)!;
/** The schema of this version, named by its last migration. */
const SCHEMA = new LastMigration().name;
const DEFAULT_LONG_TIMEOUT_MS = 60_000;

/**
 * Maximum number of distinct texts with a server-side plan. Lists compose their SQL from filters and sorts. Beyond this
 * number the rarer combinations run without a name, so that a client cannot fill the server's memory with plans.
 */
const MAX_NAMED_STATEMENTS = 1_000;

/** A statement as pg sends it. */
interface Statement extends QueryConfig {
  /** Time without an answer after which pg gives up. Default: that of the connection, which is the time of a request. */
  query_timeout?: number;
}

interface StatementOptions {
  /** Values of settings that statements use. */
  constants?: SqlConstants;
  /** Time without an answer after which the connection of a report, an export or a job is discarded. */
  longQueryTimeoutMs?: number;
  /** Name of the schema for which statements are prepared. Default: that of this version. */
  schema?: string;
}

/**
 * Builds the statements that the application sends: fills in the values of settings, names statements so that the
 * server plans them once per connection, and sets their timeout.
 */
export class StatementFactory {
  private readonly named = new Map<string, { name: string; text: string }>();
  private readonly longTimeoutMs: number;

  constructor(private readonly options: StatementOptions = {}) {
    this.longTimeoutMs = options.longQueryTimeoutMs ?? DEFAULT_LONG_TIMEOUT_MS;
  }

  /** Builds a statement that is planned once per connection. It has no plan of its own if there are too many. */
  buildPrepared(text: string, values: unknown[]): Statement {
    const named = this.named.get(text) ?? this.addNamedStatement(text);
    return named ? { ...named, values, query_timeout: this.findTimeout() } : this.buildUnnamed(text, values);
  }

  /** Builds a statement that is planned each time for its values. */
  buildUnnamed(text: string, values?: unknown[]): Statement {
    return { text: fillConstants(text, this.options.constants), values, query_timeout: this.findTimeout() };
  }

  /** Builds the statement that begins a transaction with the current timeout. */
  buildBegin(mode = ''): string {
    const begin = `BEGIN ${mode}`.trimEnd();
    // The session already has the timeout of a request.
    return hasLongTimeout() ? `${begin}; ${this.buildLongTimeoutSetting()}` : begin;
  }

  /** Builds the setting with which the server ends each long statement of a transaction before pg gives up. */
  buildLongTimeoutSetting(): string {
    return `SET LOCAL statement_timeout = ${getStatementTimeoutMs(this.longTimeoutMs)}`;
  }

  private findTimeout(): number | undefined {
    return hasLongTimeout() ? this.longTimeoutMs : undefined;
  }

  /**
   * Adds the name of a statement, in the same way in every process. Its text is marked with the schema: a pooler keeps
   * prepared statements longer than an instance lives and identifies them by their text. Without the mark the next
   * version would get plans for tables that a migration has changed since.
   */
  private addNamedStatement(given: string): { name: string; text: string } | undefined {
    if (this.named.size >= MAX_NAMED_STATEMENTS) return undefined;
    const text = `${fillConstants(given, this.options.constants)} /* ${this.options.schema ?? SCHEMA} */`;
    const name = `q_${createHash('sha256').update(text).digest('base64url').slice(0, 22)}`;
    this.named.set(given, { name, text });
    return { name, text };
  }
}
