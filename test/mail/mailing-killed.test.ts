import { startProcess, type ServerProcess } from '../server/process.js';
import { Caller } from '../support/api.js';
import { cloneDatabase, type TestDatabase } from '../support/database.js';
import { type Made, ok } from '../support/make.js';
import { SmtpSink } from '../support/smtp-sink.js';
import { buildMailSettings, givenSeminar, register, sendMailing } from './mail.given.js';

const PASSWORD = 'a password for tests';
const PEOPLE = 200;
/** The numbers of mails after which an instance is killed, the first one and the second one in turn. */
const KILLS = [40, 90, 140];

let database: TestDatabase;
const sink = await new SmtpSink().start();
beforeAll(async () => (database = await cloneDatabase()));
afterAll(async () => {
  await database.drop();
  await sink.stop();
});

const start = (): Promise<ServerProcess> =>
  startProcess({
    DATABASE_URL: database.url,
    DEMO: 'false',
    LOG_LEVEL: 'silent',
    ADMIN_EMAIL: 'admin@locate.test',
    ADMIN_PASSWORD: PASSWORD,
    ...buildMailSettings(sink.port, { MAIL_PER_MINUTE: '10000' }),
  });

async function login(url: string): Promise<Caller> {
  const anonymous = new Caller(url, null);
  const { body } = await anonymous.post('/auth/login', { email: 'admin@locate.test', password: PASSWORD });
  return new Caller(url, body.user?.id ?? null, { authorization: `Bearer ${body.accessToken}` });
}

async function countStates(): Promise<Record<string, number>> {
  const { rows } = await database.db.query('SELECT state, count(*)::int AS count FROM mail GROUP BY state');
  return Object.fromEntries(rows.map(({ state, count }: Made) => [state, count]));
}

describe('Two instances of which one after the other is killed while they send a mailing to 200 people', () => {
  it('have written to everybody at the end, to at most one twice for each kill, and always with the same Message-ID', async () => {
    const servers = [await start(), await start()];
    const admin = await login(servers[0]!.url);
    const seminar = await givenSeminar(admin, { ownerId: null });
    const addresses = Array.from({ length: PEOPLE }, (_, index) => `person.${index}@killed.test`);
    for (const email of addresses) await register(admin, seminar.id, { fullName: email, email });
    const mailing = await sendMailing(admin, { seminarId: seminar.id }, { purpose: 'transactional' });
    for (const [index, goal] of KILLS.entries()) {
      await waitUntil(() => sink.received.length >= goal);
      await servers[index % 2]!.end('SIGKILL');
      servers[index % 2] = await start();
    }
    await waitUntil(async () => {
      // The claims of killed instances end earlier, because the test does not wait for a minute.
      await database.db.query(`UPDATE mail SET next_attempt_at = created_at WHERE state = 'queued' AND attempts = 0
        AND claimed_at < now() - interval '20 seconds'`);
      return (await countStates())['queued'] === undefined;
    });
    const last = await login(servers[0]!.url);
    expect(await ok(last.get(`/mailings/${mailing.id}`))).toMatchObject({ state: 'done', counts: { sent: PEOPLE } });
    for (const server of servers) expect(await server.end('SIGTERM')).toBe(0);

    expect(await countStates()).toEqual({ sent: PEOPLE });
    const ids = Map.groupBy(sink.received, ({ to }) => to[0]!);
    expect([...ids.keys()].toSorted()).toEqual(addresses.toSorted());
    const { rows } = await database.db.query('SELECT to_address, message_id FROM mail');
    for (const { to_address: address, message_id: messageId } of rows) {
      const received = ids.get(address)!.map(({ headers }) => headers.get('message-id'));
      expect([...new Set(received)]).toEqual([messageId]);
      expect(received.length).toBeLessThanOrEqual(2);
    }
    expect(sink.received.length).toBeLessThanOrEqual(PEOPLE + KILLS.length);
  }, 300_000);
});

async function waitUntil(isTrue: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await isTrue())) await new Promise((resolve) => setImmediate(resolve));
}
