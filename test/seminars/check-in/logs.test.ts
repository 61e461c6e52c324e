import { type ServerProcess, startProcess } from '../../server/process.js';
import { Caller } from '../../support/api.js';
import { cloneDatabase, type TestDatabase } from '../../support/database.js';
import { ok } from '../../support/make.js';
import { beginDoorSession, entry, getResults, send } from './check-in.given.js';

const PASSWORD = 'a password for tests';
const HOUR_MS = 3_600_000;

let database: TestDatabase;
let server: ServerProcess;
beforeAll(async () => {
  database = await cloneDatabase();
  server = await startProcess({
    DATABASE_URL: database.url,
    DEMO: 'false',
    LOG_LEVEL: 'trace',
    ADMIN_EMAIL: 'admin@locate.test',
    ADMIN_PASSWORD: PASSWORD,
  });
});
afterAll(() => database.drop());

describe('The logs of the check-in', () => {
  it('have no token, helper or visitor, whatever is recorded or refused', async () => {
    const anonymous = new Caller(server.url, null);
    const login = await anonymous.post('/auth/login', { email: 'admin@locate.test', password: PASSWORD });
    const admin = anonymous.with({ authorization: `Bearer ${login.body.accessToken}` });
    const at = (ms: number) => new Date(Date.now() + ms).toISOString();
    const hours = { startsAt: at(-HOUR_MS), endsAt: at(HOUR_MS), timezone: 'Europe/Brussels' };
    const { id } = await ok(admin.post('/seminars', { title: 'Logged', ...hours }));
    const { url } = await ok(admin.post(`/seminars/${id}/door-links`, { name: 'Helperina' }));
    const token = new URL(url).hash.slice(1);
    const begun = await beginDoorSession({ anonymous }, id, token);
    expect((await beginDoorSession({ anonymous }, id, `${token}x`)).status).toBe(401);
    const cookie = begun.headers.get('set-cookie')!.split(';')[0]!;
    const door = anonymous.with({ cookie, 'x-locate-client': 'web', 'sec-fetch-site': 'same-origin' });
    const walkIn = { fullName: 'Quetzal Visitor', email: 'quetzal@logs.example', companyName: 'Unlogged BV' };
    const came = new Date(Date.now() - 1_000);
    const results = await getResults(
      send(
        door,
        id,
        new Date(),
        entry(came, { walkIn }),
        entry(came, { walkIn: { ...walkIn, email: 'wrong' } }),
        entry(came, { code: 'UNKNOWN123' }),
      ),
    );
    expect(results.map(({ outcome }) => outcome)).toEqual(['walk_in', 'refused', 'refused']);
    expect((await door.get('/leads')).status).toBe(403);
    // The log is complete when the server has ended.
    expect(await server.end('SIGTERM')).toBe(0);
    const output = server.output();
    expect(output).toContain(`/seminars/${id}/check-ins`);
    for (const secret of [token, 'Helperina', 'Quetzal', 'quetzal@', 'Unlogged', 'UNKNOWN123', 'wrong']) {
      expect(output).not.toContain(secret);
    }
  });
});
