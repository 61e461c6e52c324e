import { execFileSync } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { ManualClock } from '../../src/common/time/clock.service.js';
import { JobRegistry } from '../../src/common/jobs/job.registry.js';
import { type Answer, type Caller, startApi, type TestApi } from '../support/api.js';
import { instanceAt } from './schedule.child.js';

const START = new Date('2026-11-04T08:00:00Z');
const DUE = new Date('2026-12-01T05:00:00Z');
const NAME = 'pipeline-summary_2026-11-30_by-stage_en.csv';
/** Any number: what the test holds, and the instance comes to wait for. */
const HELD = 4_711;
const clock = new ManualClock(START);

let api: TestApi;
let manager: Caller;
let root: string;

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'locate-crash-'));
  api = await startApi({ clock, env: { REPORTS_DIR: root } });
  manager = await api.key('manager');
});
afterAll(async () => {
  await api.close();
  await rm(root, { recursive: true, force: true });
});
beforeEach(() => clock.set(START));

async function schedule(folder: string): Promise<string> {
  const body = { name: 'Monthly', cron: '0 6 1 12 *', report: 'pipeline-summary', format: 'csv', folder };
  const recipients = [{ userId: api.bdm.id }, { userId: api.viewer.id }];
  const answer = await manager.post('/report-schedules', { ...body, recipients });
  expect(answer.status).toBe(201);
  return answer.body.id;
}
const readRuns = async (id: string): Promise<Answer['body'][]> =>
  (await manager.get(`/report-schedules/${id}/runs`)).body.items;
const run = () => api.app.get(JobRegistry).run('reports.schedules');

/** Makes any instance that comes to write this wait for the test. */
function holdAt(condition: string, event = 'UPDATE ON report_schedule_run'): string {
  return `
    CREATE FUNCTION test_hold() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN PERFORM pg_advisory_xact_lock(${HELD}); RETURN NEW; END $$;
    CREATE TRIGGER test_hold BEFORE ${event} FOR EACH ROW WHEN (${condition})
      EXECUTE FUNCTION test_hold()`;
}

/** Keeps everybody from all that is known of leads, wherever a report looks for it. */
const LOCK_LEADS = `DO $$ BEGIN EXECUTE (SELECT 'LOCK TABLE ' || string_agg(format('%I', relname), ', ') || ' IN ACCESS EXCLUSIVE MODE'
  FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace AND relname LIKE 'lead%'); END $$`;

const FILE = /^pipeline-summary_2026-11-30_by-stage_en\.csv$/;

/** Places at which an instance can be killed: what makes it wait there, and what is on disk then. */
const PLACES: [where: string, hold: string, onDisk: RegExp[]][] = [
  ['while it reads', LOCK_LEADS, []],
  [
    'with the file written beside',
    holdAt('NEW.file_name IS NOT NULL AND OLD.file_name IS NULL'),
    [/^\.[\w-]+\.partial$/],
  ],
  ['with the file in its place', holdAt(`NEW.outcome = 'done'`), [FILE]],
  ['with its first mail stored', holdAt('true', 'INSERT ON report_schedule_run_recipient'), [FILE]],
];

