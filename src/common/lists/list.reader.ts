import { Injectable } from '@nestjs/common';
import type { PoolClient } from 'pg';
import type { Actor } from '../actor/actor.constants.js';
import { ReadTransaction } from '../../database/transactions/read.transaction.js';
import { runWithLongTimeout } from '../../database/connections/query-timeout.rules.js';
import { ReplicaClient } from '../../database/connections/replica.client.js';
import { SqlClient } from '../../database/connections/sql.client.js';
import { StatementFactory } from '../../database/connections/statement.factory.js';
import { encodeCursor, type Position } from './list-cursor.rules.js';
import type { ListDefinition } from './list-definition.rules.js';
import type { ListRequest } from './list-request.rules.js';
import {
  canScan,
  buildCollectStatement,
  isWorthSecondScan,
  getScanLengths,
  buildScanStatement,
} from './list-page.queries.js';
import {
  buildExportStatement,
  type PagePart,
  buildPageParts,
  buildPageStatement,
  buildTotalsStatement,
} from './list-statement.queries.js';

/** A page of a list. `T` is the row's view. */
export interface Page<T> {
  items: T[];
  nextCursor: string | null;
  total?: number;
  sums?: Record<string, number>;
}

type RawRow = Record<string, unknown> & { __id: string; __matches?: boolean; __last?: boolean; __too_many?: boolean };

/** A short scan is followed by a long one if enough of its rows match. */
type ScanLength = 'short' | 'long';

/**
 * Rows that an export fetches at a time: enough to keep the server busy, and few enough to be collected as young
 * objects.
 */
const EXPORT_BATCH = 100;
const CURSOR = 'exported_rows';

/** Reads any list by its definition. */
@Injectable()
export class ListReader {
  constructor(
    private readonly sql: SqlClient,
    private readonly readTransaction: ReadTransaction,
    private readonly replicas: ReplicaClient,
    private readonly statements: StatementFactory,
  ) {}

  /**
   * Reads one page by keyset paging: a client that reads all pages sees every row once, whatever is inserted meanwhile.
   */
  async readPage<T>(list: ListDefinition, request: ListRequest, actor: Actor): Promise<Page<T>> {
    if (!list.large) return readSmallPage(this.sql, list, request, actor);
    // Totals and their page must come from the same snapshot.
    const page = hasTotals(request) ? undefined : await readLargePage<T>(this.sql, list, request, actor, 'first');
    return page ?? this.readTransaction.run((sql) => this.readPageIn<T>(sql, list, request, actor));
  }

  /** Reads one page inside a {@link ReadTransaction} that reads more than the page. */
  async readPageIn<T>(sql: SqlClient, list: ListDefinition, request: ListRequest, actor: Actor): Promise<Page<T>> {
    if (!list.large) return readSmallPage(sql, list, request, actor);
    return (await readLargePage<T>(sql, list, request, actor, 'all'))!;
  }

  /**
   * Reads every row in order from one snapshot, a batch at a time. The first batch is read before the method returns,
   * so that a failing statement gives an error and not an empty file. A caller that may not read all rows must close
   * them.
   */
  async readRows(list: ListDefinition, request: ListRequest, actor: Actor): Promise<ExportedRows> {
    const { text, values } = buildExportStatement(list, request, actor);
    const client = await this.replicas.connect();
    try {
      // An export may take as long as its reader needs. It holds no locks. Its plan is the one for all rows.
      await client.query(
        'BEGIN READ ONLY; SET LOCAL statement_timeout = 0; SET LOCAL idle_in_transaction_session_timeout = 0; ' +
          'SET LOCAL jit = off; SET LOCAL cursor_tuple_fraction = 1',
      );
      const rows = new OpenRows(client, new SqlClient(client, this.statements));
      await rows.open(text, values);
      return rows;
    } catch (error) {
      client.release(error as Error);
      throw error;
    }
  }
}

async function readSmallPage<T>(
  sql: SqlClient,
  list: ListDefinition,
  request: ListRequest,
  actor: Actor,
): Promise<Page<T>> {
  let rows: RawRow[] = [];
  for (const part of buildPageParts(list, request)) {
    const left = request.limit - rows.length;
    if (left < 0) break;
    const { text, values } = buildPageStatement(list, { ...request, limit: left }, actor, part);
    rows = rows.concat(await sql.queryAll<RawRow>(text, values));
  }
  return { ...buildPage<T>(rows, request), ...(await readTotals(sql, list, request, actor)) };
}

/**
 * Reads a page of a large list. A short scan along the index of its order is tried first. Then the matches are
 * collected. If there are too many of them, a long scan is tried. None of these steps depends on PostgreSQL's row
 * estimates for the filters. If the matches are many but not among the first rows of the order, the page is read like
 * that of a small list.
 * @param parts `first` reads with one statement at a time, each with a snapshot of its own. There is no result if the
 * page continues in the second part of the order, because both parts must be read in one snapshot.
 */
async function readLargePage<T>(
  sql: SqlClient,
  list: ListDefinition,
  request: ListRequest,
  actor: Actor,
  parts: 'first' | 'all',
): Promise<Page<T> | undefined> {
  const isScannable = canScan(request);
  let rows: RawRow[] | 'too_long' | 'too_many' | 'goes_on' = isScannable
    ? await scan(sql, list, request, actor, parts, 'short')
    : 'too_long';
  if (rows === 'too_long') rows = await collectMatches(sql, list, request, actor);
  if (rows === 'too_many' && isScannable) rows = await scan(sql, list, request, actor, parts, 'long');
  if (rows === 'goes_on') return undefined;
  if (typeof rows === 'string') {
    if (parts === 'first' && buildPageParts(list, request).length > 1) return undefined;
    return readSmallPage(sql, list, request, actor);
  }
  return { ...buildPage<T>(rows, request), ...(await readTotals(sql, list, request, actor)) };
}

