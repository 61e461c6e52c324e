import type { Actor } from '../actor/actor.constants.js';
import {
  buildNullCondition,
  buildSortExpression,
  type Bind,
  type FieldType,
  type ListDefinition,
  type SortKey,
} from './list-definition.rules.js';
import type { Position } from './list-cursor.rules.js';
import type { Filter, ListRequest } from './list-request.rules.js';

/** A statement with the values of its placeholders. */
export interface Statement {
  text: string;
  values: unknown[];
}

const CAST: Record<FieldType, string> = {
  text: 'text',
  uuid: 'uuid',
  enum: 'text',
  integer: 'bigint',
  month: 'text',
  date: 'date',
  instant: 'timestamptz',
  boolean: 'boolean',
  texts: 'text',
};

export function createBinder(values: unknown[]): Bind {
  return (value) => `$${values.push(value)}`;
}

/**
 * Builds the statement that reads the rows of one page, and one more that tells whether there is a next page. See
 * {@link buildPageParts} for `part`.
 */
export function buildPageStatement(
  list: ListDefinition,
  request: ListRequest,
  actor: Actor,
  part: PagePart,
): Statement {
  const values: unknown[] = [];
  const bind = createBinder(values);
  const keys = request.sort.map((key, index) => `${buildSortExpression(key.field)} AS "__k${index}"`);
  const where = [...buildConditions(list, request, actor, bind), ...part.buildConditions(bind)];
  const columns = [list.select, ...keys, `${list.id} AS "__id"`].join(', ');
  const text = `SELECT ${columns} FROM ${list.from}
    ${buildWhereClause(where)} ORDER BY ${part.order} LIMIT ${bind(request.limit + 1)}`;
  return { text, values };
}

/** Builds the statement that counts the rows of all pages and adds up the requested fields of them. */
export function buildTotalsStatement(list: ListDefinition, request: ListRequest, actor: Actor): Statement {
  const values: unknown[] = [];
  const where = buildConditions(list, request, actor, createBinder(values));
  const columns = [
    ...(request.count ? ['count(*) AS total'] : []),
    ...request.sums.map((name) => `coalesce(${list.sums[name]}, 0)::numeric AS "${name}"`),
  ];
  return { text: `SELECT ${columns.join(', ')} FROM ${list.from} ${buildWhereClause(where)}`, values };
}

/** Builds the statement that reads every row of the list in its order, for an export. */
export function buildExportStatement(list: ListDefinition, request: ListRequest, actor: Actor): Statement {
  const values: unknown[] = [];
  const where = buildConditions(list, request, actor, createBinder(values));
  const text = `SELECT ${list.select} FROM ${list.from} ${buildWhereClause(where)} ORDER BY ${buildOrderBy(list, request.sort)}`;
  return { text, values };
}

/** A stretch of the order that one index can serve. */
export interface PagePart {
  buildConditions: (bind: Bind) => string[];
  order: string;
  /** The expression that orders a stretch of one sort key before the id; absent if only the id orders it. */
  orderKey?: string;
}

/**
 * Returns the stretches that a page may run through, in order. A nullable sort key gives two: the rows with a value,
 * then the rows without. `NULLS LAST` over both would prevent reading an index backwards and a row comparison. The
 * second stretch is read only if the first does not fill the page.
 */
export function buildPageParts(list: ListDefinition, request: ListRequest): PagePart[] {
  const { sort, after } = request;
  const only = sort.length === 1 ? sort[0] : undefined;
  if (!only)
    return [
      { buildConditions: (bind) => buildAfterManyKeys(list, sort, after, bind), order: buildOrderBy(list, sort) },
    ];
  const expression = buildSortExpression(only.field);
  const direction = only.descending ? 'DESC' : 'ASC';
  const beyond = only.descending ? '<' : '>';
  const withValue: PagePart = {
    buildConditions: (bind) => [
      ...(only.field.nullable ? [only.field.indexed?.hasValue ?? `${expression} IS NOT NULL`] : []),
      ...(after ? buildAfterOneKey(list, only, after, bind) : []),
    ],
    order: `${only.field.indexed?.sort ?? expression} ${direction}, ${list.id} ${direction}`,
    orderKey: only.field.indexed?.sort ?? expression,
  };
  const without: PagePart = {
    buildConditions: (bind) => [
      buildNullCondition(only.field),
      ...(after && after.keys[0] === null
        ? [`${list.id} ${beyond} ${hideFromPlanner(`${bind(after.id)}::uuid`)}`]
        : []),
    ],
    order: `${list.id} ${direction}`,
  };
  if (!only.field.nullable) return [withValue];
  return after?.keys[0] === null ? [without] : [withValue, without];
}

/**
 * Builds the condition for the rows after a position with one sort key. The first condition follows from the second,
 * but only the first can use an index if key and id are columns of different tables.
 */
function buildAfterOneKey(list: ListDefinition, key: SortKey, after: Position, bind: Bind): string[] {
  const expression = buildSortExpression(key.field);
  const beyond = key.descending ? '<' : '>';
  const value = hideFromPlanner(bindKey(key, after.keys[0], bind));
  return [
    `${expression} ${beyond}= ${value}`,
    `(${expression}, ${list.id}) ${beyond} (${value}, ${hideFromPlanner(`${bind(after.id)}::uuid`)})`,
  ];
}

