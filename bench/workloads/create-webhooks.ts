import { once } from 'node:events';
import { createServer, type Server as HttpServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { v7 as uuidv7 } from 'uuid';
import { createCaller } from '../api-caller.queries.js';
import { type Ask, median, runPaced } from '../load.js';
import { type Bench, buildMeasure, type Measure } from '../workload.js';

const WEBHOOKS = 5;
/** Creates in a second. Between two of them the deliveries are sent, as in an office where people create leads. */
const PER_SECOND = 10;

/**
 * Measures what webhooks cost a create: the time of creates with five webhooks that are told of them, to the time with
 * none, in turn. A receiver in this process accepts the deliveries.
 */
export async function measureWebhooks(bench: Bench, next: () => Ask): Promise<Measure> {
  const receiver = await startReceiver();
  const admin = await createCaller(bench.db, 'admin');
  const { rows } = await bench.db.query<{ id: string }>(
    `SELECT id FROM api_key WHERE name = 'bench' AND role = 'admin' ORDER BY id DESC LIMIT 1`,
  );
  const apiKeyId = rows[0]!.id;
  try {
    const ratios: number[] = [];
    const times: { without: number; with: number }[] = [];
    // The first round warms up.
    for (let round = 0; round <= bench.rounds; round++) {
      const without = await measureCreates(bench, next);
      const ids: string[] = [];
      for (let n = 0; n < WEBHOOKS; n++) ids.push(await createWebhook(bench, admin, apiKeyId, receiver.url));
      const withWebhooks = await measureCreates(bench, next);
      for (const id of ids) await call(bench, admin, 'DELETE', `/webhooks/${id}`);
      if (round === 0) continue;
      ratios.push(withWebhooks / without);
      times.push({ without, with: withWebhooks });
    }
    const describe = (values: number[]) => `${median(values).toFixed(1)} ms`;
    return {
      ...buildMeasure(`a create with ${WEBHOOKS} webhooks to none`, median(ratios), '×', { atMost: 1.15 }),
      note: `${describe(times.map((time) => time.with))} to ${describe(times.map(({ without }) => without))}, ${receiver.getCount()} received`,
    };
  } finally {
    await receiver.stop();
  }
}

/** Returns the median time of some creates at a constant rate. */
async function measureCreates({ app, headers, seconds }: Bench, next: () => Ask): Promise<number> {
  const sign = () => {
    const ask = next();
    return { ...ask, headers: { ...headers, ...ask.headers } };
  };
  const { times, failed } = await runPaced({ url: app.url, perSecond: PER_SECOND, seconds: 2 * seconds, next: sign });
  if (failed > 0) throw new Error(`${failed} creates failed.`);
  return median(times);
}

async function createWebhook(bench: Bench, admin: Ask['headers'], apiKeyId: string, url: string): Promise<string> {
  const body = { name: `Bench ${uuidv7()}`, url, eventTypes: ['lead.*'], apiKeyId };
  const { id } = await call(bench, admin, 'POST', '/webhooks', body);
  return id;
}

async function call(
  { app }: Bench,
  headers: Ask['headers'],
  method: string,
  path: string,
  body?: object,
): Promise<{ id: string }> {
  const init = body ? { body: JSON.stringify(body), headers: { ...headers, 'content-type': 'application/json' } } : { headers };
  const response = await fetch(`${app.url}/api/v1${path}`, { method, ...init });
  if (!response.ok) throw new Error(`${method} ${path} answered ${response.status}: ${await response.text()}`);
  return (await response.json()) as { id: string };
}

interface Receiver {
  url: string;
  getCount(): number;
  stop(): Promise<void>;
}

/** Starts a receiver that accepts everything. */
async function startReceiver(): Promise<Receiver> {
  let count = 0;
  const server: HttpServer = createServer((request, response) => {
    request.resume().on('end', () => {
      count += 1;
      response.writeHead(204).end();
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    getCount: () => count,
    stop: async () => {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}
