import { Caller } from '../support/api.js';
import { cloneDatabase } from '../support/database.js';
import { type ServerProcess, startProcess } from './process.js';

/** Makes a Node.js one of release 20, which has no Map.groupBy: reports that group found it missing when they were asked for. */
const AS_OLD = `
  Object.defineProperty(process.versions, 'node', { value: '20.20.2' });
  delete Map.groupBy;
`;
const PASSWORD = 'a password for tests';

let database: Awaited<ReturnType<typeof cloneDatabase>>;
let server: ServerProcess;

beforeAll(async () => {
  database = await cloneDatabase();
  server = await startProcess(
    { DATABASE_URL: database.url, ADMIN_EMAIL: 'admin@locate.test', ADMIN_PASSWORD: PASSWORD },
    AS_OLD,
  );
});
afterAll(async () => {
  if (server.child.exitCode === null) await server.end('SIGKILL');
  await database.drop();
});

describe('The build that is started with an older Node.js', () => {
  it('answers every report, on the Node.js of the project', async () => {
    const guest = new Caller(server.url, null);
    const { body } = await guest.post('/auth/login', { email: 'admin@locate.test', password: PASSWORD });
    const admin = new Caller(server.url, null, { authorization: `Bearer ${body.accessToken}` });
    const { items } = (await admin.get('/reports')).body as { items: { name: string }[] };
    const asked = items.map(async ({ name }) => [name, (await admin.get(`/reports/${name}`)).status]);
    expect(await Promise.all(asked)).toEqual(items.map(({ name }) => [name, 200]));
  });

  it('stops on a signal and returns its exit code', async () => {
    expect(await server.end('SIGTERM')).toBe(0);
    await expect(fetch(`${server.url}/health/live`)).rejects.toThrow('fetch failed');
  });

  it('leaves no process behind when it is killed', async () => {
    const other = await startProcess({ DATABASE_URL: database.url }, AS_OLD);
    await other.end('SIGKILL');
    const answers = () =>
      fetch(`${other.url}/health/live`).then(
        () => true,
        () => false,
      );
    while (await answers());
    expect(await answers()).toBe(false);
  });
});
