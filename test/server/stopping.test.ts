import { once } from 'node:events';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { connect, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Wire } from '../support/wire.js';
import { cloneDatabase, type TestDatabase } from '../support/database.js';
import { runToEnd, startProcess } from './process.js';

let database: TestDatabase;
let folder: string;
beforeAll(async () => {
  database = await cloneDatabase();
  folder = await mkdtemp(join(tmpdir(), 'locate-stopping-'));
});
afterAll(async () => {
  await database.drop();
  await rm(folder, { recursive: true, force: true });
});

/** A connection that sends what it is given, and no more. */
async function connected(url: string, text: string): Promise<Socket> {
  const socket = connect(Number(new URL(url).port), '127.0.0.1');
  socket.on('error', () => undefined);
  await once(socket, 'connect');
  if (text) await new Promise((sent) => socket.write(text, sent));
  return socket;
}

/** Whether a PostgreSQL server says that it runs on the folder. */
async function hasServer(): Promise<boolean> {
  return (await readdir(folder, { recursive: true })).some((path) => path.endsWith('postmaster.pid'));
}

/** Has the process send itself SIGTERM as soon as it reads a file of that name. */
const stoppedAt = (file: string) => `
  import { registerHooks } from 'node:module';
  registerHooks({ load(url, context, next) {
    if (url.endsWith('${file}')) process.kill(process.pid, 'SIGTERM');
    return next(url, context);
  } });`;

/** Has the process send itself SIGTERM as soon as its own PostgreSQL is there. */
const stoppedWithDatabase = `
  import { existsSync } from 'node:fs';
  const look = setInterval(() => {
    if (!existsSync(process.env.DATA_DIR + '/postgres/cluster/postmaster.pid')) return;
    clearInterval(look);
    process.kill(process.pid, 'SIGTERM');
  }, 1);`;

/** Has the process send itself SIGTERM when pg-boss begins to listen, which never ends. */
const stoppedWhileJobsStart = `
  import pg from '${import.meta.resolve('pg')}';
  const { query } = pg.Client.prototype;
  pg.Client.prototype.query = function (text, ...values) {
    if (!String(text).startsWith('LISTEN "pgboss')) return query.call(this, text, ...values);
    process.kill(process.pid, 'SIGTERM');
    return new Promise(() => undefined);
  };`;

/** Has the process start the application as npm's shell does, in a child process to which it passes no signal on. */
const asShell = `
  import { spawn } from 'node:child_process';
  spawn(process.execPath, [process.argv[1]], { stdio: 'inherit', env: { ...process.env, npm_lifecycle_event: 'start' } });
  await new Promise(() => undefined);`;

describe('An application that is stopped while it starts', () => {
  it('does not start if its modules are still being loaded', async () => {
    const { code, output } = await runToEnd({ DATABASE_URL: database.url }, { preload: stoppedAt('/src/server.js') });
    expect([code, output]).toEqual([0, '']);
  });

  it.each([
    ['its database is being started', stoppedWithDatabase],
    ['its jobs are being started', stoppedAt('/pg-boss/dist/index.js')],
  ])('leaves no database behind when %s', async (_when, preload) => {
    const data = await mkdtemp(join(folder, 'early-'));
    const { code } = await runToEnd({ DATA_DIR: data, JOBS: 'false' }, { preload });
    expect(code).toBe(0);
    expect(await hasServer()).toBe(false);
  });
});

describe('An application whose jobs never finish starting', () => {
  it('stops its own database, although their connections remain open', async () => {
    const data = await mkdtemp(join(folder, 'jobs-'));
    const env = { DATA_DIR: data, SHUTDOWN_SECONDS: '4' };
    const { output } = await runToEnd(env, { preload: stoppedWhileJobsStart });
    expect(output).toContain('jobs.not_stopped');
    expect(await hasServer()).toBe(false);
  });
});

describe('An application that is stopped', () => {
  it.each(['SIGTERM', 'SIGINT', 'SIGHUP'] as const)(
    'ends on %s, although connections are open that have never asked anything',
    async (signal) => {
      const server = await startProcess({ DATABASE_URL: database.url });
      const sockets = [await connected(server.url, ''), await connected(server.url, 'GET /health/li')];
      expect(await server.end(signal)).toBe(0);
      for (const socket of sockets) socket.destroy();
    },
  );

  it('ends at once although streams of live updates are open', async () => {
    const [email, password] = ['admin@locate.test', 'a password of the admin'];
    const own = await cloneDatabase();
    const admin = { ADMIN_EMAIL: email, ADMIN_PASSWORD: password, SHUTDOWN_SECONDS: '60' };
    const server = await startProcess({ DATABASE_URL: own.url, ...admin });
    const login = await fetch(`${server.url}/api/v1/auth/login`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ email, password }),
    });
    const { accessToken } = (await login.json()) as { accessToken: string };
    const headers = { authorization: `Bearer ${accessToken}` };
    const streams = await Promise.all([1, 2, 3].map(() => fetch(`${server.url}/api/v1/live-updates`, { headers })));
    expect(streams.map(({ status }) => status)).toEqual([200, 200, 200]);
    const started = performance.now();
    expect(await server.end('SIGTERM')).toBe(0);
    expect(performance.now() - started).toBeLessThan(30_000);
    expect(await Promise.all(streams.map((stream) => stream.text()))).toHaveLength(3);
    expect(server.output()).not.toContain('live-updates');
    await own.drop();
  });

  it("ends when npm's shell, which started it, is killed", async () => {
    const shell = await startProcess({ DATABASE_URL: database.url }, asShell);
    // The output of the shell is closed when the application has ended too.
    await shell.end('SIGKILL');
    await expect(fetch(`${shell.url}/health/live`)).rejects.toThrow('fetch failed');
  });

  it('ends in order although the network to its database has fallen silent', async () => {
    const direct = new URL(database.url);
    const wire = new Wire({ host: direct.hostname, port: Number(direct.port) });
    await wire.mend();
    direct.port = String(wire.port);
    const server = await startProcess({ DATABASE_URL: direct.href, SHUTDOWN_SECONDS: '12' });
    const login = (_: unknown, n: number) =>
      fetch(`${server.url}/api/v1/auth/login`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ email: `nobody.${n}@locate.test`, password: 'a password of nobody' }),
      });
    expect((await login(0, 0)).status).toBe(401);
    wire.silence();
    const answers = Array.from({ length: 20 }, login);
    // When one has been answered, all have been read.
    await Promise.any(answers);
    expect(await server.end('SIGTERM')).toBe(0);
    expect(new Set((await Promise.all(answers)).map(({ status }) => status))).toEqual(new Set([503]));
    await wire.cut();
  }, 60_000);

  it('stops its own database also when a request does not end in time', async () => {
    const server = await startProcess({ DATA_DIR: folder, SHUTDOWN_SECONDS: '1' });
    expect(await hasServer()).toBe(true);
    // The answer to the first says that the second, sent with it, has been read as far as it goes.
    const unfinished =
      'GET /health/live HTTP/1.1\r\nHost: x\r\n\r\n' +
      'POST /api/v1/auth/login HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 9\r\n\r\n{';
    const socket = await connected(server.url, unfinished);
    await once(socket, 'data');
    expect(await server.end('SIGTERM')).toBe(1);
    expect(await hasServer()).toBe(false);
    socket.destroy();
  });
});