async function scan(
  sql: SqlClient,
  list: ListDefinition,
  request: ListRequest,
  actor: Actor,
  parts: 'first' | 'all',
  length: ScanLength,
): Promise<RawRow[] | 'too_long' | 'goes_on'> {
  let rows: RawRow[] = [];
  const [first, ...others] = buildPageParts(list, request);
  for (const part of [first!, ...others]) {
    if (part !== first && parts === 'first') return 'goes_on';
    const found = await scanPart(sql, list, { ...request, limit: request.limit - rows.length }, actor, part, length);
    if (found === 'too_long') return found;
    rows = rows.concat(found);
    if (rows.length > request.limit) break;
  }
  return rows;
}

/** Reads the rows of a page in one part of the order. Returns all rows of the part if they do not fill the page. */
async function scanPart(
  sql: SqlClient,
  list: ListDefinition,
  request: ListRequest,
  actor: Actor,
  part: PagePart,
  length: ScanLength,
): Promise<RawRow[] | 'too_long'> {
  const [short, long] = getScanLengths(request.limit);
  for (const rows of length === 'short' ? [short, long] : [long]) {
    const { text, values } = buildScanStatement(list, request, actor, part, rows);
    const scanned = await sql.queryAll<RawRow>(text, values);
    const found = scanned.filter(({ __matches }) => __matches);
    if (found.length > request.limit || !scanned.at(-1)?.__last) return found;
    if (!isWorthSecondScan(found.length, rows)) break;
  }
  return 'too_long';
}

async function collectMatches(
  sql: SqlClient,
  list: ListDefinition,
  request: ListRequest,
  actor: Actor,
): Promise<RawRow[] | 'too_many'> {
  const { text, values } = buildCollectStatement(list, request, actor);
  const rows = await sql.queryAll<RawRow>(text, values);
  return rows[0]?.__too_many ? 'too_many' : rows;
}

/** Builds the page from its rows. There is one row more than requested if there is a next page. */
function buildPage<T>(rows: RawRow[], request: ListRequest): Page<T> {
  const more = rows.length > request.limit;
  if (more) rows.length = request.limit;
  const last = rows.at(-1);
  const nextCursor = more && last ? encodeCursor(request.sortText, buildPosition(last, request)) : null;
  // JSON leaves out what is undefined. Copies without these columns would cost more than the page.
  for (const row of rows) for (const name in row) if (name.startsWith('__')) row[name] = undefined;
  return { items: rows as T[], nextCursor };
}

const hasTotals = ({ count, sums }: ListRequest) => count || sums.length > 0;

/** Reads the number of rows of all pages and the sums of their fields, as far as they are requested. */
async function readTotals(
  sql: SqlClient,
  list: ListDefinition,
  request: ListRequest,
  actor: Actor,
): Promise<Pick<Page<unknown>, 'total' | 'sums'>> {
  if (!hasTotals(request)) return {};
  const { text, values } = buildTotalsStatement(list, request, actor);
  const totals = await sql.queryOne<Record<string, number | string>>(text, values);
  return {
    ...(request.count ? { total: Number(totals['total']) } : {}),
    ...(request.sums.length > 0
      ? { sums: Object.fromEntries(request.sums.map((name) => [name, Number(totals[name])])) }
      : {}),
  };
}

/** Rows for an export. If they hold a resource until they are read, a caller that stops early must close them. */
export interface ExportedRows extends AsyncIterable<object> {
  close?(): void;
}

/**
 * Rows that are read with a cursor on a connection of their own. The connection is released at their end or when they
 * are closed.
 */
class OpenRows implements ExportedRows {
  private isReleased = false;
  private first: object[] = [];

  constructor(
    private readonly client: PoolClient,
    private readonly sql: SqlClient,
  ) {}

  /** Runs the statement and reads the first batch. */
  async open(text: string, values: unknown[]): Promise<void> {
    await runWithLongTimeout(() => this.sql.queryAllWithCustomPlan(`DECLARE ${CURSOR} CURSOR FOR ${text}`, values));
    this.first = await this.read();
  }

  /**
   * Reads a batch. The time in which the caller processes a batch does not count: a timeout applies only while the
   * database is asked for rows.
   */
  private read(): Promise<object[]> {
    return runWithLongTimeout(() => this.sql.queryAllWithCustomPlan(`FETCH ${EXPORT_BATCH} FROM ${CURSOR}`));
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<object> {
    // A connection whose rows were only partly read cannot be reused.
    let failure: Error | boolean = true;
    try {
      for (let batch = this.first; batch.length > 0;) {
        // The server fetches the next rows while these are written.
        const next = this.read();
        next.catch(() => undefined);
        yield* batch;
        batch = await next;
      }
      await this.client.query('COMMIT');
      failure = false;
    } catch (error) {
      failure = error as Error;
      throw error;
    } finally {
      this.close(failure);
    }
  }

  /**
   * Releases the connection if it is still held. A reader that leaves before the first row never begins to iterate, so
   * the generator's `finally` does not run.
   */
  close(failure: Error | boolean = true): void {
    if (this.isReleased) return;
    this.isReleased = true;
    this.client.release(failure);
  }
}

function buildPosition(row: RawRow, request: ListRequest): Position {
  return { keys: request.sort.map((_, index) => toCursorKey(row[`__k${index}`])), id: row.__id };
}

function toCursorKey(value: unknown): string | number | boolean | null {
  if (value instanceof Date) return value.toISOString();
  return (value ?? null) as string | number | boolean | null;
}
