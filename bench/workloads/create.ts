import { below, idOf } from '../dataset/seeded.js';
import { COMPANY, CONTACT, USER } from '../dataset/kinds.js';
import { throughput, type Workload } from '../workload.js';

/** A new lead with a contact, an idempotency key, its audit line, version, touch and totals, over 8 connections. */
export const create: Workload = {
  name: 'create',
  title: 'Create a lead',
  run: (bench) => {
    let n = 0;
    const started = Date.now();
    const ask = (path: string) => () => {
      n += 1;
      return {
        method: 'POST' as const,
        path,
        headers: { 'content-type': 'application/json', 'idempotency-key': `bench-${started}-${n}` },
        body: JSON.stringify({
          title: `Bench ${n}`,
          companyId: idOf(COMPANY, below(bench.size.companies, 91, n)),
          ownerId: idOf(USER, below(bench.size.users, 92, n)),
          contactIds: [idOf(CONTACT, below(bench.size.contacts, 93, n))],
          source: { channel: 'web' },
        }),
      };
    };
    const asks = { app: ask('/api/v1/leads'), bare: ask('/leads') };
    return throughput(bench, 'throughput to a bare transaction', 8, asks, 0.5);
  },
};
