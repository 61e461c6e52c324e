import { setTimeout as pause } from 'node:timers/promises';
import type pg from 'pg';
import { type ServerProcess, startProcess } from '../server/process.js';
import { Caller } from '../support/api.js';
import { cloneDatabase, type TestDatabase } from '../support/database.js';
import { ok } from '../support/make.js';
import { type ReceivedRequest, useReceiver, verifyRequest, type WebhookPayload } from '../support/webhook-receiver.js';

const PASSWORD = 'a password for tests';
const WRITERS = 8;

const receiver = useReceiver();
let database: TestDatabase;
let db: pg.Pool;
beforeEach(async () => {
  receiver.clear();
  receiver.decide = undefined;
  database = await cloneDatabase();
  ({ db } = database);
});
afterEach(() => database.drop());

const start = () =>
  startProcess({
    DATABASE_URL: database.url,
    LOG_LEVEL: 'silent',
    DATABASE_POOL_SIZE: '8',
    ADMIN_EMAIL: 'admin@locate.test',
    ADMIN_PASSWORD: PASSWORD,
    WEBHOOK_PRIVATE_ORIGINS: 'loopback',
  });

/** Returns the headers of an administrator's key, which every instance knows, and a webhook for companies. */
async function createWebhook({
  url,
}: ServerProcess): Promise<{ id: string; secret: string; headers: Record<string, string> }> {
  const { body } = await new Caller(url, null).post('/auth/login', { email: 'admin@locate.test', password: PASSWORD });
  const admin = new Caller(url, null, { authorization: `Bearer ${body.accessToken}` });
  const { id: apiKeyId, key } = await ok(admin.post('/api-keys', { name: 'Receiver', role: 'admin' }));
  const webhook = { name: 'Receiver', url: receiver.url, eventTypes: ['company.*'], apiKeyId };
  const { id, secret } = await ok(admin.post('/webhooks', webhook));
  return { id, secret, headers: { 'x-api-key': key } };
}

/** Repeats a request until it is answered, as a client does that finds nobody or loses its connection. */
async function insist<T>(send: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await send();
    } catch {
      await pause(50);
    }
  }
}

/** Waits until no delivery waits. */
async function waitUntilSettled(): Promise<void> {
  for (;;) {
    const { rowCount } = await db.query(`SELECT FROM webhook_delivery WHERE state = 'waiting' LIMIT 1`);
    if (rowCount === 0) return;
    await pause(100);
  }
}

/** Returns the stored ids of deliveries in the order of their records' changes. */
async function listStored(): Promise<{ id: string; entityId: string; state: string; attempts: number }[]> {
  const { rows } = await db.query(
    `SELECT id, entity_id AS "entityId", state, attempts FROM webhook_delivery ORDER BY sequence`,
  );
  return rows;
}

/** Returns the received ids of deliveries by their records, each in the order in which it came first. */
function groupReceived(requests: readonly ReceivedRequest[], secret: string): Map<string, string[]> {
  const ids = new Map<string, Set<string>>();
  for (const request of requests) {
    const { data } = verifyRequest(secret, request);
    const ofRecord = ids.get(data.id) ?? new Set();
    ids.set(data.id, ofRecord.add(String(request.headers['webhook-id'])));
  }
  return new Map([...ids].map(([id, ofRecord]) => [id, [...ofRecord]]));
}

function groupStored(stored: Awaited<ReturnType<typeof listStored>>): Map<string, string[]> {
  const groups = Map.groupBy(stored, ({ entityId }) => entityId);
  return new Map([...groups].map(([id, ofRecord]) => [id, ofRecord.map((delivery) => delivery.id)]));
}

