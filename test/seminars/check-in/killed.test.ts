import { startProcess, type ServerProcess } from '../../server/process.js';
import { Caller } from '../../support/api.js';
import { cloneDatabase, type TestDatabase } from '../../support/database.js';
import { type Made, ok } from '../../support/make.js';
import { entry, getResults, send } from './check-in.given.js';

const PASSWORD = 'a password for tests';
const HOUR_MS = 3_600_000;
const VISITORS = 60;
const WALK_INS = 40;

let database: TestDatabase;
beforeAll(async () => (database = await cloneDatabase()));
afterAll(() => database.drop());

async function start(): Promise<{ server: ServerProcess; staff: Caller }> {
  const server = await startProcess({
    DATABASE_URL: database.url,
    DEMO: 'false',
    LOG_LEVEL: 'silent',
    ADMIN_EMAIL: 'admin@locate.test',
    ADMIN_PASSWORD: PASSWORD,
  });
  const login = { email: 'admin@locate.test', password: PASSWORD };
  const { body } = await new Caller(server.url, null).post('/auth/login', login);
  return { server, staff: new Caller(server.url, null, { authorization: `Bearer ${body.accessToken}` }) };
}

const countEntries = async () => Number((await database.db.query('SELECT count(*) FROM check_in_entry')).rows[0].count);

describe('A server that is killed three times while it processes 100 entries', () => {
  it('has lost none and doubled none when the device has sent them again', async () => {
    let { server, staff } = await start();
    const now = Date.now();
    const hours = { startsAt: new Date(now - HOUR_MS).toISOString(), endsAt: new Date(now + HOUR_MS).toISOString() };
    const { id } = await ok(staff.post('/seminars', { title: 'Killed', timezone: 'Europe/Brussels', ...hours }));
    const codes: string[] = [];
    for (let n = 0; n < VISITORS; n++) {
      const person = { fullName: `Guest ${n}`, email: `guest.${n}@killed.test`, override: true };
      codes.push((await ok(staff.post(`/seminars/${id}/registrations`, person))).code);
    }
    const cameAt = new Date(now - HOUR_MS / 2);
    const entries = [
      ...codes.map((code) => entry(cameAt, { code })),
      ...Array.from({ length: WALK_INS }, (_, n) => entry(cameAt, { walkIn: { fullName: `Walk In ${n}` } })),
    ];
    for (const goal of [20, 45, 80]) {
      const sent = send(staff, id, new Date(), ...entries).catch(() => undefined);
      while ((await countEntries()) < goal) await new Promise((resolve) => setImmediate(resolve));
      await server.end('SIGKILL');
      await sent;
      ({ server, staff } = await start());
    }
    expect(await countEntries()).toBeLessThan(entries.length);
    const results = await getResults(send(staff, id, new Date(), ...entries));
    expect(results.map(({ key, outcome }: Made) => [key, outcome])).toEqual(
      entries.map(({ key }, index) => [key, index < VISITORS ? 'checked_in' : 'walk_in']),
    );
    expect(await getResults(send(staff, id, new Date(), ...entries))).toEqual(results);
    expect(await ok(staff.get(`/seminars/${id}`))).toMatchObject({ attended: VISITORS + WALK_INS });
    const { rows } = await database.db.query(
      `SELECT count(*)::int AS people, count(DISTINCT checked_in_at)::int AS times FROM seminar_registration`,
    );
    expect(rows).toEqual([{ people: VISITORS + WALK_INS, times: 1 }]);
    expect(await server.end('SIGTERM')).toBe(0);
  }, 120_000);
});
