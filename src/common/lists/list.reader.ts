import { Injectable } from '@nestjs/common';
import Cursor from 'pg-cursor';
import type { Actor } from '../actor/actor.js';
import type { PooledClient } from '../../database/pool.js';
import { MomentSql } from '../../database/moment.sql.js';
import { withQueryKind } from '../../database/query-timeout.js';
import { ReplicaSql } from '../../database/replica.sql.js';
import { Sql } from '../../database/sql.js';
import { encodeCursor, type Position } from './list.cursor.js';
import type { ListDefinition } from './list.definition.js';
import type { ListRequest } from './list.request.js';
import {
  canWalk,
  buildCollectStatement,
  isWorthSecondWalk,
  getWalkLengths,
  buildWalkStatement,
} from './list-page.queries.js';
import { countStatement, exportStatement, type PagePart, pageParts, pageStatement } from './list.statement.js';

/** A page of a list. `T` is the row's view. */
export interface Page<T> {
  items: T[];
  nextCursor: string | null;
  total?: number;
}

type RawRow = Record<string, unknown> & { __id: string; __matches?: boolean; __last?: boolean; __too_many?: boolean };

/** A short walk is repeated as a long one where enough of its rows match. */
type WalkLength = 'short' | 'long';

/** Rows an export fetches at a time: enough to keep the server busy, few enough to be gone before they grow old. */
const EXPORT_BATCH = 50;

/** Reads any list by its definition. */
@Injectable()
export class ListReader {
  constructor(
    private readonly sql: Sql,
    private readonly moments: MomentSql,
    private readonly replicas: ReplicaSql,
  ) {}

  /** One page, keyset-paged: walking to the end meets every row once, whatever is inserted meanwhile. */
  async page<T>(list: ListDefinition, request: ListRequest, actor: Actor): Promise<Page<T>> {
    if (!list.large) return readSmallPage(this.sql, list, request, actor);
    // A count and the page it belongs to are of one moment.
    const page = request.count ? undefined : await readLargePage<T>(this.sql, list, request, actor, 'first');
    return page ?? this.moments.run(async (sql) => (await readLargePage<T>(sql, list, request, actor, 'all'))!);
  }

  /**
   * Every row in order, from one snapshot, a batch at a time. The first batch is read before this returns, so that a
   * statement that fails gives an error and not an empty file. Whoever may not read them all closes them.
   */
  async rows(list: ListDefinition, request: ListRequest, actor: Actor): Promise<ExportedRows> {
    const { text, values } = exportStatement(list, request, actor);
    const client = await this.replicas.connect();
    try {
      // An export may take as long as its reader; it holds no locks.
      await client.query(
        'BEGIN READ ONLY; SET LOCAL statement_timeout = 0; SET LOCAL idle_in_transaction_session_timeout = 0; ' +
          'SET LOCAL jit = off',
      );
      const cursor = client.query(new Cursor<object>(text, values));
      const open = new OpenRows(client, cursor);
      await open.readFirst();
      return open;
    } catch (error) {
      client.release(true);
      throw error;
    }
  }
}

async function readSmallPage<T>(sql: Sql, list: ListDefinition, request: ListRequest, actor: Actor): Promise<Page<T>> {
  let rows: RawRow[] = [];
  for (const part of pageParts(list, request)) {
    const left = request.limit - rows.length;
    if (left < 0) break;
    const { text, values } = pageStatement(list, { ...request, limit: left }, actor, part);
    rows = rows.concat(await sql.rows<RawRow>(text, values));
  }
  return { ...buildPage<T>(rows, request), ...(await readTotal(sql, list, request, actor)) };
}

/**
 * A page of a large list: by a walk along the index of its order where that is short, otherwise by collecting the
 * matches, and where there are too many for that by a long walk. None depends on what PostgreSQL expects of the filters.
 * Where the many matches are not among the first rows of the order, it is read as a page of a small list.
 * @param parts `first` reads with one statement at a time, of which each is of one moment by itself. When the page
 *   goes on in the second part of the order, there is no result: both parts must be read in one snapshot.
 */
async function readLargePage<T>(
  sql: Sql,
  list: ListDefinition,
  request: ListRequest,
  actor: Actor,
  parts: 'first' | 'all',
): Promise<Page<T> | undefined> {
  const walkable = canWalk(request);
  let rows: RawRow[] | 'too_long' | 'too_many' | 'goes_on' = walkable
    ? await walk(sql, list, request, actor, parts, 'short')
    : 'too_long';
  if (rows === 'too_long') rows = await collect(sql, list, request, actor);
  if (rows === 'too_many' && walkable) rows = await walk(sql, list, request, actor, parts, 'long');
  if (rows === 'goes_on') return undefined;
  if (typeof rows === 'string') {
    if (parts === 'first' && pageParts(list, request).length > 1) return undefined;
    return readSmallPage(sql, list, request, actor);
  }
  return { ...buildPage<T>(rows, request), ...(await readTotal(sql, list, request, actor)) };
}

