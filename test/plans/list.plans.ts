import type pg from 'pg';
import { ABSENT_VALUES } from '../../bench/dataset/absent-values.constants.js';
import { fillConstants } from '../../src/database/connections/sql-constants.rules.js';
import type { Actor } from '../../src/common/actor/actor.constants.js';
import { encodeCursor } from '../../src/common/lists/list-cursor.rules.js';
import {
  hasRange,
  isSortable,
  type FieldType,
  type ListDefinition,
  type ListField,
} from '../../src/common/lists/list-definition.rules.js';
import { parseListRequest } from '../../src/common/lists/list-request.rules.js';
import {
  canScan,
  buildCollectStatement,
  getScanLengths,
  buildScanStatement,
} from '../../src/common/lists/list-page.queries.js';
import { buildPageParts, type Statement } from '../../src/common/lists/list-statement.queries.js';
import { BIG_TABLES } from './full.size.js';

/** A step of a plan, as `EXPLAIN (FORMAT JSON)` has it. */
export interface PlanNode {
  'Node Type': string;
  'Relation Name'?: string;
  'Index Name'?: string;
  'Plan Rows': number;
  'Total Cost': number;
  Plans?: PlanNode[];
}

/** A page of a list that PostgreSQL was asked to plan. */
export interface PlannedPage {
  query: string;
  plan: PlanNode;
}

/** Some value of each type; those that are common in the data set where there is one. */
const VALUES: Record<Exclude<FieldType, 'enum'>, string> = {
  text: 'Lumenova',
  uuid: '01980000-0002-7000-8000-000000000005',
  integer: '120',
  month: '2026-10',
  date: '2025-03-21',
  instant: '2025-03-21T13:32:47.387Z',
  boolean: 'true',
  texts: 'led',
};

const buildValue = (field: ListField) =>
  String(field.example ?? (field.type === 'enum' ? field.values![0] : VALUES[field.type]));

/** Every filter of a list, each as a query of its own: by value, from a value on, and for null. */
export function listFilters(list: ListDefinition): [string, string][][] {
  const filters: [string, string][][] = [[]];
  for (const [name, field] of Object.entries(list.fields)) {
    if (field.filter === false) continue;
    const value = buildValue(field);
    filters.push([[name, value]]);
    if (field.nullable) filters.push([[`${name}.isNull`, 'true']], [[`${name}.isNull`, 'false']]);
    if (hasRange(field)) filters.push([[`${name}.gte`, value]]);
  }
  if (list.archived) filters.push([['archived', 'any']], [['archived', 'true']]);
  if (list.search) filters.push([['q', 'lumenova']], [['q', '朗明']]);
  return filters;
}

/** Every sort by one field. */
export function listSorts(list: ListDefinition): string[] {
  return Object.keys(list.fields).filter((name) => isSortable(list.fields[name]));
}

/** A place in the middle of an order, as a cursor has it. */
function buildCursor(list: ListDefinition, sort: string): string {
  const keys = sort.split(',').map((key) => {
    const field = list.fields[key.replace(/^-/, '')]!;
    if (field.type === 'enum') return typeof field.sort === 'string' ? 2 : field.values![1]!;
    if (field.type === 'boolean') return true;
    return field.type === 'integer' ? Number(VALUES.integer) : VALUES[field.type];
  });
  return encodeCursor(sort, { keys, id: VALUES.uuid });
}

/** How PostgreSQL would run a statement. */
export async function explainQuery(db: pg.ClientBase, { text, values }: Statement): Promise<PlanNode> {
  const { rows } = await db.query<{ 'QUERY PLAN': [{ Plan: PlanNode }] }>(
    `EXPLAIN (FORMAT JSON) ${fillConstants(text)}`,
    values,
  );
  return rows[0]!['QUERY PLAN'][0].Plan;
}

