import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { chmod, chown, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';

const BINARY = ['/usr/sbin/pgbouncer', '/usr/bin/pgbouncer', '/opt/homebrew/bin/pgbouncer'].find((path) =>
  existsSync(path),
);
/** The account without rights that every Unix has: PgBouncer refuses to run as root. */
const NOBODY = 65_534;

/** `describe` where PgBouncer is installed; elsewhere the tests are listed as skipped. */
export const describeWithPgBouncer = BINARY === undefined ? describe.skip : describe;

/** A PgBouncer in transaction mode in front of one database. */
export interface PgBouncer {
  /** The address of the database through it. */
  url: string;
  /** Everything it has logged. */
  log(): string;
  stop(): Promise<void>;
}

/** Starts PgBouncer in front of a database. `settings` are further lines of its configuration. */
export async function startPgBouncer(databaseUrl: string, settings: Record<string, string> = {}): Promise<PgBouncer> {
  const { hostname, port, username, password, pathname } = new URL(databaseUrl);
  const listenPort = await findFreePort();
  const folder = await mkdtemp(join(tmpdir(), 'locate-pgbouncer-'));
  const server = { host: hostname, port, user: decodeURIComponent(username), password: decodeURIComponent(password) };
  const connection = Object.entries(server).map(([name, value]) => `${name}='${value.replaceAll("'", "''")}'`);
  const lines = {
    listen_addr: '127.0.0.1',
    listen_port: String(listenPort),
    unix_socket_dir: '',
    auth_type: 'any',
    pool_mode: 'transaction',
    max_prepared_statements: '200',
    default_pool_size: '4',
    ...settings,
  };
  const config = join(folder, 'pgbouncer.ini');
  await writeFile(
    config,
    `[databases]\n* = ${connection.join(' ')}\n[pgbouncer]\n${Object.entries(lines)
      .map(([name, value]) => `${name} = ${value}\n`)
      .join('')}`,
    { mode: 0o600 },
  );
  const isRoot = process.getuid?.() === 0;
  if (isRoot) for (const path of [folder, config]) await chown(path, NOBODY, NOBODY);
  await chmod(folder, 0o700);
  const child = spawn(BINARY!, [config], {
    stdio: ['ignore', 'ignore', 'pipe'],
    cwd: '/',
    ...(isRoot && { uid: NOBODY, gid: NOBODY }),
  });
  let log = '';
  child.stderr.on('data', (chunk: Buffer) => (log += chunk.toString()));
  const url = new URL(databaseUrl);
  Object.assign(url, { hostname: '127.0.0.1', port: String(listenPort), pathname });
  try {
    await untilItAnswers(url.href, child);
  } catch (error) {
    child.kill('SIGKILL');
    throw new Error(`PgBouncer does not start: ${log}`, { cause: error });
  }
  return {
    url: url.href,
    log: () => log,
    stop: async () => {
      // After a SIGTERM it would wait until the last client has left.
      child.kill('SIGQUIT');
      if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function untilItAnswers(url: string, child: ChildProcess): Promise<void> {
  for (;;) {
    const client = new pg.Client({ connectionString: url });
    client.on('error', () => undefined);
    try {
      await client.connect();
      return;
    } catch (error) {
      if (child.exitCode !== null || (error as { code?: string }).code !== 'ECONNREFUSED') throw error;
      await new Promise((resolve) => setTimeout(resolve, 20));
    } finally {
      await client.end().catch(() => undefined);
    }
  }
}

async function findFreePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
