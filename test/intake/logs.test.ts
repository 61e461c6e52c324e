import { createConnection } from 'node:net';
import type pg from 'pg';
import { type ServerProcess, startProcess } from '../server/process.js';
import { Caller } from '../support/api.js';
import { cloneDatabase, type TestDatabase } from '../support/database.js';
import { FakeSender } from './senders.given.js';
import { signature } from './intake.given.js';

const PASSWORD = 'a password for tests';
/** What no log may repeat: of a person, of a form, of a sender. */
const EMAIL = 'nobody.logs.me@private.example';
const NAME = 'Quetzalcoatl Rememberme';
const ANSWER = 'an answer that is nobody’s business';
const SECRET = `whsec_${Buffer.from('a secret that is not logged').toString('base64')}`;
const API_TOKEN = 'token-of-the-api-that-is-not-logged';

let database: TestDatabase;
let db: pg.Pool;
let sender: FakeSender;
let server: ServerProcess;
let admin: Caller;
beforeAll(async () => {
  database = await cloneDatabase();
  ({ db } = database);
  sender = await new FakeSender().start();
  server = await startProcess({
    DATABASE_URL: database.url,
    LOG_LEVEL: 'trace',
    ADMIN_EMAIL: 'admin@locate.test',
    ADMIN_PASSWORD: PASSWORD,
    INTAKE_PRIVATE_ORIGINS: sender.origin,
  });
  const login = await new Caller(server.url, null).post('/auth/login', {
    email: 'admin@locate.test',
    password: PASSWORD,
  });
  admin = new Caller(server.url, null, { authorization: `Bearer ${login.body.accessToken}` });
});
afterAll(async () => {
  await server.end('SIGTERM');
  await sender.stop();
  await database.drop();
});

const connect = async (change: object) => {
  const mapping = { fields: { fullName: 'name', email: 'email' }, paths: { externalId: 'id' } };
  const { body } = await admin.post('/intake/connections', { name: 'Form', provider: 'generic', mapping, ...change });
  return { id: body.id as string, url: body.url as string, token: body.token as string };
};
const form = (id: string) => JSON.stringify({ id, name: NAME, email: EMAIL, remark: ANSWER });
const post = (url: string, body: string | Buffer, headers: Record<string, string> = {}) =>
  fetch(url, { method: 'POST', body: body as never, headers: { 'content-type': 'application/json', ...headers } });

/** Waits until a delivery of a connection has been worked on, one way or the other. */
async function worked(connectionId: string, deliveries: number): Promise<string[]> {
  for (;;) {
    const { rows } = await db.query(
      `SELECT state FROM intake_delivery WHERE connection_id = $1 AND state <> 'received' ORDER BY id`,
      [connectionId],
    );
    if (rows.length >= deliveries) return rows.map(({ state }) => state);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

describe('The log', () => {
  it('contains the results of deliveries, but no contents, addresses or secrets', async () => {
    const signed = await connect({ secret: SECRET });
    const open = await connect({});
    const pretix = await connect({
      provider: 'pretix',
      mapping: { fields: {} },
      api: { baseUrl: `${sender.origin}/api/v1`, token: API_TOKEN },
    });

    // Accepted, and once more.
    const accepted = form('a');
    for (let n = 0; n < 2; n++) {
      expect((await post(signed.url, accepted, signature(SECRET, 'msg_a', accepted))).status).toBe(202);
    }
    expect((await post(open.url, form('b'))).status).toBe(202);
    // Refused.
    expect((await post(signed.url, accepted, signature('whsec_AAAA', 'msg_b', accepted))).status).toBe(401);
    expect((await post(signed.url, `{"email":"${EMAIL}`)).status).toBe(401);
    expect((await post(open.url, Buffer.alloc(1_100_000, EMAIL))).status).toBe(413);
    // Somebody hangs up in the middle: nothing of ours is unavailable for that.
    await new Promise<void>((done) => {
      const { hostname, port, pathname } = new URL(open.url);
      const socket = createConnection(Number(port), hostname, () => {
        socket.write(`POST ${pathname} HTTP/1.1\r\nhost: x\r\ncontent-length: 1000\r\n\r\n{"email":"${EMAIL}`);
        setTimeout(() => socket.destroy(), 100);
      });
      socket.on('close', () => done());
    });
    // An address that is none, in the ways in which addresses go wrong.
    const { origin } = new URL(open.url);
    const wrong = [
      `${open.url}x`,
      `${open.url}/and/more?email=${EMAIL}`,
      `${origin}/intake/${open.id}%2F${open.token}`,
      `${origin}/intake/${open.id}//${open.token}`,
      `${origin}/INTAKE/${open.id}/${open.token}`,
      `${origin}/api/v1/intake/${open.id}/${open.token}`,
      `${origin}/intake/${open.token}/${open.id}`,
      `${origin}/intake/${open.token}`,
      `${origin}/intake/${open.id}/%zz${open.token}`,
    ];
    for (const url of wrong) expect([400, 404]).toContain((await post(url, form('c'))).status);
    // What has come before is done with by then: it would fail as well.
    expect(await worked(open.id, 1)).toEqual(['needs_review']);
    // Something fails that nobody foresaw, with everything in its message.
    await db.query(`CREATE FUNCTION indiscreet() RETURNS trigger LANGUAGE plpgsql AS $f$
      BEGIN RAISE EXCEPTION 'cannot store %', NEW USING DETAIL = NEW::text; END $f$;
      CREATE TRIGGER indiscreet BEFORE INSERT ON intake_registration FOR EACH ROW EXECUTE FUNCTION indiscreet()`);
    expect((await post(open.url, form('d'))).status).toBe(202);
    expect(await worked(open.id, 2)).toEqual(['needs_review', 'retry']);
    await db.query(`DROP TRIGGER indiscreet ON intake_registration;
      CREATE TRIGGER indiscreet BEFORE INSERT ON intake_delivery FOR EACH ROW EXECUTE FUNCTION indiscreet()`);
    expect((await post(open.url, form('e'))).status).toBe(500);
    await db.query('DROP TRIGGER indiscreet ON intake_delivery');
    // A sender that is asked answers something else.
    sender.has.set('/api/v1/organizers/acme/events/genk26/orders/XY7ZQ/', { email: EMAIL, code: ANSWER });
    const notice = { notification_id: 1, organizer: 'acme', event: 'genk26', code: 'XY7ZQ', action: 'x' };
    expect((await post(pretix.url, JSON.stringify(notice))).status).toBe(202);
    expect(await worked(pretix.id, 1)).toEqual(['parked']);

    // What waited to be written is written when it ends.
    await server.end('SIGTERM');
    const log = server.output();
    const lines = log.split('\n').filter((line) => line.startsWith('{'));
    expect(lines.length).toBeGreaterThan(15);
    const statuses = lines.map((line) => JSON.parse(line).status).filter((status) => status !== undefined);
    expect(statuses).toEqual(expect.arrayContaining([202, 401, 404, 413, 500]));
    expect(log).not.toContain('service.database_unavailable');
    for (const said of [EMAIL, NAME, ANSWER, SECRET, SECRET.slice(6), API_TOKEN, PASSWORD]) {
      expect(log).not.toContain(said);
      expect(log).not.toContain(encodeURIComponent(said));
    }
    for (const { token } of [signed, open, pretix]) expect(log).not.toContain(token.slice(3, 20));
  });
});
