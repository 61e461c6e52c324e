import { setTimeout as pause } from 'node:timers/promises';
import type pg from 'pg';
import { type ServerProcess, startProcess } from '../server/process.js';
import { Caller } from '../support/api.js';
import { cloneDatabase, type TestDatabase } from '../support/database.js';
import { MAPPING, registration } from './intake.given.js';

const PASSWORD = 'a password for tests';

let database: TestDatabase;
let db: pg.Pool;
beforeAll(async () => {
  database = await cloneDatabase();
  ({ db } = database);
});
afterAll(() => database.drop());

const start = () =>
  startProcess({
    DATABASE_URL: database.url,
    LOG_LEVEL: 'debug',
    DATABASE_POOL_SIZE: '8',
    ADMIN_EMAIL: 'admin@locate.test',
    ADMIN_PASSWORD: PASSWORD,
  });

/** The path of a new connection, good on every instance. */
async function connect(url: string, name: string): Promise<{ id: string; path: string }> {
  const anybody = new Caller(url, null);
  const { body } = await anybody.post('/auth/login', { email: 'admin@locate.test', password: PASSWORD });
  const admin = new Caller(url, null, { authorization: `Bearer ${body.accessToken}` });
  const made = await admin.post('/intake/connections', { name, provider: 'generic', mapping: MAPPING });
  return { id: made.body.id, path: new URL(made.body.url).pathname };
}

/** Sends as a sender does: again and again until it is told that it was taken. */
async function insist(urlOf: () => string, path: string, payload: object): Promise<void> {
  for (;;) {
    try {
      const response = await fetch(`${urlOf()}${path}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(payload),
      });
      await response.arrayBuffer();
      if (response.status === 202) return;
    } catch {
      // Nobody there, or gone in the middle.
    }
    await pause(50);
  }
}

/** Sends `count` registrations, a few at a time; `sent` is told of each that was taken. */
async function sendAll(count: number, urlOf: () => string, path: string, sent: () => void): Promise<void> {
  let next = 0;
  const sender = async () => {
    while (next < count) {
      await insist(urlOf, path, registration(next++));
      sent();
    }
  };
  await Promise.all(Array.from({ length: 8 }, sender));
}

/** Waits until nothing of a connection waits to be worked on. */
async function settled(connectionId: string): Promise<void> {
  for (;;) {
    const { rowCount } = await db.query(
      'SELECT 1 FROM intake_delivery WHERE connection_id = $1 AND next_attempt_at IS NOT NULL LIMIT 1',
      [connectionId],
    );
    if (!rowCount) return;
    await pause(100);
  }
}

/** Every delivery was worked on once, and every registration made once. */
async function expectOnce(connectionId: string, count: number): Promise<void> {
  const { rows } = await db.query(
    `SELECT count(*)::integer AS deliveries, count(DISTINCT d.delivery_key)::integer AS different,
       sum((SELECT count(*) FROM intake_step s WHERE s.delivery_id = d.id AND s.state IN ('applied', 'needs_review')))::integer
         AS worked
     FROM intake_delivery d WHERE d.connection_id = $1`,
    [connectionId],
  );
  expect(rows).toEqual([{ deliveries: count, different: count, worked: count }]);
  const made = await db.query(
    `SELECT count(*)::integer AS registrations, count(DISTINCT external_id)::integer AS different,
       sum((SELECT count(*) FROM audit_entry a WHERE a.entity_id = r.id AND a.action = 'created'))::integer AS created
     FROM intake_registration r WHERE r.connection_id = $1`,
    [connectionId],
  );
  expect(made.rows).toEqual([{ registrations: count, different: count, created: count }]);
}

describe('A kill -9 while registrations arrive', () => {
  it('loses none of 1,000 registrations and processes none twice', async () => {
    const count = 1_000;
    let server = await start();
    const { id, path } = await connect(server.url, 'Killed');
    let taken = 0;
    const sending = sendAll(
      count,
      () => server.url,
      path,
      () => taken++,
    );
    // At moments that nobody chose, some between storing and working, some while the next one starts.
    for (let kill = 1; kill <= 4; kill++) {
      const moment = count * ((kill - 1 + Math.random()) / 5);
      while (taken < moment) await pause(5);
      await server.end('SIGKILL');
      server = await start();
    }
    await sending;
    await settled(id);
    await expectOnce(id, count);
    expect(await server.end('SIGTERM')).toBe(0);
  }, 180_000);
});

describe('Two instances on one database', () => {
  const doneBy = ({ output }: ServerProcess) =>
    [...output().matchAll(/"deliveryId":"([^"]+)"[^\n]*"delivery\.done"/g)].map(([, id]) => id!);

  it('share the deliveries and process none twice', async () => {
    const count = 400;
    const servers = await Promise.all([start(), start()]);
    const { id, path } = await connect(servers[0].url, 'Shared');
    let turn = 0;
    // All are sent to one of them at times, so that the other is woken for what it has not received.
    await sendAll(
      count,
      () => servers[turn++ % 3 === 0 ? 1 : 0].url,
      path,
      () => undefined,
    );
    await settled(id);
    await expectOnce(id, count);
    for (const server of servers) expect(await server.end('SIGTERM')).toBe(0);
    const [one, other] = servers.map(doneBy);
    expect(one!.length).toBeGreaterThan(0);
    expect(other!.length).toBeGreaterThan(0);
    expect(new Set([...one!, ...other!]).size).toBe(count);
    expect(one!.length + other!.length).toBe(count);
  }, 120_000);
});
