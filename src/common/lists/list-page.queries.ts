import type { Actor } from '../actor/actor.js';
import { type ListDefinition, type ListField, sortExpression } from './list.definition.js';
import type { ListRequest } from './list.request.js';
import {
  afterMany,
  binder,
  conditions,
  filterCondition,
  type PagePart,
  type Statement,
  whereClause,
} from './list.statement.js';

/** Rows of the order that the first walk passes for each row of the page: it is long enough where one in twenty matches. */
const WALKED_PER_ROW = 20;
/** How much longer the second walk is. */
const SECOND_WALK = 8;
/**
 * The share of the rows of the first walk that must match for a second. Where fewer match, collecting them costs less:
 * it reads all matches, while a walk reads some rows for each row of the page.
 */
const MIN_SHARE = 0.01;

/** Matches that are collected for each row of the page, at most. Where there are more, walking on costs less than collecting. */
const COLLECTED_PER_ROW = 100;

/** The page sizes that stand in texts. With every size that clients may ask for there, their plans would fill the memory. */
const PAGE_SIZES = [5, 25, 50, 100, 200];

/** The number of rows to read for a page of at most `limit` rows: a page size, of which the caller drops the excess. */
function roundUpLimit(limit: number): number {
  return PAGE_SIZES.find((size) => size >= limit) ?? limit;
}

/** How many rows the walks for a page may pass, the first and the second. */
export function getWalkLengths(limit: number): [first: number, second: number] {
  const first = WALKED_PER_ROW * (roundUpLimit(limit) + 1);
  return [first, SECOND_WALK * first];
}

/** Whether enough rows of the first walk match for a second to be worth its time. */
export const isWorthSecondWalk = (matches: number, passed: number): boolean => matches >= MIN_SHARE * passed;

/** Whether to look for a page along the index of its order, before its matches are collected. */
export function canWalk({ sort, q, filters }: ListRequest): boolean {
  return sort.length === 1 && q === undefined && !filters.some(({ kind, field }) => kind === 'any' && field.selective);
}

/**
 * The rows of a page, and one more at least, that are among the first `length` rows of a stretch of the order. When that many
 * were passed the last of them comes too, as `__last`, whether it matches or not.
 *
 * The filters are a column of the walk, not its condition: PostgreSQL then expects the same cost whatever their values,
 * so it keeps one plan by itself. For the same reason the limits stand in the text.
 */
export function buildWalkStatement(
  list: ListDefinition,
  request: ListRequest,
  actor: Actor,
  part: PagePart,
  length: number,
): Statement {
  const values: unknown[] = [];
  const bind = binder(values);
  const { field, descending } = request.sort[0]!;
  const bounding = findBoundingFields(list, request);
  const [bounds, others] = [true, false].map((wanted) =>
    request.filters.filter((filter) => bounding.has(filter.field) === wanted),
  );
  const within = [...part.conditions(bind), ...bounds!.map((filter) => filterCondition(filter, bind))];
  const matches = conditions(list, { ...request, filters: others! }, actor, bind);
  const columns = [
    `${list.id} AS "__id"`,
    `${sortExpression(field)} AS "__k0"`,
    ...(part.orderKey ? [`${part.orderKey} AS "__order"`] : []),
    `row_number() OVER (ORDER BY ${part.order}) AS "__place"`,
    `${matches.map((condition) => `(${condition})`).join(' AND ') || 'true'} AS "__matches"`,
  ];
  const direction = descending ? 'DESC' : 'ASC';
  const order = [...(part.orderKey ? ['"__order"'] : []), '"__id"'].map((key) => `${key} ${direction}`).join(', ');
  const text = `SELECT record.*, page.* FROM (
      SELECT "__id", "__k0", ${part.orderKey ? '"__order", ' : ''}"__matches" IS TRUE AS "__matches",
        "__place" = ${length} AS "__last"
      FROM (SELECT ${columns.join(', ')} FROM ${list.from} ${whereClause(within)}
        ORDER BY ${part.order} LIMIT ${length}) AS walked
      WHERE "__matches" OR "__place" = ${length} ORDER BY ${order} LIMIT ${roundUpLimit(request.limit) + 1}) AS page
    ${joinRecords(list)} ORDER BY ${order}`;
  return { text, values };
}

/**
 * The fields whose filters bound the walk itself: that of the order, and those of an index in which the rows with one
 * value of these fields stand in that order.
 */
function findBoundingFields(list: ListDefinition, { filters, sort: [key] }: ListRequest): Set<ListField> {
  const single = filters.filter((filter) => filter.kind === 'any' && filter.values.length === 1);
  const fields = new Set(single.map(({ field }) => field));
  const served = (list.orderedWithin ?? [])
    .filter(({ sort }) => sort === key!.name)
    .map(({ within }) => within.map((name) => list.fields[name]!))
    .filter((within) => within.every((field) => fields.has(field)))
    .toSorted((a, b) => b.length - a.length);
  return new Set([key!.field, ...(served[0] ?? [])]);
}

/**
 * The rows of a page, and one more at least, of all that match, unless more match than are collected: then every row says so in
 * `__too_many`, and they are just any rows. The matches are collected before they are put in order: without MATERIALIZED
 * PostgreSQL may walk along the order to its end when it expects more matches than there are. It stops at the limit of
 * `few`, and does not plan for it.
 */
export function buildCollectStatement(list: ListDefinition, request: ListRequest, actor: Actor): Statement {
  const values: unknown[] = [];
  const bind = binder(values);
  const keys = request.sort.map(({ field }, index) => `${sortExpression(field)} AS "__k${index}"`);
  const where = [...conditions(list, request, actor, bind), ...afterMany(list, request.sort, request.after, bind)];
  const direction = request.sort[0]!.descending ? 'DESC' : 'ASC';
  const order = [
    ...request.sort.map(({ descending }, index) => `"__k${index}" ${descending ? 'DESC' : 'ASC'} NULLS LAST`),
    `"__id" ${direction}`,
  ].join(', ');
  const size = roundUpLimit(request.limit);
  const most = COLLECTED_PER_ROW * (size + 1);
  const text = `WITH found AS MATERIALIZED (SELECT ${keys.join(', ')}, ${list.id} AS "__id" FROM ${list.from} ${whereClause(where)}),
      few AS MATERIALIZED (SELECT * FROM found LIMIT ${most + 1})
    SELECT record.*, page.*, (SELECT count(*) > ${most} FROM few) AS "__too_many"
    FROM (SELECT * FROM few ORDER BY ${order} LIMIT ${size + 1}) AS page
    ${joinRecords(list)} ORDER BY ${order}`;
  return { text, values };
}

/** The columns of the rows of a page, by their ids. */
function joinRecords(list: ListDefinition): string {
  return `CROSS JOIN LATERAL (SELECT ${list.select} FROM ${list.from} WHERE ${list.id} = page."__id") AS record`;
}