/**
 * Hides a value of a position from the planner. Otherwise a plan for each position seems to cost less than the one for
 * all, so that PostgreSQL plans every page again, which takes longer than reading it.
 */
const hideFromPlanner = (value: string) => `(SELECT ${value})`;

/**
 * Builds the condition for the rows after a position with several sort keys, as the chain "first differs, or equal and
 * second differs, …".
 */
export function buildAfterManyKeys(
  list: ListDefinition,
  sort: SortKey[],
  after: Position | undefined,
  bind: Bind,
): string[] {
  if (!after) return [];
  const idBeyond = `${list.id} ${sort[0]!.descending ? '<' : '>'} ${bind(after.id)}::uuid`;
  let chain = idBeyond;
  for (let index = sort.length - 1; index >= 0; index--) {
    const key = sort[index]!;
    const expression = buildSortExpression(key.field);
    const value = after.keys[index]!;
    if (value === null) {
      // Nulls come last, so no other value follows them.
      chain = `(${expression} IS NULL AND ${chain})`;
      continue;
    }
    const placeholder = bindKey(key, value, bind);
    const beyond = `${expression} ${key.descending ? '<' : '>'} ${placeholder}`;
    const orNull = key.field.nullable ? ` OR ${expression} IS NULL` : '';
    chain = `(${beyond}${orNull} OR (${expression} = ${placeholder} AND ${chain}))`;
  }
  return [chain];
}

function bindKey(key: SortKey, value: unknown, bind: Bind): string {
  const ranked = key.field.type === 'enum' && typeof value === 'number';
  const collate = key.field.type === 'text' && typeof key.field.sort !== 'string' ? ' COLLATE "C"' : '';
  return `${bind(value)}::${ranked ? 'integer' : CAST[key.field.type]}${collate}`;
}

/** Builds the whole order in one clause. Ties are broken by id in the direction of the first key. */
function buildOrderBy(list: ListDefinition, sort: SortKey[]): string {
  const keys = sort.map(({ field, descending }) => {
    const nulls = field.nullable ? ' NULLS LAST' : '';
    return `${buildSortExpression(field)} ${descending ? 'DESC' : 'ASC'}${nulls}`;
  });
  return [...keys, `${list.id} ${sort[0]!.descending ? 'DESC' : 'ASC'}`].join(', ');
}

export function buildConditions(list: ListDefinition, request: ListRequest, actor: Actor, bind: Bind): string[] {
  const where = request.filters.map((filter) => buildFilterCondition(filter, bind));
  if (list.archived && request.archived !== 'any') {
    where.push(`${list.archived} IS ${request.archived === 'true' ? 'NOT NULL' : 'NULL'}`);
  }
  if (request.q && list.search) where.push(list.search.buildCondition(request.q, bind));
  if (list.buildVisibility) where.push(list.buildVisibility(actor, bind));
  return where;
}

export function buildFilterCondition(filter: Filter, bind: Bind): string {
  const { indexed } = filter.field;
  if (!indexed) return buildPlainCondition(filter, bind);
  if (filter.kind === 'null') return filter.isNull ? buildNullCondition(filter.field) : indexed.hasValue;
  const cast = CAST[filter.field.type];
  const compared =
    filter.kind === 'range'
      ? `${indexed.sort} ${filter.operator} ${indexed.compare(`${bind(filter.value)}::${cast}`)}`
      : `${indexed.sort} = ANY(ARRAY(SELECT ${indexed.compare('v')} FROM unnest(${bind(filter.values)}::${cast}[]) AS v))`;
  return `${indexed.hasValue} AND ${compared}`;
}

function buildPlainCondition(filter: Filter, bind: Bind): string {
  const { sql, type, buildMatch: matches } = filter.field;
  switch (filter.kind) {
    case 'null':
      return filter.isNull ? buildNullCondition(filter.field) : `${sql} IS NOT NULL`;
    case 'range':
      // Texts are compared in their sort order, so that a range is a stretch of the order and the same index serves
      // both.
      if (type === 'text')
        return `${buildSortExpression(filter.field)} ${filter.operator} ${buildComparedText(filter, bind)}`;
      if (filter.field.buildChangedSince) return filter.field.buildChangedSince(`${bind(filter.value)}::timestamptz`);
      return `${sql} ${filter.operator} ${bind(filter.value)}::${CAST[type]}`;
    case 'any':
      if (matches) return matches(`${bind(filter.values)}::${CAST[type]}[]`, filter.values.length);
      if (type === 'texts') return `${sql} && ${bind(filter.values)}::text[]`;
      if (filter.values.length === 1) return `${sql} = ${bind(filter.values[0])}::${CAST[type]}`;
      return `${sql} = ANY(${bind(filter.values)}::${CAST[type]}[])`;
  }
}

function buildComparedText({ field, value }: Filter & { kind: 'range' }, bind: Bind): string {
  const text = `${bind(value)}::text`;
  return typeof field.sort === 'string' ? text : `fold(${text}) COLLATE "C"`;
}

export function buildWhereClause(where: string[]): string {
  return where.length > 0 ? `WHERE ${where.map((condition) => `(${condition})`).join(' AND ')}` : '';
}