/** How PostgreSQL would run a statement by a plan that it keeps, whatever the values. */
export async function planForAnyValues(db: pg.ClientBase, { text }: Statement): Promise<PlanNode> {
  const { rows } = await db.query<{ 'QUERY PLAN': [{ Plan: PlanNode }] }>(
    `EXPLAIN (GENERIC_PLAN, FORMAT JSON) ${fillConstants(text)}`,
  );
  return rows[0]!['QUERY PLAN'][0].Plan;
}

/**
 * How PostgreSQL would read the first page, and one from the middle, of a list by each filter and each sort: both walks
 * along the order, or what collects the matches where a page is not walked to.
 */
export async function planPages(
  db: pg.ClientBase,
  list: ListDefinition,
  actor: Actor,
  filters: [string, string][][],
  sorts: string[],
): Promise<PlannedPage[]> {
  const pages: PlannedPage[] = [];
  for (const sort of sorts) {
    for (const filter of filters) {
      for (const cursor of [undefined, buildCursor(list, sort)]) {
        const given = Object.fromEntries(filter);
        const request = parseListRequest(list, { ...given, sort, ...(cursor && { cursor }) });
        const query = `${decodeURIComponent(String(new URLSearchParams(filter)))}&sort=${sort}${cursor ? ' from the middle' : ''}`;
        if (!canScan(request)) {
          pages.push({ query, plan: await explainQuery(db, buildCollectStatement(list, request, actor)) });
          continue;
        }
        for (const [place, part] of buildPageParts(list, request).entries()) {
          // The longer walk is the dearer one.
          const [, length] = getScanLengths(request.limit);
          const plan = await planForAnyValues(db, buildScanStatement(list, request, actor, part, length));
          pages.push({ query: `${query}${place > 0 ? ', those without a value' : ''}`, plan });
        }
      }
    }
  }
  return pages;
}

/** How PostgreSQL would collect the matches of each filter of a list by a value that nothing has. */
export async function planCollections(db: pg.ClientBase, list: ListDefinition, actor: Actor): Promise<PlannedPage[]> {
  const pages: PlannedPage[] = [];
  for (const [name, field] of Object.entries(list.fields)) {
    const onlySince = field.buildChangedSince !== undefined;
    if ((field.filter === false && !onlySince) || field.type === 'enum' || field.type === 'boolean') continue;
    const suffixes = hasRange(field) && field.type !== 'text' ? ['', '.gte'] : [''];
    for (const suffix of onlySince ? ['.gte'] : suffixes) {
      const given = { [`${name}${suffix}`]: ABSENT_VALUES[field.type] };
      const plan = await explainQuery(db, buildCollectStatement(list, parseListRequest(list, given), actor));
      pages.push({ query: String(new URLSearchParams(given)), plan });
    }
  }
  return pages;
}

/**
 * Most rows that may be put in order for a page. Where a filter leaves fewer, fetching and sorting them is the best there
 * is; where it leaves more, a walk along the index of the order comes across a page of them sooner.
 */
const MAX_SORTED = 6_000;

/** What fetching so many rows in no order costs, in the planner's unit of a page read in passing. */
const HIGHEST_COST = 4 * MAX_SORTED;

/** What a plan does that takes longer the more rows there are; empty when nothing. */
export function findFlaws(plan: PlanNode): string[] {
  return [...(plan['Total Cost'] > HIGHEST_COST ? [`costs ${plan['Total Cost']}`] : []), ...flawsWithin(plan)];
}

function flawsWithin(plan: PlanNode): string[] {
  const flaws: string[] = [];
  const below = plan.Plans ?? [];
  if (plan['Node Type'] === 'Seq Scan' && BIG_TABLES.has(plan['Relation Name'] ?? '')) {
    flaws.push(`reads all of ${plan['Relation Name']}`);
  }
  if (plan['Node Type'] === 'Sort' && below[0]!['Plan Rows'] > MAX_SORTED) {
    flaws.push(`sorts ${below[0]!['Plan Rows']} rows`);
  }
  return [...flaws, ...below.flatMap(flawsWithin)];
}