async function walk(
  sql: Sql,
  list: ListDefinition,
  request: ListRequest,
  actor: Actor,
  parts: 'first' | 'all',
  length: WalkLength,
): Promise<RawRow[] | 'too_long' | 'goes_on'> {
  let rows: RawRow[] = [];
  const [first, ...others] = pageParts(list, request);
  for (const part of [first!, ...others]) {
    if (part !== first && parts === 'first') return 'goes_on';
    const found = await walkPart(sql, list, { ...request, limit: request.limit - rows.length }, actor, part, length);
    if (found === 'too_long') return found;
    rows = rows.concat(found);
    if (rows.length > request.limit) break;
  }
  return rows;
}

/** The rows of a page in one part of the order; all there are where they do not fill it. */
async function walkPart(
  sql: Sql,
  list: ListDefinition,
  request: ListRequest,
  actor: Actor,
  part: PagePart,
  length: WalkLength,
): Promise<RawRow[] | 'too_long'> {
  const [short, long] = getWalkLengths(request.limit);
  for (const rows of length === 'short' ? [short, long] : [long]) {
    const { text, values } = buildWalkStatement(list, request, actor, part, rows);
    const passed = await sql.rows<RawRow>(text, values);
    const found = passed.filter(({ __matches }) => __matches);
    if (found.length > request.limit || !passed.at(-1)?.__last) return found;
    if (!isWorthSecondWalk(found.length, rows)) break;
  }
  return 'too_long';
}

async function collect(
  sql: Sql,
  list: ListDefinition,
  request: ListRequest,
  actor: Actor,
): Promise<RawRow[] | 'too_many'> {
  const { text, values } = buildCollectStatement(list, request, actor);
  const rows = await sql.rows<RawRow>(text, values);
  return rows[0]?.__too_many ? 'too_many' : rows;
}

/** The page that rows make, of which there are more than asked for when there is a next page. */
function buildPage<T>(rows: RawRow[], request: ListRequest): Page<T> {
  const more = rows.length > request.limit;
  if (more) rows.length = request.limit;
  const last = rows.at(-1);
  const nextCursor = more && last ? encodeCursor(request.sortText, positionOf(last, request)) : null;
  return { items: rows.map((row) => viewOf<T>(row)), nextCursor };
}

async function readTotal(
  sql: Sql,
  list: ListDefinition,
  request: ListRequest,
  actor: Actor,
): Promise<{ total?: number }> {
  if (!request.count) return {};
  const { text, values } = countStatement(list, request, actor);
  const counted = await sql.first<{ total: number }>(text, values);
  return { total: counted?.total ?? 0 };
}

/** Rows for an export; those that hold something until they are read are closed by whoever stops before. */
export interface ExportedRows extends AsyncIterable<object> {
  close?(): void;
}

/** Rows being read on a connection of their own, which they give back at their end or when they are closed. */
class OpenRows implements ExportedRows {
  private finished = false;
  private released = false;

  private first: object[] = [];

  constructor(
    private readonly client: PooledClient,
    private readonly cursor: Cursor<object>,
  ) {}

  async readFirst(): Promise<void> {
    this.first = await this.read();
  }

  /** The time that a reader takes over a batch does not count: only an answer that is asked for can be late. */
  private read(): Promise<object[]> {
    return withQueryKind('long', () => this.client.awaitAnswer(this.cursor.read(EXPORT_BATCH)));
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<object> {
    try {
      for (let batch = this.first; batch.length > 0;) {
        // The server fetches the next rows while these are written.
        const next = this.read();
        next.catch(() => undefined);
        yield* batch;
        batch = await next;
      }
      await this.client.awaitAnswer(this.cursor.close());
      await this.client.query('COMMIT');
      this.finished = true;
    } finally {
      this.close();
    }
  }

  /**
   * Gives the connection back, if it is still held. A reader that goes away before the first row never begins to
   * iterate, and what has not begun does not end by itself.
   */
  close(): void {
    if (this.released) return;
    this.released = true;
    // A half-read cursor makes a connection useless to others.
    this.client.release(!this.finished);
  }
}

function positionOf(row: RawRow, request: ListRequest): Position {
  return { keys: request.sort.map((_, index) => keyOf(row[`__k${index}`])), id: row.__id };
}

function keyOf(value: unknown): string | number | boolean | null {
  if (value instanceof Date) return value.toISOString();
  return (value ?? null) as string | number | boolean | null;
}

function viewOf<T>(row: RawRow): T {
  const view: Record<string, unknown> = {};
  for (const key in row) if (!key.startsWith('__')) view[key] = row[key];
  return view as T;
}
