import { pickNumber, buildId } from '../dataset/seeded.js';
import { COMPANY, CONTACT, USER } from '../dataset/kinds.js';
import { type Ask, measureTimes } from '../load.js';
import { measurePostgresTime } from '../postgres-time.queries.js';
import { type Bench, type Measure, buildMeasure, measureThroughput, type Workload } from '../workload.js';
import { measureWebhooks } from './create-webhooks.js';

/** Number of leads that are created one after the other to measure the cost in PostgreSQL. */
const ONE_BY_ONE = 200;

/** A new lead with a contact, an idempotency key, its audit entry, version, touch and totals, over 8 connections. */
export const create: Workload = {
  name: 'create',
  title: 'Create a lead',
  env: { WEBHOOK_PRIVATE_ORIGINS: 'loopback' },
  run: async (bench) => {
    const [app, bare] = [buildRequests(bench, '/api/v1/leads'), buildRequests(bench, '/leads')];
    const measures = await measureThroughput(bench, 'throughput to inserts by hand', 8, { app, bare }, 0.5);
    return [...measures, await measureCreate(bench, app, bare), ...(await measureWebhooks(bench, app))];
  },
};

/** Builds requests that each create another lead. */
export function buildRequests(bench: Bench, path: string): () => Ask & { method: 'POST' } {
  let n = 0;
  const started = `${Date.now()}-${path.length}`;
  return () => {
    n += 1;
    return {
      method: 'POST',
      path,
      headers: { 'content-type': 'application/json', 'idempotency-key': `bench-${started}-${n}` },
      body: JSON.stringify({
        title: `Bench ${n}`,
        companyId: buildId(COMPANY, pickNumber(bench.size.companies, 91, n)),
        ownerId: buildId(USER, pickNumber(bench.size.users, 92, n)),
        contactIds: [buildId(CONTACT, pickNumber(bench.size.contacts, 93, n))],
        source: { channel: 'web' },
      }),
    };
  };
}

async function measureCreate(bench: Bench, app: () => Ask, bare: () => Ask): Promise<Measure> {
  const asks = Array.from({ length: ONE_BY_ONE }, () => app());
  const signed = asks.map((ask) => ({ ...ask, headers: { ...ask.headers, ...bench.headers } }));
  const ours = await measurePostgresTime(bench, ONE_BY_ONE, () => measureTimes(bench.app.url, signed));
  const bares = Array.from({ length: ONE_BY_ONE }, () => bare());
  const byHand = await measurePostgresTime(bench, ONE_BY_ONE, () => measureTimes(bench.comparison.url, bares));
  return {
    ...buildMeasure('a create costs PostgreSQL', ours, ' ms', { atMost: 6 }),
    note: `inserts by hand ${byHand.toFixed(2)} ms`,
  };
}