describe('A kill -9 of an instance in the middle of a run', () => {
  it.each(PLACES)(
    '%s gives one file, one record and one mail to each recipient once another looks',
    async (where, hold, onDisk) => {
      const folder = where.replaceAll(' ', '-');
      const id = await schedule(folder);
      const holder = new pg.Client({ connectionString: api.databaseUrl });
      await holder.connect();
      const locking = hold === LOCK_LEADS;
      await holder.query(locking ? `BEGIN; ${hold}` : `SELECT pg_advisory_lock(${HELD})`);
      if (!locking) await holder.query(hold);

      const child = instanceAt(DUE, { DATABASE_URL: api.databaseUrl, REPORTS_DIR: root });
      await untilItWaits(api.db);
      clock.set(DUE);
      // While it is alive, however slow, nobody takes its work away.
      await run();
      expect(await readRuns(id)).toEqual([expect.objectContaining({ outcome: 'running', attempt: 1 })]);
      child.process.kill('SIGKILL');
      await child.ended;
      // A server that sees the connection closed ends the session; one that waits for a lock sees it late.
      await api.db.query(
        `SELECT pg_terminate_backend(pid, 10000) FROM pg_stat_activity
       WHERE datname = current_database() AND wait_event_type = 'Lock'`,
      );
      expect(await readdir(join(root, folder))).toEqual(onDisk.map((name) => expect.stringMatching(name)));
      await holder.query(locking ? 'ROLLBACK' : 'DROP FUNCTION test_hold CASCADE');
      await holder.end();
      await untilItsLockIsGone(api.db);

      await run();
      await run();
      const [record, ...others] = await readRuns(id);
      expect(others).toEqual([]);
      expect(record).toMatchObject({ outcome: 'done', attempt: 2, errorCode: null, fileName: NAME });
      expect(await readdir(join(root, folder))).toEqual([NAME]);
      expect(record.recipients.map(({ userId }: Answer['body']) => userId)).toEqual([api.bdm.id, api.viewer.id]);
      const { rows } = await api.db.query('SELECT id FROM mail WHERE attachment_id = $1 ORDER BY id', [record.id]);
      expect(rows.map((mail) => mail.id)).toEqual(record.recipients.map(({ mailId }: Answer['body']) => mailId));
      const bytes = await manager.bytes('/reports/pipeline-summary?asOf=2026-11-30&format=csv');
      expect((await readFile(join(root, folder, NAME))).equals(bytes)).toBe(true);
    },
    60_000,
  );
});

describe('An instance whose lock on a run was lost while it went on', () => {
  it('records nothing and leaves no file once another has taken the run up', async () => {
    const folder = 'lost-lock';
    const id = await schedule(folder);
    const holder = new pg.Client({ connectionString: api.databaseUrl });
    await holder.connect();
    await holder.query(`BEGIN; ${LOCK_LEADS}`);
    const child = instanceAt(DUE, { DATABASE_URL: api.databaseUrl, REPORTS_DIR: root });
    await untilItWaits(api.db);
    // As a network does that forgets a quiet connection: the session ends, the instance notices nothing.
    await api.db.query(
      `SELECT pg_terminate_backend(pid, 10000) FROM pg_locks WHERE locktype = 'advisory'
         AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`,
    );
    await untilItsLockIsGone(api.db);
    await manager.delete(`/report-schedules/${id}`);
    clock.set(DUE);
    await run();
    await holder.query('ROLLBACK');
    await holder.end();
    await child.ended;
    expect(await readRuns(id)).toEqual([
      expect.objectContaining({ outcome: 'failed', attempt: 2, errorCode: 'schedule.stopped', fileName: null }),
    ]);
    expect(await readdir(join(root, folder))).toEqual([]);
  }, 60_000);
});

// Only root can make a disk as small as that.
(process.getuid?.() === 0 ? describe : describe.skip)('A disk that is full', () => {
  it('leaves no partial file, is reported, and the run is tried again until there is space', async () => {
    const disk = join(root, 'disk');
    await mkdir(disk);
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', disk]);
    try {
      const id = await schedule('disk');
      await writeFile(join(disk, 'filler'), Buffer.alloc(64 * 1_024)).catch(() => undefined);
      clock.set(DUE);
      await run();
      expect(await readRuns(id)).toEqual([
        expect.objectContaining({ outcome: 'waiting', attempt: 1, errorCode: 'file.disk_full', fileName: null }),
      ]);
      expect(await readdir(disk)).toEqual(['filler']);
      await rm(join(disk, 'filler'));
      clock.set(new Date('2026-12-01T05:01:00Z'));
      await run();
      expect(await readRuns(id)).toEqual([expect.objectContaining({ outcome: 'done', attempt: 2, errorCode: null })]);
      expect(await readdir(disk)).toEqual([NAME]);
    } finally {
      execFileSync('umount', [disk]);
    }
  });
});

/** Until an instance waits for what the test holds. */
async function untilItWaits(db: pg.Pool): Promise<void> {
  for (;;) {
    const { rows } = await db.query(
      `SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`,
    );
    if (rows.length > 0) return;
    await sleep(20);
  }
}

/** Until the server has seen that the killed instance is gone. */
async function untilItsLockIsGone(db: pg.Pool): Promise<void> {
  for (;;) {
    const { rows } = await db.query(
      `SELECT 1 FROM pg_locks WHERE locktype = 'advisory' AND database = (SELECT oid FROM pg_database
         WHERE datname = current_database())`,
    );
    if (rows.length === 0) return;
    await sleep(20);
  }
}
