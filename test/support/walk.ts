import { isSortable, type ListDefinition } from '../../src/common/lists/list-definition.rules.js';
import type { Caller } from './api.js';

type Row = Record<string, unknown> & { id: string };

/** Options of a walk. */
export interface WalkOptions {
  /** Number of rows of a page; small, so that many page borders fall between ties and at the first null. */
  limit?: number;
  /** Further parameters of every request: `archived=any`. */
  query?: string;
  /** Adds a row to the list between two pages and returns its id. It may appear once or not at all. */
  insert?: () => Promise<string>;
  /** Maximum number of rows to insert in one walk. */
  inserts?: number;
}

/** Lists the sorts to test: each field in both directions, and pairs of neighbours in opposite directions. */
export function listSorts(list: ListDefinition): string[] {
  const names = Object.keys(list.fields).filter((name) => isSortable(list.fields[name]));
  const pairs = names.flatMap((name, index) => {
    const next = names[index + 1];
    return next === undefined ? [] : [`${name},-${next}`, `-${name},${next}`];
  });
  return [...names.flatMap((name) => [name, `-${name}`]), ...pairs];
}

/**
 * Walks every sort of a list to its end and throws unless each walk gives every row that was there at its start exactly
 * once, in the order of the export, with nulls last. The caller must be allowed to export. @returns how many rows
 */
export async function walkEverySort(
  caller: Caller,
  path: string,
  list: ListDefinition,
  options: WalkOptions = {},
): Promise<number> {
  let rows = 0;
  for (const sort of listSorts(list)) rows = await walkSort(caller, path, list, sort, options);
  return rows;
}

/** As {@link walkEverySort}, for one sort. */
export async function walkSort(
  caller: Caller,
  path: string,
  list: ListDefinition,
  sort: string,
  options: WalkOptions,
): Promise<number> {
  const query = `sort=${sort}${options.query ? `&${options.query}` : ''}`;
  const expected = await exportIds(caller, `${path}/export?format=jsonl&${query}`);
  const { rows, inserted } = await walk(caller, `${path}?limit=${options.limit ?? 7}&${query}`, options);
  const ids = rows.map(({ id }) => id);
  const twice = ids.filter((id, index) => ids.indexOf(id) !== index);
  const seen = new Set(ids);
  const missing = expected.filter((id) => !seen.has(id));
  if (twice.length > 0 || missing.length > 0) {
    throw new Error(
      `${path} sort=${sort}: ${missing.length} of ${expected.length} rows missing, ${twice.length} twice.`,
    );
  }
  const old = ids.filter((id) => !inserted.has(id));
  const misplaced = old.findIndex((id, index) => id !== expected[index]);
  if (misplaced >= 0 || old.length !== expected.length) {
    throw new Error(`${path} sort=${sort}: row ${misplaced} is not in the order of the export.`);
  }
  checkNullsLast(rows, list, sort, path);
  return expected.length;
}

/** Reads every row of a list, page by page. */
export async function walk(
  caller: Caller,
  address: string,
  options: Pick<WalkOptions, 'insert' | 'inserts'> = {},
): Promise<{ rows: Row[]; inserted: Set<string> }> {
  const rows: Row[] = [];
  const inserted = new Set<string>();
  let cursor: string | null = null;
  do {
    const answer = await caller.get(cursor === null ? address : `${address}&cursor=${encodeURIComponent(cursor)}`);
    if (answer.status !== 200) throw new Error(`GET ${address}: ${answer.status} ${answer.text}`);
    const page = answer.body as { items: Row[]; nextCursor: string | null };
    rows.push(...page.items);
    cursor = page.nextCursor;
    if (options.insert && inserted.size < (options.inserts ?? 3)) inserted.add(await options.insert());
    if (rows.length > 100_000) throw new Error(`GET ${address} never ends.`);
  } while (cursor !== null);
  return { rows, inserted };
}

async function exportIds(caller: Caller, address: string): Promise<string[]> {
  const answer = await caller.get(address);
  if (answer.status !== 200) throw new Error(`GET ${address}: ${answer.status} ${answer.text}`);
  const lines = answer.text.split('\n').filter(Boolean);
  return lines.map((line) => (JSON.parse(line) as Row).id);
}

/** Checks that rows without a value come last, if the rows have the first sort field under its own name. */
function checkNullsLast(rows: Row[], list: ListDefinition, sort: string, path: string): void {
  const name = sort.split(',')[0]!.replace(/^-/, '');
  if (!list.fields[name]?.nullable) return;
  const values = rows.map((row) => getValue(row, name));
  if (values.every((value) => value === undefined || value === null)) return;
  const firstNull = values.findIndex((value) => value === null || value === undefined);
  if (firstNull >= 0 && values.slice(firstNull).some((value) => value !== null && value !== undefined)) {
    throw new Error(`${path} sort=${sort}: rows without ${name} are not last.`);
  }
}

/** Returns the value at a dotted path of a row. */
function getValue(row: object, path: string): unknown {
  let value: unknown = row;
  for (const step of path.split('.')) value = (value as Record<string, unknown> | null | undefined)?.[step];
  return value;
}
