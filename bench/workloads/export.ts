import { get as httpGet } from 'node:http';
import { median } from '../load.js';
import type { Server } from '../processes.js';
import { type Bench, type Measure, buildMeasure, type Workload } from '../workload.js';

/** Milliseconds between two measurements of the memory. */
const POLL_INTERVAL_MS = 50;

/** All leads as csv and xlsx, compared with COPY through pg, and the other big lists. */
export const exports: Workload = {
  name: 'export',
  title: 'Export of all leads',
  run: async (bench) => {
    const idle = bench.app.memory().now;
    const rate: number[] = [];
    let most = 0;
    for (let round = 0; round < bench.rounds; round++) {
      const copy = await download(bench.comparison, '/export', {});
      const csv = await download(bench.app, '/api/v1/leads/export?format=csv', bench.headers);
      rate.push(copy.ms / csv.ms);
      most = Math.max(most, csv.memory);
    }
    const xlsx = await download(bench.app, '/api/v1/leads/export?format=xlsx', bench.headers);
    return [
      buildMeasure('csv: rows a second to COPY', median(rate), '×', { atLeast: 0.5 }),
      buildMeasure('csv: memory above idle', most - idle, ' MB', { atMost: 60 }),
      buildMeasure('xlsx: memory above idle', xlsx.memory - idle, ' MB', { atMost: 60 }),
      buildMeasure('xlsx', xlsx.ms / 1_000, ' s'),
      ...(await others(bench)),
    ];
  },
};

/**
 * Exports the other big lists once each and measures how much memory grows. Memory of the exports before may still be
 * allocated.
 */
async function others(bench: Bench): Promise<Measure[]> {
  const measures: Measure[] = [];
  for (const list of ['companies', 'contacts', 'interactions']) {
    for (const format of ['csv', 'jsonl']) {
      const before = bench.app.memory().now;
      const one = await download(bench.app, `/api/v1/${list}/export?format=${format}`, bench.headers);
      const note = `${(one.ms / 1_000).toFixed(1)} s`;
      measures.push({
        ...buildMeasure(`${list} ${format}: memory above before`, one.memory - before, ' MB', { atMost: 60 }),
        note,
      });
    }
  }
  return measures;
}

/** Reads a response to its end and discards it. */
function download(server: Server, path: string, headers: Bench['headers']): Promise<{ ms: number; memory: number }> {
  const began = performance.now();
  let memory = 0;
  const look = setInterval(() => (memory = Math.max(memory, server.memory().now)), POLL_INTERVAL_MS);
  return new Promise((resolve, reject) => {
    httpGet(`${server.url}${path}`, { headers }, (response) => {
      if (response.statusCode !== 200) reject(new Error(`${path} answered ${response.statusCode}`));
      response.on('error', reject);
      response.on('end', () => {
        clearInterval(look);
        resolve({ ms: performance.now() - began, memory });
      });
      response.resume();
    }).on('error', reject);
  });
}
