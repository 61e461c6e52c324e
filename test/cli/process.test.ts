import { existsSync } from 'node:fs';
import { chmod, open, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { spawnLauncher } from '../database/embedded.child.js';
import { cloneDatabase } from '../support/database.js';
import { start } from './command.run.js';
import { useFolder } from '../support/folder.js';

const folder = useFolder();

beforeAll(async () => {
  // As root the private server runs as another account, who must pass through this folder.
  await chmod(folder, 0o711);
});

describe('the command line as a process', () => {
  it.each([
    ['done', ['--help'], 0],
    ['failed', ['migrate'], 1],
    ['called wrongly', ['report', 'pipeline-summary', '--as-of', 'today'], 2],
  ])('ends with an exit code that says whether it was %s', async (_how, argv, code) => {
    const ended = await start(argv, { DATABASE_URL: 'postgres://127.0.0.1:1/none' }).ended;
    expect(ended.code).toBe(code);
    expect(ended.out.length > 0).toBe(code === 0);
    expect(ended.err.length > 0).toBe(code !== 0);
  });

  // Only Linux and its like have the device that is always full; macOS has none.
  (existsSync('/dev/full') ? it : it.skip)('reports an error when the disk is full', async () => {
    const full = await open('/dev/full', 'w');
    try {
      const ended = await start(['report', '--list'], {}, full.fd).ended;
      expect(ended).toMatchObject({ code: 1, err: expect.stringMatching(/^The result could not be written: ENOSPC/) });
    } finally {
      await full.close();
    }
  });

  it.each([
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ] as const)('keeps the earlier file and leaves no other when %s interrupts it', async (signal, code) => {
    const { url, drop } = await cloneDatabase();
    const [db, watch] = [new pg.Client(url), new pg.Client(url)];
    await Promise.all([db.connect(), watch.connect()]);
    try {
      // The report waits for this lock, for as long as it takes to interrupt it.
      await db.query('BEGIN; LOCK TABLE lead_version IN ACCESS EXCLUSIVE MODE');
      const place = join(folder, signal);
      await writeFile(place, 'an earlier one');
      const child = start(['report', 'pipeline-summary', '--section', 'all', '--out', place], { DATABASE_URL: url });
      await untilItWaits(watch);
      child.process.kill(signal);
      expect(await child.ended).toMatchObject({ code, err: '' });
      expect(await readdir(folder)).toEqual([signal]);
      await rm(place);
    } finally {
      await Promise.all([db.end(), watch.end()]);
      await drop();
    }
  });

  it('sets up an empty folder and leaves no server running', async () => {
    const env = { DATA_DIR: join(folder, 'data') };
    const create = ['user', 'create', '--email', 'an@locate.test', '--name', 'An', '--role', 'admin'];
    expect(await start(create, env).ended).toMatchObject({ code: 0, err: '' });

    // While a server runs there, as the API's does, commands join it and leave it running.
    const server = spawnLauncher(env.DATA_DIR);
    const { url, joined } = await server.ready;
    expect(joined).toBe(false);
    const again = await start(create, env).ended;
    expect([again.code, again.err]).toEqual([1, 'email must be unique; another user has this address.\n']);
    const report = await start(['report', 'pipeline-summary'], env).ended;
    expect(JSON.parse(report.out.toString())).toMatchObject({ rowCount: 7 });
    const db = new pg.Client(url);
    await db.connect();
    expect((await db.query('SELECT email FROM app_user')).rows).toEqual([{ email: 'an@locate.test' }]);
    await db.end();
    await server.finish();
  }, 60_000);
});

async function untilItWaits(db: pg.Client): Promise<void> {
  for (;;) {
    const { rows } = await db.query(
      `SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`,
    );
    if (rows.length > 0) return;
    await sleep(20);
  }
}
