import { pickNumber, buildId } from '../dataset/seeded.js';
import { LEAD } from '../dataset/kinds.js';
import { measureThroughput, type Workload } from '../workload.js';

/** A lead with its company, over 32 connections. */
export const get: Workload = {
  name: 'get',
  title: 'Get a lead with its company',
  run: (bench) => {
    let n = 0;
    const id = () => buildId(LEAD, pickNumber(bench.size.leads, 90, n++));
    const asks = { app: () => ({ path: `/api/v1/leads/${id()}` }), bare: () => ({ path: `/leads/${id()}` }) };
    return measureThroughput(bench, 'throughput to bare Fastify + pg', 32, asks, 0.7);
  },
};
