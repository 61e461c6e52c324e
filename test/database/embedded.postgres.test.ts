import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chmod, chown, cp, lstat, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { canEnter, findServerAccount } from '../../src/database/embedded/server-account.reader.js';
import { findLockHolder, isRunning, readLock } from '../../src/database/embedded/postmaster-lock.reader.js';
import { type EmbeddedPostgres, startEmbeddedPostgres } from '../../src/database/embedded/embedded-server.runner.js';
import { type LauncherChild, spawnLauncher } from './embedded.child.js';

const asRoot = process.getuid?.() === 0;
const account = await findServerAccount();
/** Whether another account could run this very Node and project, for the tests that need one. */
const othersMayRun = account !== undefined && (await canEnter(dirname(process.execPath), account));

const folders: string[] = [];
const servers: EmbeddedPostgres[] = [];
const children: LauncherChild[] = [];
const strangers: ChildProcess[] = [];

async function newFolder(mode = 0o711): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), `locate-test-${process.pid}-`));
  await chmod(folder, mode);
  folders.push(folder);
  return folder;
}

async function start(dataDir: string, settings: Record<string, string> = {}): Promise<EmbeddedPostgres> {
  const server = await startEmbeddedPostgres({ dataDir, settings: { fsync: 'off', ...settings } });
  servers.push(server);
  return server;
}

function launch(...args: Parameters<typeof spawnLauncher>): LauncherChild {
  const child = spawnLauncher(...args);
  children.push(child);
  return child;
}

async function query<Row extends pg.QueryResultRow>(url: string, text: string): Promise<Row[]> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return (await client.query<Row>(text)).rows;
  } finally {
    await client.end();
  }
}

/** Lists the connections of others to a database. */
const OTHER_CONNECTIONS =
  'SELECT pid, application_name FROM pg_stat_activity WHERE datname IS NOT NULL AND pid <> pg_backend_pid()';

async function eventually<T>(attempt: () => Promise<T>): Promise<T> {
  for (const until = Date.now() + 20_000; ;) {
    try {
      return await attempt();
    } catch (error) {
      if (Date.now() > until) throw error;
      await sleep(20);
    }
  }
}

function getCluster(dataDir: string): string {
  return join(dataDir, 'postgres', 'cluster');
}

async function readPostmaster(dataDir: string): Promise<number> {
  const lock = await readLock(getCluster(dataDir));
  if (!lock) throw new Error(`No server holds ${dataDir}`);
  return lock.pid;
}

async function killAndWait(pid: number): Promise<void> {
  process.kill(pid, 'SIGKILL');
  while (await isRunning(pid)) await sleep(10);
}

/** A living process of the account that runs the server, which is not the server. */
function startStranger(): number {
  const stranger = spawn('sleep', ['300'], account && { uid: account.uid, gid: account.gid });
  strangers.push(stranger);
  if (stranger.pid === undefined) throw new Error('sleep did not start');
  return stranger.pid;
}

afterEach(async () => {
  for (const server of servers.splice(0)) await server.stop();
  for (const child of children.splice(0)) child.process.kill('SIGKILL');
  for (const stranger of strangers.splice(0)) stranger.kill('SIGKILL');
  for (const folder of folders.splice(0)) {
    const lock = await readLock(getCluster(folder)).catch(() => undefined);
    if (lock && (await findLockHolder(lock, getCluster(folder))) === 'server') await killAndWait(lock.pid);
    await rm(folder, { recursive: true, force: true });
  }
});

