import { LIST_QUERIES, LIST_QUERY } from '../statements.js';
import { type Bench, type Measure, measureThroughput, type Workload } from '../workload.js';

const WHAT = 'throughput to one prepared statement';
const MIN_RATIO = 0.7;

/** A page of leads over 8 connections: filtered twice and sorted, and then with every other kind of filter and sort. */
export const list: Workload = {
  name: 'list',
  title: 'List 25 leads, filtered and sorted',
  run: async (bench) => [...(await one(bench, LIST_QUERY)), await findLeast(bench)],
};

function one(bench: Bench, query: string): Promise<Measure[]> {
  const asks = { app: () => ({ path: `/api/v1/leads?${query}` }), bare: () => ({ path: `/leads?${query}` }) };
  return measureThroughput(bench, WHAT, 8, asks, MIN_RATIO);
}

/** Finds the kind of filter and sort with the worst ratio of the application to the comparison server. */
async function findLeast(bench: Bench): Promise<Measure> {
  let least: Measure | undefined;
  for (const query of LIST_QUERIES) {
    const [ratio] = await one({ ...bench, seconds: 1 }, `${query}&limit=25`);
    if (least === undefined || ratio!.value < least.value) least = { ...ratio!, note: query };
  }
  return { ...least!, what: `the least of ${LIST_QUERIES.length} other filters and sorts` };
}
