import { below, idOf } from '../dataset/seeded.js';
import { COMPANY, CONTACT, USER } from '../dataset/kinds.js';
import type { Ask } from '../load.js';
import { type Bench, throughput, type Workload } from '../workload.js';

/** A new lead with a contact, an idempotency key, its audit line, version, touch and totals, over 8 connections. */
export const create: Workload = {
  name: 'create',
  title: 'Create a lead',
  run: (bench) => {
    const make = createLead(bench);
    const asks = { app: () => make('/api/v1/leads'), bare: () => make('/leads') };
    return throughput(bench, 'throughput to a bare transaction', 8, asks, 0.5);
  },
};

/** Makes requests that each create another lead. */
export function createLead({ size }: Bench): (path: string) => Ask {
  let n = 0;
  const started = Date.now();
  return (path) => {
    n += 1;
    return {
      method: 'POST',
      path,
      headers: { 'content-type': 'application/json', 'idempotency-key': `bench-${started}-${n}` },
      body: JSON.stringify({
        title: `Bench ${n}`,
        companyId: idOf(COMPANY, below(size.companies, 91, n)),
        ownerId: idOf(USER, below(size.users, 92, n)),
        contactIds: [idOf(CONTACT, below(size.contacts, 93, n))],
        source: { channel: 'web' },
      }),
    };
  };
}