describe('a first start', () => {
  it('makes a UTF-8 database with its extensions for an owner who is no superuser, and stops without a trace', async () => {
    const dataDir = await newFolder();
    const { url, joined, stop } = await start(dataDir);
    expect(joined).toBe(false);
    expect(url).toMatch(/^postgres:\/\/locate:[0-9a-f]{48}@127\.0\.0\.1:\d+\/locate$/);

    await query(url, 'CREATE EXTENSION pg_trgm; CREATE EXTENSION unaccent; CREATE EXTENSION citext');
    const [facts] = await query(
      url,
      `SELECT current_setting('server_encoding') AS encoding, current_setting('timezone') AS zone,
              current_setting('listen_addresses') AS addresses, current_setting('lc_messages') AS messages,
              (SELECT rolsuper FROM pg_roles WHERE rolname = current_user) AS superuser,
              cardinality(show_trgm('比亚迪')) AS trigrams, unaccent('Zürich') AS plain, upper('é') AS upper,
              ARRAY(SELECT x FROM unnest(ARRAY['é', 'b', 'A', 'Z']) AS x ORDER BY x) AS sorted`,
    );
    expect(facts).toEqual({
      encoding: 'UTF8',
      zone: 'UTC',
      addresses: '127.0.0.1',
      messages: 'C',
      superuser: false,
      trigrams: 4,
      plain: 'Zurich',
      upper: 'É',
      sorted: ['A', 'Z', 'b', 'é'],
    });

    const pid = await readPostmaster(dataDir);
    await stop();
    expect(await isRunning(pid)).toBe(false);
    expect(await readLock(getCluster(dataDir))).toBeUndefined();
  });

  it('keeps passwords, log and data from other users and refuses a wrong password', async () => {
    const dataDir = await newFolder();
    const { url } = await start(dataDir);
    const modes = await Promise.all(
      ['cluster', 'cluster/locate-credentials.json', 'postgres.log'].map(
        async (name) => (await lstat(join(dataDir, 'postgres', name))).mode & 0o777,
      ),
    );
    expect(modes).toEqual([0o700, 0o600, 0o600]);
    await expect(query(url.replace(/:[0-9a-f]+@/, ':wrong@'), 'SELECT 1')).rejects.toMatchObject({ code: '28P01' });
  });

  it('recreates a folder that was left incomplete by a kill in the middle of initdb', async () => {
    const dataDir = await newFolder();
    const killed = launch(dataDir);
    const home = join(dataDir, 'postgres');
    const halfMade = await eventually(async () => {
      const name = (await readdir(home)).find((entry) => entry.startsWith('cluster.new-'));
      if (!name || !existsSync(join(home, name, 'PG_VERSION'))) throw new Error('initdb has not begun');
      return name;
    });
    await killAndWait(killed.process.pid ?? 0);
    expect(existsSync(join(home, 'cluster'))).toBe(false);

    const { url, stop } = await start(dataDir);
    expect(await query(url, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
    await stop();
    // An initdb that outlived its Node may have written on; the next start finds it gone and clears up.
    await eventually(async () => {
      await (await start(dataDir)).stop();
      expect(await readdir(home)).not.toContain(halfMade);
    });
  });
});

describe('a second start', () => {
  it('finds the data on the same port, and another port when that one is taken', async () => {
    const dataDir = await newFolder();
    const first = await start(dataDir);
    await query(first.url, 'CREATE TABLE kept AS SELECT 7 AS value');
    await first.stop();

    const second = await start(dataDir);
    expect(second.url).toBe(first.url);
    expect(await query(second.url, 'SELECT value FROM kept')).toEqual([{ value: 7 }]);
    await second.stop();

    const squatter = createServer();
    await new Promise<void>((resolve) => squatter.listen(Number(new URL(first.url).port), '127.0.0.1', resolve));
    try {
      const third = await start(dataDir);
      expect(new URL(third.url).port).not.toBe(new URL(first.url).port);
      expect(await query(third.url, 'SELECT value FROM kept')).toEqual([{ value: 7 }]);
    } finally {
      await new Promise((resolve) => squatter.close(resolve));
    }
  });

  it('ignores a stale lock file that names a running process of another program', async () => {
    const dataDir = await newFolder();
    const first = await start(dataDir);
    await query(first.url, 'CREATE TABLE kept AS SELECT 7 AS value');
    const lockFile = join(getCluster(dataDir), 'postmaster.pid');
    const lockText = await readFile(lockFile, 'utf8');
    await first.stop();

    // As after a power cut, when the number belongs to another program of the same user.
    await writeFile(lockFile, lockText.replace(/^\d+/, String(startStranger())));
    if (account) await chown(lockFile, account.uid, account.gid);
    const second = await start(dataDir);
    expect(second.joined).toBe(false);
    expect(await query(second.url, 'SELECT value FROM kept')).toEqual([{ value: 7 }]);
    expect(strangers[0]?.exitCode).toBeNull();
  });

  it('does not mistake the running server of a copied folder for its own', async () => {
    const original = await newFolder();
    const copy = await newFolder();
    const first = await start(original);
    await query(first.url, 'CREATE TABLE kept AS SELECT 7 AS value; CHECKPOINT').catch(() => undefined);
    await cp(join(original, 'postgres'), join(copy, 'postgres'), { recursive: true });

    const second = await start(copy);
    expect(second.joined).toBe(false);
    expect(new URL(second.url).port).not.toBe(new URL(first.url).port);
    await query(second.url, 'CREATE TABLE only_in_copy ()');
    await expect(query(first.url, 'SELECT FROM only_in_copy')).rejects.toMatchObject({ code: '42P01' });
  });
});

describe('a server that is killed', () => {
  it('comes back on the same port with every acknowledged row, and not after stop', async () => {
    const dataDir = await newFolder();
    const { url, stop } = await start(dataDir, { fsync: 'on' });
    await query(url, 'CREATE TABLE rows AS SELECT generate_series(1, 1000) AS value');

    const killed = await readPostmaster(dataDir);
    await killAndWait(killed);
    expect(await eventually(() => query(url, 'SELECT count(*)::int FROM rows'))).toEqual([{ count: 1000 }]);

    const revived = await readPostmaster(dataDir);
    expect(revived).not.toBe(killed);
    await killAndWait(revived);
    await stop();
    await expect(query(url, 'SELECT 1')).rejects.toThrow();
  });

  it('starts again right after the kill although its helpers still leave, without its launcher', async () => {
    const dataDir = await newFolder();
    const first = launch(dataDir);
    await first.ready;
    process.kill(first.process.pid ?? 0, 'SIGKILL');
    process.kill(await readPostmaster(dataDir), 'SIGKILL');
    const second = await start(dataDir);
    expect(second.joined).toBe(false);
    expect(await query(second.url, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
  });
});

describe('Several processes with one data folder', () => {
  it('join the server that outlived a killed one', async () => {
    const dataDir = await newFolder();
    const killed = launch(dataDir);
    const { url } = await killed.ready;
    await query(url, 'CREATE TABLE kept AS SELECT 7 AS value');
    const pid = await readPostmaster(dataDir);
    await killAndWait(killed.process.pid ?? 0);
    // The server notices a moment later that the connections of the killed one are gone.
    await eventually(async () => expect(await query(url, OTHER_CONNECTIONS)).toEqual([]));

    const next = await start(dataDir);
    expect(next).toMatchObject({ url, joined: true });
    expect(await query(url, 'SELECT value FROM kept')).toEqual([{ value: 7 }]);
    await next.stop();
    expect(await isRunning(pid)).toBe(false);
  });

  it('that start at the same time on an empty folder end on one server', async () => {
    const dataDir = await newFolder();
    const [first, second, own] = await Promise.all([launch(dataDir).ready, launch(dataDir).ready, start(dataDir)]);
    expect(new Set([first.url, second.url, own.url]).size).toBe(1);
    expect([first, second, own].filter(({ joined }) => !joined)).toHaveLength(1);
    expect(await query(own.url, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
    expect((await readdir(join(dataDir, 'postgres'))).toSorted()).toEqual(['cluster', 'port', 'postgres.log']);
  });

  it('leave the server to each other until the last one stops it', async () => {
    const dataDir = await newFolder();
    const own = await start(dataDir);
    const other = launch(dataDir);
    expect(await other.ready).toEqual({ url: own.url, joined: true });
    const pid = await readPostmaster(dataDir);

    await own.stop();
    expect(await query(own.url, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
    await other.finish();
    expect(await isRunning(pid)).toBe(false);
  });

  it('leave the server running for any other client as well', async () => {
    const dataDir = await newFolder();
    const { url, stop } = await start(dataDir);
    const visitor = new pg.Client({ connectionString: url });
    await visitor.connect();
    await stop();
    expect((await visitor.query('SELECT 1 AS one')).rows).toEqual([{ one: 1 }]);
    await visitor.end();
  });

  it('keep the server when Ctrl-C in a terminal reaches the whole process group', async () => {
    const dataDir = await newFolder();
    const child = launch(dataDir);
    const { url } = await child.ready;
    process.kill(-(child.process.pid ?? 0), 'SIGINT');
    expect(await query(url, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
    await child.finish();
    await expect(query(url, 'SELECT 1')).rejects.toThrow();
  });
});

describe('A start that cannot succeed gives the reason', () => {
  it.each([
    ['of another PostgreSQL version', 'embedded.version_mismatch', /written by PostgreSQL 15.*is 18/s],
    ['that lost its control file', 'embedded.damaged', /global\/pg_control is missing/],
    ['that is in order, with a setting that is not', 'embedded.start_failed', /invalid value for parameter "work_mem"/],
  ])('for a folder %s', async (_, code, message) => {
    const dataDir = await newFolder();
    await (await start(dataDir)).stop();
    const settings: Record<string, string> = {};
    if (code === 'embedded.version_mismatch') await writeFile(join(getCluster(dataDir), 'PG_VERSION'), '15\n');
    if (code === 'embedded.damaged') await rm(join(getCluster(dataDir), 'global', 'pg_control'));
    if (code === 'embedded.start_failed') settings.work_mem = 'lots';
    const failure = start(dataDir, settings);
    await expect(failure).rejects.toMatchObject({ code });
    await expect(failure).rejects.toThrow(message);
  });

  it('for a data folder that is a file', async () => {
    const dataDir = join(await newFolder(), 'file');
    await writeFile(dataDir, '');
    await expect(start(dataDir)).rejects.toMatchObject({ code: 'embedded.folder_unusable' });
  });

  it('for a data folder where no folder can be made, whatever the system says about it', async () => {
    const failure = start('/proc/locate/data');
    await expect(failure).rejects.toMatchObject({ code: 'embedded.folder_unusable' });
    await expect(failure).rejects.toThrow('Set DATA_DIR to a folder you may write to.');
  });
});

describe('accounts', () => {
  (asRoot ? it : it.skip)('as root keep data in a closed folder without opening the folder to others', async () => {
    const closed = await newFolder(0o700);
    const dataDir = join(closed, 'data');
    const { url } = await start(dataDir);
    await query(url, 'CREATE EXTENSION pg_trgm; CREATE TABLE kept AS SELECT 7 AS value');
    const pid = await readPostmaster(dataDir);
    const joined = launch(dataDir);
    expect(await joined.ready).toEqual({ url, joined: true });
    await joined.finish();
    await killAndWait(pid);
    expect(await eventually(() => query(url, 'SELECT value FROM kept'))).toEqual([{ value: 7 }]);
    expect((await lstat(closed)).mode & 0o777).toBe(0o700);
  });

  (othersMayRun ? it : it.skip)(
    'as an ordinary user start the server, and a later start as root keeps the owner',
    async () => {
      const parent = await newFolder();
      const dataDir = join(parent, 'data');
      await mkdir(dataDir, { mode: 0o700 });
      if (!account) throw new Error('not root');
      await chown(dataDir, account.uid, account.gid);
      const child = launch(dataDir, account);
      const { url } = await child.ready;
      await query(url, 'CREATE TABLE kept AS SELECT 7 AS value');
      await child.finish();

      const later = await start(dataDir);
      expect(await query(later.url, 'SELECT value FROM kept')).toEqual([{ value: 7 }]);
      await later.stop();
      const again = launch(dataDir, account);
      expect((await again.ready).joined).toBe(false);
      await again.finish();
    },
  );
});
