import { median, measureTimes } from '../load.js';
import { LIST_QUERIES, buildListStatement } from '../statements.js';
import { type Bench, buildMeasure, type Workload } from '../workload.js';

const PAGE = 1_000;
const LIMIT = 25;

/** Page 1 and page 1,000 of lists. A small data set has fewer pages; its last tenth is used instead. */
export const pages: Workload = {
  name: 'pages',
  title: 'Any list, page 1 and page 1,000',
  run: async (bench) => {
    const first: number[] = [];
    const far: [string, number][] = [];
    for (const query of LIST_QUERIES) {
      const start = await walk(bench, query);
      if (start === null) continue;
      first.push(await time(bench, query, null));
      far.push([query, await time(bench, query, start)]);
    }
    const cheapest = Math.min(...first, ...far.map(([, ms]) => ms));
    const [slowest, ms] = far.toSorted(([, a], [, b]) => b - a)[0]!;
    return [
      { ...buildMeasure('slowest page 1,000 to the cheapest page', ms / cheapest, '×', { atMost: 3 }), note: slowest },
      buildMeasure('slowest page 1 to the cheapest page', Math.max(...first) / cheapest, '×', { atMost: 3 }),
      buildMeasure('cheapest page', cheapest, ' ms'),
      buildMeasure('queries that scan a big table', await scans(bench), '', { atMost: 0 }),
    ];
  },
};

async function time(bench: Bench, query: string, cursor: string | null): Promise<number> {
  const path = `/api/v1/leads?limit=${LIMIT}&${query}${cursor ? `&cursor=${encodeURIComponent(cursor)}` : ''}`;
  const { times } = await measureTimes(
    bench.app.url,
    Array.from({ length: 15 }, () => ({ path, headers: bench.headers })),
  );
  return median(times);
}

/** Finds the cursor of a page far into the list by reading pages of 200. */
async function walk(bench: Bench, query: string): Promise<string | null> {
  let cursor: string | null = null;
  const rows = Math.min(PAGE * LIMIT, bench.size.leads / 10);
  for (let done = 0; done < rows; done += 200) {
    const path: string = `/api/v1/leads?limit=200&${query}${cursor ? `&cursor=${encodeURIComponent(cursor)}` : ''}`;
    const { bodies } = await measureTimes(bench.app.url, [{ path, headers: bench.headers }]);
    const next = (JSON.parse(bodies[0]!) as { nextCursor: string | null }).nextCursor;
    if (next === null) return cursor;
    cursor = next;
  }
  return cursor;
}

/** Tables that no list may read completely. */
const BIG = new Set([
  'lead',
  'company',
  'contact',
  'interaction',
  'lead_version',
  'lead_interaction_stats',
  'lead_contact',
]);

interface Plan {
  'Node Type': string;
  'Relation Name'?: string;
  Plans?: Plan[];
}

/** Counts the queries that PostgreSQL would answer with a sequential scan of a big table. */
async function scans({ db }: Bench): Promise<number> {
  let found = 0;
  for (const query of LIST_QUERIES) {
    const { text, values } = buildListStatement(`${query}&limit=${LIMIT}`);
    const { rows } = await db.query<{ 'QUERY PLAN': { Plan: Plan }[] }>(`EXPLAIN (FORMAT JSON) ${text}`, values);
    const nodes = (plan: Plan): Plan[] => [plan, ...(plan.Plans ?? []).flatMap(nodes)];
    const scanned = (plan: Plan) => plan['Node Type'] === 'Seq Scan' && BIG.has(plan['Relation Name'] ?? '');
    if (nodes(rows[0]!['QUERY PLAN'][0]!.Plan).some(scanned)) found += 1;
  }
  return found;
}
