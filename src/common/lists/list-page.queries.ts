import type { Actor } from '../actor/actor.constants.js';
import { type ListDefinition, type ListField, buildSortExpression } from './list-definition.rules.js';
import type { ListRequest } from './list-request.rules.js';
import {
  buildAfterManyKeys,
  createBinder,
  buildConditions,
  buildFilterCondition,
  type PagePart,
  type Statement,
  buildWhereClause,
} from './list-statement.queries.js';

/** Rows that the first index scan reads for each row of the page. It is long enough if one row in twenty matches. */
const SCANNED_PER_ROW = 20;
/** Factor by which the second scan is longer. */
const SECOND_SCAN = 8;
/**
 * Share of the rows of the first scan that must match for a second scan. If fewer match, collecting the matches costs
 * less: collecting reads all matches, while a scan reads some rows for each row of the page.
 */
const MIN_SHARE = 0.01;

/**
 * Maximum number of matches that are collected for each row of the page. If there are more, scanning on costs less than
 * collecting.
 */
const COLLECTED_PER_ROW = 100;

/**
 * The page sizes that occur in statement texts. If every requested size occurred there, the plans would fill the
 * memory.
 */
const PAGE_SIZES = [5, 25, 50, 100, 200];

/** Rounds a limit up to a page size. The caller drops the surplus rows. */
function roundUpLimit(limit: number): number {
  return PAGE_SIZES.find((size) => size >= limit) ?? limit;
}

/** Returns how many rows the first and the second scan for a page may read. */
export function getScanLengths(limit: number): [first: number, second: number] {
  const first = SCANNED_PER_ROW * (roundUpLimit(limit) + 1);
  return [first, SECOND_SCAN * first];
}

/** Tells whether enough rows of the first scan match for a second scan to be worth its time. */
export const isWorthSecondScan = (matches: number, scanned: number): boolean => matches >= MIN_SHARE * scanned;

/** Tells whether to read a page along the index of its order before its matches are collected. */
export function canScan({ sort, q, filters }: ListRequest): boolean {
  return (
    sort.length === 1 &&
    q === undefined &&
    !filters.some(({ kind, field }) => (kind === 'any' && field.selective) || field.buildChangedSince)
  );
}

/**
 * Builds the statement that reads the rows of a page, and at least one more, from the first `length` rows of a stretch
 * of the order. If the scan reads that many rows, the last of them is returned too, as `__last`, whether it matches or
 * not.
 *
 * The filters are a column of the scan and not its condition: PostgreSQL then expects the same cost whatever their
 * values are, and keeps one generic plan. For the same reason the limits are part of the text.
 */
export function buildScanStatement(
  list: ListDefinition,
  request: ListRequest,
  actor: Actor,
  part: PagePart,
  length: number,
): Statement {
  const values: unknown[] = [];
  const bind = createBinder(values);
  const { field, descending } = request.sort[0]!;
  const bounding = findBoundingFields(list, request);
  const [bounds, others] = [true, false].map((wanted) =>
    request.filters.filter((filter) => bounding.has(filter.field) === wanted),
  );
  const within = [...part.buildConditions(bind), ...bounds!.map((filter) => buildFilterCondition(filter, bind))];
  const matches = buildConditions(list, { ...request, filters: others! }, actor, bind);
  const columns = [
    `${list.id} AS "__id"`,
    `${buildSortExpression(field)} AS "__k0"`,
    ...(part.orderKey ? [`${part.orderKey} AS "__order"`] : []),
    `row_number() OVER (ORDER BY ${part.order}) AS "__place"`,
    `${matches.map((condition) => `(${condition})`).join(' AND ') || 'true'} AS "__matches"`,
  ];
  const direction = descending ? 'DESC' : 'ASC';
  const order = [...(part.orderKey ? ['"__order"'] : []), '"__id"'].map((key) => `${key} ${direction}`).join(', ');
  const text = `SELECT record.*, page.* FROM (
      SELECT "__id", "__k0", ${part.orderKey ? '"__order", ' : ''}"__matches" IS TRUE AS "__matches",
        "__place" = ${length} AS "__last"
      FROM (SELECT ${columns.join(', ')} FROM ${list.from} ${buildWhereClause(within)}
        ORDER BY ${part.order} LIMIT ${length}) AS walked
      WHERE "__matches" OR "__place" = ${length} ORDER BY ${order} LIMIT ${roundUpLimit(request.limit) + 1}) AS page
    ${joinRecords(list)} ORDER BY ${order}`;
  return { text, values };
}

/**
 * Finds the fields whose filters limit the scan itself: the field of the order, and the field `within` of an index that
 * has this order (see `orderedWithin`).
 */
function findBoundingFields(list: ListDefinition, { filters, sort: [key] }: ListRequest): Set<ListField> {
  const single = filters.filter((filter) => filter.kind === 'any' && filter.values.length === 1);
  const fields = new Set(single.map(({ field }) => field));
  const served = (list.orderedWithin ?? [])
    .filter(({ sort }) => sort === key!.name)
    .map(({ within }) => list.fields[within]!)
    .find((field) => fields.has(field));
  return new Set(served ? [key!.field, served] : [key!.field]);
}

/**
 * Builds the statement that reads the rows of a page, and at least one more, from all matches. If more rows match than
 * are collected, every row has `__too_many` set and the rows are arbitrary. The matches are collected before they are
 * sorted: without MATERIALIZED PostgreSQL may scan the order to its end if it expects more matches than there are. The
 * scan stops at the limit of `few`, but PostgreSQL does not plan for that.
 */
export function buildCollectStatement(list: ListDefinition, request: ListRequest, actor: Actor): Statement {
  const values: unknown[] = [];
  const bind = createBinder(values);
  const keys = request.sort.map(({ field }, index) => `${buildSortExpression(field)} AS "__k${index}"`);
  const where = [
    ...buildConditions(list, request, actor, bind),
    ...buildAfterManyKeys(list, request.sort, request.after, bind),
  ];
  const direction = request.sort[0]!.descending ? 'DESC' : 'ASC';
  const order = [
    ...request.sort.map(({ descending }, index) => `"__k${index}" ${descending ? 'DESC' : 'ASC'} NULLS LAST`),
    `"__id" ${direction}`,
  ].join(', ');
  const size = roundUpLimit(request.limit);
  const maxRows = COLLECTED_PER_ROW * (size + 1);
  const text = `WITH found AS MATERIALIZED (SELECT ${keys.join(', ')}, ${list.id} AS "__id" FROM ${list.from} ${buildWhereClause(where)}),
      few AS MATERIALIZED (SELECT * FROM found LIMIT ${maxRows + 1})
    SELECT record.*, page.*, (SELECT count(*) > ${maxRows} FROM few) AS "__too_many"
    FROM (SELECT * FROM few ORDER BY ${order} LIMIT ${size + 1}) AS page
    ${joinRecords(list)} ORDER BY ${order}`;
  return { text, values };
}

/** Joins the columns of the rows of a page by their ids. */
function joinRecords(list: ListDefinition): string {
  return `CROSS JOIN LATERAL (SELECT ${list.select} FROM ${list.from} WHERE ${list.id} = page."__id") AS record`;
}
