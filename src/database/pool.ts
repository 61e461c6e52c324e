import pg from 'pg';
import { nameOf } from './sql.js';

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

/**
 * A connection that prepares what it is given with parameters, once. TypeORM knows no named statements; its inserts of
 * fifty columns took PostgreSQL longer to parse and plan than to do (decision 23).
 */
class PreparingClient extends pg.Client {
  override query(...[text, values, ...more]: unknown[]): never {
    const prepared = typeof text === 'string' && Array.isArray(values) && values.length > 0;
    const given = prepared ? [{ name: nameOf(text), text, values }, ...more] : [text, values, ...more];
    return (super.query as (...given: unknown[]) => never)(...given);
  }
}

export interface PoolOptions {
  url: string;
  size: number;
  applicationName?: string;
  /** Longest statement in milliseconds; 0 for none. */
  statementTimeout?: number;
  /** Days without interaction after which lists call an open lead stale. */
  staleAfterDays?: number;
  /** Months before a transition within which a touch is credited for it. */
  touchWindowMonths?: number;
}

/**
 * The connection pool that TypeORM and the prepared statements share.
 * Connecting gives up after a second and a half, so that callers of a lost database get their 503 soon.
 */
export function createPool(options: PoolOptions): pg.Pool {
  const { url, size, applicationName = 'locate-crm', statementTimeout = 30_000 } = options;
  const { staleAfterDays = 90, touchWindowMonths = 24 } = options;
  const pool = new pg.Pool({
    Client: PreparingClient,
    connectionString: url,
    max: size,
    types: parsers,
    application_name: applicationName,
    connectionTimeoutMillis: 1_500,
    idleTimeoutMillis: 30_000,
    keepAlive: true,
    // A statement that runs away, or a transaction left open by a bug, ends by itself.
    statement_timeout: statementTimeout,
    idle_in_transaction_session_timeout: 60_000,
    // Compiling a statement takes longer than running one of ours.
    // Settings of our own reach SQL this way: definitions of lists and reports are constants and cannot hold them.
    options:
      `-c timezone=UTC -c datestyle=ISO,MDY -c jit=off -c locate.stale_after_days=${staleAfterDays} ` +
      `-c locate.touch_window_months=${touchWindowMonths}`,
  });
  // An idle connection that breaks is replaced at the next use; without a listener Node would exit.
  pool.on('error', () => undefined);
  // Nor may one that breaks in somebody's hands between two statements end the process: the next statement says so.
  pool.on('connect', (client) => client.on('error', () => undefined));
  return pool;
}
