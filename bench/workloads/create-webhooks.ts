import { once } from 'node:events';
import { createServer, type Server as HttpServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { v7 as uuidv7 } from 'uuid';
import { createCaller } from '../api-caller.queries.js';
import { type Ask, measureTimes, median } from '../load.js';
import { type Bench, buildMeasure, type Measure } from '../workload.js';

const WEBHOOKS = 5;
/** Creates of a block. Blocks with webhooks and blocks without take turns, so that both meet the same machine. */
const BLOCK = 10;
/** Milliseconds from one create to the next. Meanwhile deliveries are sent, as in an office where people create leads. */
const INTERVAL_MS = 100;
const POLL_MS = 20;

/**
 * Measures what webhooks cost a create: the time of creates with five webhooks that are told of them, to the time with
 * none, in turn, and the processor time that the application needs for a delivery. A receiver in this process accepts them.
 */
export async function measureWebhooks(bench: Bench, next: () => Ask): Promise<Measure[]> {
  const { app } = bench;
  const receiver = await startReceiver();
  try {
    const ids = await createWebhooks(bench, receiver.url);
    const times: Times = { without: [], with: [] };
    const blocks = 2 * bench.rounds * bench.seconds;
    let cpu = 0;
    // The first block of each warms up.
    for (let block = 0; block <= blocks; block++) {
      await setArchived(bench, ids, true);
      const startedAt = app.cpu();
      const without = await measureBlock(bench, next);
      await setArchived(bench, ids, false);
      const middle = app.cpu();
      const withWebhooks = await measureBlock(bench, next);
      await waitUntilSent(bench);
      if (block === 0) continue;
      times.without.push(...without);
      times.with.push(...withWebhooks);
      cpu += app.cpu() - middle - (middle - startedAt);
    }
    await setArchived(bench, ids, true);
    const received = `${receiver.getCount()} received of ${(blocks + 1) * BLOCK * WEBHOOKS}`;
    const alone = await measureAlone(bench, next, ids);
    return [
      compare(`a create with ${WEBHOOKS} webhooks to none`, alone),
      compare('  while those of the last one are sent', times, received),
      buildMeasure('processor time of a delivery', cpu / (blocks * BLOCK * WEBHOOKS), ' ms'),
    ];
  } finally {
    await receiver.stop();
  }
}

/** Times of creates with webhooks and without. */
interface Times {
  without: number[];
  with: number[];
}

function compare(what: string, times: Times, received = ''): Measure {
  const [without, withWebhooks] = [median(times.without), median(times.with)];
  const note = [`${withWebhooks.toFixed(1)} ms to ${without.toFixed(1)} ms`, received].filter(Boolean).join(', ');
  return { ...buildMeasure(what, withWebhooks / without, '×', { atMost: 1.15 }), note };
}

/** Measures creates one by one, with webhooks and without in turn. Each begins when everything is sent. */
async function measureAlone(bench: Bench, next: () => Ask, ids: readonly string[]): Promise<Times> {
  const times: Times = { without: [], with: [] };
  const pairs = BLOCK * 2 * bench.rounds * bench.seconds;
  for (let pair = 0; pair < pairs; pair++) {
    await setArchived(bench, ids, true);
    times.without.push(await measureOne(bench, next));
    await setArchived(bench, ids, false);
    times.with.push(await measureOne(bench, next));
    await waitUntilSent(bench);
  }
  await setArchived(bench, ids, true);
  return times;
}

/** Returns the time of a create. */
async function measureOne({ app, headers }: Bench, next: () => Ask): Promise<number> {
  const ask = next();
  const { times } = await measureTimes(app.url, [{ ...ask, headers: { ...headers, ...ask.headers } }]);
  return times[0]!;
}

/** Returns the times of some creates at a constant pace. */
async function measureBlock(bench: Bench, next: () => Ask): Promise<number[]> {
  const times: number[] = [];
  const beganAt = performance.now();
  for (let n = 0; n < BLOCK; n++) {
    times.push(await measureOne(bench, next));
    await pause(Math.max(beganAt + (n + 1) * INTERVAL_MS - performance.now(), 0));
  }
  return times;
}

/** Archives the webhooks or restores them, without the audit trail of a thousand changes. */
async function setArchived({ db }: Bench, ids: readonly string[], isArchived: boolean): Promise<void> {
  await db.query('UPDATE webhook SET archived_at = CASE WHEN $2 THEN now() END WHERE id = ANY($1::uuid[])', [
    ids,
    isArchived,
  ]);
}

async function waitUntilSent({ db }: Bench): Promise<void> {
  for (;;) {
    const { rowCount } = await db.query(`SELECT FROM webhook_delivery WHERE state = 'waiting' LIMIT 1`);
    if (rowCount === 0) return;
    await pause(POLL_MS);
  }
}

/** Creates the webhooks. @returns their ids */
async function createWebhooks(bench: Bench, url: string): Promise<string[]> {
  const admin = await createCaller(bench.db, 'admin');
  const { rows } = await bench.db.query<{ id: string }>(
    `SELECT id FROM api_key WHERE name = 'bench' AND role = 'admin' ORDER BY id DESC LIMIT 1`,
  );
  const ids: string[] = [];
  for (let n = 0; n < WEBHOOKS; n++) {
    const body = { name: `Bench ${uuidv7()}`, url, eventTypes: ['lead.*'], apiKeyId: rows[0]!.id };
    ids.push(await createWebhook(bench, admin, body));
  }
  return ids;
}

async function createWebhook({ app }: Bench, headers: Ask['headers'], body: object): Promise<string> {
  const response = await fetch(`${app.url}/api/v1/webhooks`, {
    method: 'POST',
    headers: { ...headers, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  if (!response.ok) throw new Error(`POST /webhooks answered ${response.status}: ${await response.text()}`);
  return ((await response.json()) as { id: string }).id;
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
