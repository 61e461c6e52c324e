import { startProcess, type ServerProcess } from '../server/process.js';
import { Caller } from '../support/api.js';
import { cloneDatabase, type TestDatabase } from '../support/database.js';
import { type Made, ok } from '../support/make.js';
import { SmtpSink } from '../support/smtp-sink.js';
import { buildMailSettings } from './mail.given.js';

const PASSWORD = 'a password for tests';
const MAILS = 200;

let database: TestDatabase;
const sink = await new SmtpSink().start();
beforeAll(async () => (database = await cloneDatabase()));
afterAll(async () => {
  await database.drop();
  await sink.stop();
});

async function start(): Promise<{ server: ServerProcess; admin: Caller }> {
  const server = await startProcess({
    DATABASE_URL: database.url,
    DEMO: 'false',
    LOG_LEVEL: 'silent',
    ADMIN_EMAIL: 'admin@locate.test',
    ADMIN_PASSWORD: PASSWORD,
    ...buildMailSettings(sink.port),
  });
  const login = { email: 'admin@locate.test', password: PASSWORD };
  const { body } = await new Caller(server.url, null).post('/auth/login', login);
  return { server, admin: new Caller(server.url, null, { authorization: `Bearer ${body.accessToken}` }) };
}

/** Makes claims of a killed server end now, because the test does not wait for a minute. */
async function endClaims(): Promise<void> {
  await database.db.query(`UPDATE mail SET next_attempt_at = created_at WHERE state = 'queued'`);
}

async function countStates(): Promise<Record<string, number>> {
  const { rows } = await database.db.query('SELECT state, count(*)::int AS count FROM mail GROUP BY state');
  return Object.fromEntries(rows.map(({ state, count }: Made) => [state, count]));
}

describe('A server that is killed three times while it sends 200 mails', () => {
  it('has sent every mail at the end, at most one twice for each kill, and always with its Message-ID', async () => {
    const first = await start();
    const contacts = Array.from({ length: MAILS }, (_, index) => ({ email: `person.${index}@killed.test` }));
    const contactIds: string[] = [];
    for (const { email } of contacts) {
      contactIds.push((await ok(first.admin.post('/contacts', { fullName: email, email }))).id);
    }
    for (let start = 0; start < MAILS; start += 20) {
      const some = contactIds.slice(start, start + 20);
      await ok(first.admin.post('/mails', { contactIds: some, subject: 'Kill', body: 'x' }));
    }
    let { server } = first;
    for (const goal of [40, 90, 140]) {
      await waitUntil(() => sink.received.length >= goal);
      await server.end('SIGKILL');
      await endClaims();
      ({ server } = await start());
    }
    await waitUntil(async () => (await countStates())['queued'] === undefined);
    expect(await server.end('SIGTERM')).toBe(0);

    expect(await countStates()).toEqual({ sent: MAILS });
    const ids = new Map<string, string[]>();
    for (const { to, headers } of sink.received) {
      ids.set(to[0]!, [...(ids.get(to[0]!) ?? []), headers.get('message-id')!]);
    }
    expect([...ids.keys()].toSorted()).toEqual(contacts.map(({ email }) => email).toSorted());
    const { rows } = await database.db.query('SELECT to_address, message_id FROM mail');
    for (const { to_address: address, message_id: messageId } of rows) {
      expect([...new Set(ids.get(address))]).toEqual([messageId]);
    }
    // Each kill interrupts one mail at most.
    expect(sink.received.length).toBeLessThanOrEqual(MAILS + 3);
    const interactions = await database.db.query(`SELECT count(*)::int AS count FROM interaction WHERE kind = 'email'`);
    expect(interactions.rows).toEqual([{ count: MAILS / 20 }]);
  }, 300_000);
});

async function waitUntil(isTrue: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await isTrue())) await new Promise((resolve) => setImmediate(resolve));
}
