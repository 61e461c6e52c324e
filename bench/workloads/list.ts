import { LIST_QUERY } from '../statements.js';
import { throughput, type Workload } from '../workload.js';

/** A page of leads, filtered twice and sorted, over 8 connections. */
export const list: Workload = {
  name: 'list',
  title: 'List 25 leads, filtered and sorted',
  run: (bench) => {
    const asks = { app: () => ({ path: `/api/v1/leads?${LIST_QUERY}` }), bare: () => ({ path: '/leads' }) };
    return throughput(bench, 'throughput to bare Fastify + pg', 8, asks, 0.7);
  },
};