describe('A kill -9 while the receiver is down', () => {
  it('loses none of 300 changes, and keeps their order for each record', async () => {
    const [companies, changes] = [30, 10];
    let server = await start();
    const { id, secret, headers } = await createWebhook(server);
    await receiver.stop();
    const call = () => new Caller(server.url, null, headers);
    let written = 0;
    const queue = Array.from({ length: companies }, (_, n) => n);
    const writer = async () => {
      for (let n = queue.pop(); n !== undefined; n = queue.pop()) {
        const body = { name: `Down ${n} Works`, country: 'CN', allowDuplicate: true };
        const { id: companyId } = await insist(() =>
          ok(call().post('/companies', body, { 'idempotency-key': `${n}` })),
        );
        written += 1;
        for (let change = 1; change < changes; change++) {
          const name = `Down ${n} Works ${change}`;
          await insist(() => ok(call().patch(`/companies/${companyId}`, { name })));
          written += 1;
        }
      }
    };
    const writing = Promise.all(Array.from({ length: WRITERS }, writer));
    for (const moment of [100, 200]) {
      while (written < moment) await pause(5);
      await server.end('SIGKILL');
      server = await start();
    }
    await writing;
    const stored = await listStored();
    await receiver.start();
    await ok(call().post(`/webhooks/${id}/pause`));
    await ok(call().post(`/webhooks/${id}/resume`));
    await waitUntilSettled();

    const audited = await db.query(`SELECT id FROM audit_entry WHERE entity_type = 'company'`);
    expect(stored.length).toBe(audited.rowCount);
    expect(stored.length).toBeGreaterThanOrEqual(companies * changes);
    expect(groupReceived(receiver.requests, secret)).toEqual(groupStored(stored));
    expect(new Set((await listStored()).map(({ state }) => state))).toEqual(new Set(['delivered']));
    expect(await server.end('SIGTERM')).toBe(0);
  }, 180_000);
});

/** Counts the requests that are unanswered at the same time. */
class OpenRequests {
  most = 0;
  /** The ids of records about which two requests were open at the same time. */
  readonly overlapping = new Set<string>();
  private readonly open = new Map<string, number>();
  private count = 0;

  /** Opens a request until some work is done. */
  async hold({ body }: ReceivedRequest, work: () => Promise<void>): Promise<number> {
    const { id } = (JSON.parse(String(body)) as WebhookPayload).data;
    const ofRecord = (this.open.get(id) ?? 0) + 1;
    this.open.set(id, ofRecord);
    if (ofRecord > 1) this.overlapping.add(id);
    this.count += 1;
    this.most = Math.max(this.most, this.count);
    await work();
    this.count -= 1;
    this.open.set(id, this.open.get(id)! - 1);
    return 204;
  }
}

describe('An instance', () => {
  it('sends four deliveries at once, and never two of one record', async () => {
    const server = await start();
    const { headers } = await createWebhook(server);
    const caller = new Caller(server.url, null, headers);
    const open = new OpenRequests();
    const { promise: areFourOpen, resolve } = Promise.withResolvers<void>();
    receiver.decide = (request) => {
      const answered = open.hold(request, () => areFourOpen);
      if (open.most === 4) resolve();
      return answered;
    };
    for (let n = 0; n < 8; n++) {
      const body = { name: `Slow ${n} Works`, country: 'CN', allowDuplicate: true };
      const { id } = await ok(caller.post('/companies', body));
      await ok(caller.patch(`/companies/${id}`, { name: `Slow ${n} Factory` }));
    }
    await waitUntilSettled();
    expect(receiver.ids).toHaveLength(16);
    expect([open.most, [...open.overlapping]]).toEqual([4, []]);
    expect(await server.end('SIGTERM')).toBe(0);
  }, 180_000);
});

describe('Two instances', () => {
  it('send each of 1,000 deliveries once', async () => {
    const count = 1_000;
    const servers = await Promise.all([start(), start()]);
    const { secret, headers } = await createWebhook(servers[0]);
    const open = new OpenRequests();
    // The answer comes a turn of the event loop later, so that requests that arrive together are open together.
    receiver.decide = (request) => open.hold(request, () => new Promise((resolve) => setImmediate(resolve)));
    const callers = servers.map(({ url }) => new Caller(url, null, headers));
    let next = 0;
    const writer = async () => {
      for (let n = next++; n < count / 4; n = next++) {
        const caller = callers[n % 2]!;
        const body = { name: `Shared ${n} Works`, country: 'CN', allowDuplicate: true };
        const { id } = await ok(caller.post('/companies', body));
        // The other instance makes the next change of the same record.
        for (const name of ['A', 'B', 'C']) {
          await ok(callers[(n + 1) % 2]!.patch(`/companies/${id}`, { name: `${name} ${n} Works` }));
        }
      }
    };
    await Promise.all(Array.from({ length: WRITERS }, writer));
    await waitUntilSettled();
    const stored = await listStored();
    expect(stored).toHaveLength(count);
    expect(stored.filter(({ state, attempts }) => state !== 'delivered' || attempts !== 1)).toEqual([]);
    expect(receiver.ids).toHaveLength(count);
    expect([...open.overlapping]).toEqual([]);
    expect(open.most).toBeLessThanOrEqual(8);
    expect(groupReceived(receiver.requests, secret)).toEqual(groupStored(stored));
    for (const server of servers) expect(await server.end('SIGTERM')).toBe(0);
  }, 180_000);
});
