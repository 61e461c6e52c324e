import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readdir, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { createApp } from '../../src/app.setup.js';
import { ManualClock } from '../../src/common/clock/clock.js';
import { Jobs } from '../../src/common/jobs/jobs.js';
import { loadSettings } from '../../src/config/settings.js';
import { type Answer, type Caller, startApi, type TestApi } from '../support/api.js';

const START = new Date('2026-11-04T08:00:00Z');
const clock = new ManualClock(START);

let api: TestApi;
/** A second instance on the same database and the same folder. */
let other: NestFastifyApplication;
let manager: Caller;
let reporter: Caller;
let root: string;

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'locate-schedules-'));
  api = await startApi({ clock, env: { REPORTS_DIR: root } });
  const env = { DATABASE_URL: api.databaseUrl, LOG_LEVEL: 'silent', JOBS: 'false', REPORTS_DIR: root };
  other = await createApp(loadSettings(env), clock);
  manager = await api.key('manager');
  reporter = await api.key('reporting');
});
afterAll(async () => {
  await other.close();
  await api.close();
  await rm(root, { recursive: true, force: true });
});

let made = 0;
beforeEach(async () => {
  clock.set(START);
  // Each test looks at its own schedules only.
  await api.db.query('UPDATE report_schedule SET enabled = false');
  await api.db.query(`UPDATE report_schedule_run SET outcome = 'failed', error_code = 'test.over', finished_at = now(),
    next_attempt_at = NULL WHERE outcome IN ('waiting', 'running')`);
});

const run = () => api.app.get(Jobs).run('reports.schedules');
const monthly = { name: 'Monthly', cron: '0 6 1 * *', report: 'pipeline-summary', format: 'csv' };

async function schedule(change: object = {}): Promise<Answer['body']> {
  const answer = await manager.post('/report-schedules', { ...monthly, folder: `f${++made}`, ...change });
  if (answer.status !== 201) throw new Error(answer.text);
  return answer.body;
}
async function runsOf(id: string): Promise<Answer['body'][]> {
  const answer = await reporter.get(`/report-schedules/${id}/runs`);
  expect(answer.status).toBe(200);
  return answer.body.items;
}
const filesOf = async (folder: string) => (await readdir(join(root, folder))).toSorted();

describe('A schedule', () => {
  it('is kept as it was asked for, and says when it is due next', async () => {
    const parameters = { asOf: 'previous_month_end', groupBy: 'owner' };
    const made = await schedule({ cron: ' 30  2 * * thu', parameters, lang: 'nl', keepFiles: 3 });
    expect(made).toMatchObject({
      cron: '30 2 * * THU',
      timezone: 'Europe/Brussels',
      parameters,
      lang: 'nl',
      enabled: true,
      nextDueAt: '2026-11-05T01:30:00.000Z',
      lastOutcome: null,
    });
    const changed = await manager.patch(`/report-schedules/${made.id}`, {
      timezone: 'Asia/Shanghai',
      parameters: { groupBy: null },
    });
    expect(changed.body).toMatchObject({
      version: 2,
      parameters: { asOf: 'previous_month_end' },
      nextDueAt: '2026-11-04T18:30:00.000Z',
    });
    const off = await manager.patch(`/report-schedules/${made.id}`, { enabled: false });
    expect(off.body.nextDueAt).toBeNull();
    const { items } = (await reporter.get('/report-schedules?report=pipeline-summary&enabled=false')).body;
    expect(items.map(({ id }: { id: string }) => id)).toContain(made.id);
    expect((await reporter.bytes('/report-schedules/export?format=csv')).toString()).toContain('30 2 * * THU');
    const { rows } = await api.db.query(
      `SELECT action, changes FROM audit_entry WHERE entity_id = $1 ORDER BY at, id`,
      [made.id],
    );
    expect(rows.map(({ action }) => action)).toEqual(['created', 'updated', 'updated']);
    expect(rows[2].changes).toEqual({ enabled: { before: true, after: false } });
  });

  it('is archived, due no more, and brought back without making up for what was due meanwhile', async () => {
    const { id, folder } = await schedule();
    expect((await manager.delete(`/report-schedules/${id}`)).body.nextDueAt).toBeNull();
    clock.set(new Date('2027-01-15T08:00:00Z'));
    await run();
    const restored = await manager.post(`/report-schedules/${id}/restore`);
    expect(restored.body).toMatchObject({ archivedAt: null, nextDueAt: '2027-02-01T05:00:00.000Z' });
    await run();
    expect(await runsOf(id)).toEqual([]);
    await expect(stat(join(root, folder))).rejects.toThrow('ENOENT');
  });

  it.each([
    ['no cron', { cron: 'every day' }, '/cron', 'schedule.cron_invalid'],
    ['seconds', { cron: '0 0 6 1 * *' }, '/cron', 'schedule.cron_invalid'],
    ['a day that no month has', { cron: '0 6 31 4 *' }, '/cron', 'schedule.cron_invalid'],
    ['an unknown zone', { timezone: 'Europe/Hasselt' }, '/timezone', 'field.timezone'],
    ['an unknown report', { report: 'pipeline' }, '/report', 'field.is_in'],
    ['an unknown format', { format: 'docx' }, '/format', 'field.is_in'],
    ['an unknown language', { lang: 'fr' }, '/lang', 'field.is_in'],
    ['an unknown parameter', { parameters: { colour: 'red' } }, '/parameters/colour', 'parameter.unknown'],
    ['an unknown grouping', { parameters: { groupBy: 'colour' } }, '/parameters/groupBy', 'parameter.invalid'],
    ['a format among the parameters', { parameters: { format: 'csv' } }, '/parameters/format', 'parameter.unknown'],
    ['a parameter that is no text', { parameters: { groupBy: 1 } }, '/parameters/groupBy', 'parameter.invalid'],
    ['no day', { parameters: { asOf: 'today' } }, '/parameters/asOf', 'parameter.invalid'],
    // On the first of a month its first day is not over.
    ['a day that need not be over', { parameters: { asOf: 'month_start' } }, '/parameters/asOf', 'parameter.invalid'],
    ['a day that is not over', { parameters: { asOf: '2026-11-04' } }, '/parameters/asOf', 'schedule.day_not_over'],
    ['a day ahead', { parameters: { asOf: '2026-12-31' } }, '/parameters/asOf', 'report.as_of_in_future'],
    // On the first of a month, yesterday lies before it.
    ['days that turn round', { parameters: { from: 'month_start' } }, '/parameters/from', 'report.from_after_to'],
    ['no file kept', { keepFiles: 0 }, '/keepFiles', 'field.min'],
    ['a way up', { folder: '../x' }, '/folder', 'field.matches'],
    ['a way up inside', { folder: 'a/../../x' }, '/folder', 'field.matches'],
    ['an absolute folder', { folder: '/etc' }, '/folder', 'field.matches'],
    ['a hidden folder', { folder: '.ssh' }, '/folder', 'field.matches'],
    ['the root itself', { folder: '' }, '/folder', 'field.matches'],
    ['a folder of another system', { folder: 'C:\\x' }, '/folder', 'field.matches'],
  ])('with %s is refused where it is wrong', async (_what, change, pointer, code) => {
    const answer = await manager.post('/report-schedules', { ...monthly, folder: 'x', ...change });
    expect([answer.status, answer.body.errors.map((error: object) => error)]).toEqual([
      422,
      [expect.objectContaining({ pointer, code })],
    ]);
  });

  it('that a change would make wrong stays as it is', async () => {
    const { id } = await schedule({ parameters: { groupBy: 'owner' } });
    const answer = await manager.patch(`/report-schedules/${id}`, { report: 'follow-up' });
    expect([answer.status, answer.body.errors[0].pointer]).toEqual([422, '/parameters/groupBy']);
    expect((await manager.get(`/report-schedules/${id}`)).body).toMatchObject({
      report: 'pipeline-summary',
      version: 1,
    });
  });
});

describe('A due time', () => {
  it('makes one file, with the bytes of the API, and one record, however many instances look', async () => {
    const parameters = { asOf: 'previous_month_end', groupBy: 'stage' };
    const { id, folder } = await schedule({ parameters });
    clock.set(new Date('2026-12-01T05:00:30Z'));
    await Promise.all([run(), other.get(Jobs).run('reports.schedules'), run()]);
    await run();
    const bytes = await reporter.bytes('/reports/pipeline-summary?asOf=2026-11-30&groupBy=stage&format=csv');
    expect(await filesOf(folder)).toEqual(['pipeline-summary_2026-11-30_by-stage.csv']);
    expect((await readFile(join(root, folder, 'pipeline-summary_2026-11-30_by-stage.csv'))).equals(bytes)).toBe(true);
    expect(await runsOf(id)).toEqual([
      expect.objectContaining({
        scheduleId: id,
        dueAt: '2026-12-01T05:00:00.000Z',
        requestedBy: null,
        requestedByName: null,
        outcome: 'done',
        attempt: 1,
        startedAt: '2026-12-01T05:00:30.000Z',
        finishedAt: '2026-12-01T05:00:30.000Z',
        parameters: { asOf: '2026-11-30', groupBy: 'stage', format: 'csv', lang: 'en' },
        folder,
        fileName: 'pipeline-summary_2026-11-30_by-stage.csv',
        bytes: bytes.length,
        sha256: createHash('sha256').update(bytes).digest('hex'),
        errorCode: null,
      }),
    ]);
    expect((await manager.get(`/report-schedules/${id}`)).body).toMatchObject({
      lastOutcome: 'done',
      nextDueAt: '2027-01-01T05:00:00.000Z',
      version: 1,
    });
  });

  it('speaks of the day before in Brussels when no day is asked for, wherever the clock hangs', async () => {
    const { id } = await schedule({ cron: '0 6 * * *', timezone: 'Asia/Shanghai' });
    // Six in the morning of 6 November in Shanghai, when it is still the 5th in Brussels.
    clock.set(new Date('2026-11-05T22:00:00Z'));
    await run();
    expect((await runsOf(id)).map(({ parameters }) => parameters.asOf)).toEqual(['2026-11-04', '2026-11-03']);
  });

  it('that was missed is made up for, each once, newest first', async () => {
    const { id, folder } = await schedule({ cron: '0 6 1 * *', parameters: { asOf: 'previous_month_end' } });
    clock.set(new Date('2027-03-15T08:00:00Z'));
    await Promise.all([run(), other.get(Jobs).run('reports.schedules')]);
    const runs = await runsOf(id);
    expect(runs.map(({ dueAt, outcome, attempt }) => [dueAt.slice(0, 10), outcome, attempt])).toEqual([
      ['2027-03-01', 'done', 1],
      ['2027-02-01', 'done', 1],
      ['2027-01-01', 'done', 1],
      ['2026-12-01', 'done', 1],
    ]);
    expect(await filesOf(folder)).toEqual(
      ['2026-11-30', '2026-12-31', '2027-01-31', '2027-02-28'].map((day) => `pipeline-summary_${day}_by-stage.csv`),
    );
  });

  it('that was missed too long ago is said to be skipped', async () => {
    const { id } = await schedule({ cron: '0 6 * * *' });
    clock.set(new Date('2027-02-01T08:00:00Z'));
    await run();
    await run();
    const runs = (await reporter.get(`/report-schedules/${id}/runs?sort=dueAt&limit=200`)).body
      .items as Answer['body'][];
    expect(runs).toHaveLength(32);
    expect(runs[0]).toMatchObject({
      dueAt: '2027-01-01T05:00:00.000Z',
      outcome: 'skipped',
      errorCode: 'schedule.missed_too_long_ago',
    });
    expect(new Set(runs.slice(1).map(({ outcome }) => outcome))).toEqual(new Set(['done']));
  });

  it('of an hour that clocks skip is due after it, and of one that comes twice, once', async () => {
    clock.set(new Date('2027-03-27T12:00:00Z'));
    const spring = await schedule({ cron: '30 2 * * *' });
    clock.set(new Date('2027-03-28T12:00:00Z'));
    await run();
    expect((await runsOf(spring.id)).map(({ dueAt }) => dueAt)).toEqual(['2027-03-28T01:30:00.000Z']);
    clock.set(new Date('2027-10-30T12:00:00Z'));
    const autumn = await schedule({ cron: '30 2 * * *' });
    for (const at of ['2027-10-31T00:30:00Z', '2027-10-31T01:30:00Z', '2027-10-31T12:00:00Z']) {
      clock.set(new Date(at));
      await run();
    }
    expect((await runsOf(autumn.id)).map(({ dueAt }) => dueAt)).toEqual(['2027-10-31T00:30:00.000Z']);
  });

  it('can be now, for somebody who asks, once for one key, also while the schedule is off', async () => {
    const { id, folder } = await schedule({ enabled: false });
    const key = { 'idempotency-key': 'run it' };
    const asked = await manager.post(`/report-schedules/${id}/run`, {}, key);
    expect([asked.status, asked.body]).toEqual([
      202,
      expect.objectContaining({ outcome: 'waiting', requestedBy: manager.id }),
    ]);
    await manager.post(`/report-schedules/${id}/run`, {}, key);
    await run();
    expect(await runsOf(id)).toEqual([expect.objectContaining({ id: asked.body.id, outcome: 'done' })]);
    expect(await filesOf(folder)).toEqual(['pipeline-summary_2026-11-03_by-stage.csv']);
    await manager.delete(`/report-schedules/${id}`);
    expect((await manager.post(`/report-schedules/${id}/run`)).body.code).toBe('record.archived');
  });

  it('does nothing any more once the schedule has been switched off', async () => {
    const { id, folder } = await schedule();
    clock.set(new Date('2026-12-01T06:00:00Z'));
    await writeFile(join(root, folder), 'in the way');
    await run();
    await manager.patch(`/report-schedules/${id}`, { enabled: false });
    await rm(join(root, folder));
    clock.set(new Date('2026-12-01T08:00:00Z'));
    await run();
    expect(await runsOf(id)).toEqual([expect.objectContaining({ outcome: 'failed', errorCode: 'schedule.stopped' })]);
  });
});

describe('A run that fails', () => {
  it('does so at once when its figures would still move, as of a schedule of an earlier version', async () => {
    const { id, folder } = await schedule();
    await api.db.query(`UPDATE report_schedule SET parameters = '{"asOf":"month_start"}' WHERE id = $1`, [id]);
    clock.set(new Date('2026-12-01T05:00:00Z'));
    await run();
    expect(await runsOf(id)).toEqual([
      expect.objectContaining({ outcome: 'failed', attempt: 1, errorCode: 'schedule.day_not_over', fileName: null }),
    ]);
    expect(await filesOf(folder)).toEqual([]);
  });

  it('is tried again after ever longer waits, and leaves nothing behind', async () => {
    const { id, folder } = await schedule();
    // A file is where the folder should be.
    await writeFile(join(root, folder), 'in the way');
    clock.set(new Date('2026-12-01T05:00:00Z'));
    const waits: number[] = [];
    for (let attempt = 1; attempt <= 8; attempt++) {
      await run();
      await run();
      const [last] = await runsOf(id);
      expect(last).toMatchObject({ attempt, errorCode: 'file.not_writable', fileName: null });
      if (last.nextAttemptAt === null) break;
      waits.push((Date.parse(last.nextAttemptAt) - clock.now().getTime()) / 60_000);
      clock.set(new Date(last.nextAttemptAt));
    }
    expect(waits).toEqual([1, 2, 4, 8, 16, 32, 60]);
    expect(await runsOf(id)).toEqual([expect.objectContaining({ outcome: 'failed', attempt: 8 })]);
    expect(await readFile(join(root, folder), 'utf8')).toBe('in the way');
  });

  it('succeeds once what was in its way is gone', async () => {
    const { id, folder } = await schedule();
    await writeFile(join(root, folder), 'in the way');
    clock.set(new Date('2026-12-01T05:00:00Z'));
    await run();
    await rm(join(root, folder));
    clock.set(new Date('2026-12-01T05:01:00Z'));
    await run();
    expect(await runsOf(id)).toEqual([expect.objectContaining({ outcome: 'done', attempt: 2, errorCode: null })]);
    expect(await filesOf(folder)).toHaveLength(1);
  });

  it('does not follow a link out of the folder of the reports', async () => {
    const outside = await mkdtemp(join(tmpdir(), 'locate-outside-'));
    const { id, folder } = await schedule({ folder: `f${++made}/inner` });
    const [outer] = folder.split('/');
    await mkdir(join(outside, 'inner'));
    await symlink(outside, join(root, outer));
    clock.set(new Date('2026-12-01T05:00:00Z'));
    await run();
    expect(await runsOf(id)).toEqual([expect.objectContaining({ outcome: 'waiting', errorCode: 'file.outside_root' })]);
    expect(await readdir(join(outside, 'inner'))).toEqual([]);
    await rm(join(root, outer));
    await rm(outside, { recursive: true });
  });

  it('leaves a file alone that is not its own, also at the end of a link', async () => {
    const { id, folder } = await schedule();
    const name = 'pipeline-summary_2026-11-30_by-stage.csv';
    const precious = join(root, 'precious.txt');
    await mkdir(join(root, folder));
    await writeFile(precious, 'precious');
    for (const attempt of [1, 2]) {
      if (attempt === 1) await writeFile(join(root, folder, name), 'by hand');
      else await symlink(precious, join(root, folder, name));
      clock.set(new Date(`2026-12-01T05:0${attempt}:00Z`));
      await run();
      expect(await runsOf(id)).toEqual([expect.objectContaining({ attempt, errorCode: 'file.not_ours' })]);
      expect(await filesOf(folder)).toEqual([name]);
      if (attempt === 1) expect(await readFile(join(root, folder, name), 'utf8')).toBe('by hand');
      await rm(join(root, folder, name));
    }
    expect(await readFile(precious, 'utf8')).toBe('precious');
  });

  it('leaves alone what another schedule has written under the same name', async () => {
    const [first, second] = [await schedule(), await schedule()];
    await manager.patch(`/report-schedules/${second.id}`, { folder: first.folder });
    clock.set(new Date('2026-12-01T05:00:00Z'));
    await run();
    const outcomes = [(await runsOf(first.id))[0], (await runsOf(second.id))[0]].map(({ errorCode }) => errorCode);
    expect(outcomes.toSorted()).toEqual(['file.not_ours', null]);
    expect(await filesOf(first.folder)).toHaveLength(1);
    // However alike the two are: that of the other is not taken for what this one was about to write.
    clock.set(new Date('2026-12-01T05:01:00Z'));
    await run();
    const again = [(await runsOf(first.id))[0], (await runsOf(second.id))[0]];
    expect(again.map(({ attempt, errorCode }) => [attempt, errorCode]).toSorted()).toEqual([
      [1, null],
      [2, 'file.not_ours'],
    ]);
  });

  it('is done all the same when its last attempt was killed with the file in its place', async () => {
    const { id, folder } = await schedule();
    clock.set(new Date('2026-12-01T05:00:00Z'));
    await run();
    const [file] = await filesOf(folder);
    await api.db.query(
      `UPDATE report_schedule_run SET outcome = 'running', attempt = 8, finished_at = NULL, next_attempt_at = now()
       WHERE schedule_id = $1`,
      [id],
    );
    clock.set(new Date('2026-12-01T05:01:00Z'));
    await run();
    expect(await runsOf(id)).toEqual([expect.objectContaining({ outcome: 'done', errorCode: null, fileName: file })]);
    expect(await filesOf(folder)).toEqual([file]);
  });

  it('for good has no file, also when the file was there and only the record could not be written', async () => {
    const { id, folder } = await schedule();
    await api.db.query(`
      CREATE FUNCTION test_refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE 'no'; END $$;
      CREATE TRIGGER test_refuse BEFORE UPDATE ON report_schedule_run FOR EACH ROW WHEN (NEW.outcome = 'done')
        EXECUTE FUNCTION test_refuse()`);
    try {
      for (const day of [1, 2, 3, 4, 5, 6, 7, 8]) {
        clock.set(new Date(`2026-12-0${day}T05:00:00Z`));
        await run();
        const [last] = await runsOf(id);
        expect([last.attempt, last.errorCode, (await filesOf(folder)).length]).toEqual([
          day,
          'report.failed',
          day < 8 ? 1 : 0,
        ]);
      }
    } finally {
      await api.db.query('DROP FUNCTION test_refuse CASCADE');
    }
    expect(await runsOf(id)).toEqual([expect.objectContaining({ outcome: 'failed', fileName: null, sha256: null })]);
  });
});

describe('Files of a schedule', () => {
  it('are replaced by the same again', async () => {
    const { id, folder } = await schedule();
    await manager.post(`/report-schedules/${id}/run`);
    await run();
    clock.set(new Date('2026-11-04T09:00:00Z'));
    await manager.post(`/report-schedules/${id}/run`);
    await run();
    const [second, first] = await runsOf(id);
    expect([second.outcome, first.outcome, second.sha256]).toEqual(['done', 'done', first.sha256]);
    expect(await filesOf(folder)).toEqual([first.fileName]);
  });

  it('are left alone once somebody has changed them', async () => {
    const { id, folder } = await schedule();
    await manager.post(`/report-schedules/${id}/run`);
    await run();
    const [file] = await filesOf(folder);
    await writeFile(join(root, folder, file!), 'edited by hand');
    clock.set(new Date('2026-11-04T09:00:00Z'));
    await manager.post(`/report-schedules/${id}/run`);
    await run();
    const [second] = await runsOf(id);
    expect(second).toMatchObject({ outcome: 'waiting', errorCode: 'file.not_ours', fileName: null });
    expect(await filesOf(folder)).toEqual([file]);
    expect(await readFile(join(root, folder, file!), 'utf8')).toBe('edited by hand');
    // Out of its way, it is made again.
    await rm(join(root, folder, file!));
    clock.set(new Date('2026-11-04T09:01:00Z'));
    await run();
    expect((await runsOf(id))[0]).toMatchObject({ outcome: 'done', attempt: 2, fileName: file });
  });

  it('say which days they count, unless those are the usual ones', async () => {
    const parameters = { asOf: 'previous_month_end' };
    const folder = `f${++made}`;
    const first = await schedule({ folder, parameters });
    const second = await schedule({ folder, parameters: { ...parameters, from: 'previous_year_start' } });
    const third = await schedule({
      folder,
      parameters: { ...parameters, from: 'previous_month_start', to: 'previous_month_start' },
    });
    clock.set(new Date('2026-12-01T05:00:00Z'));
    await run();
    const runs = await Promise.all([first, second, third].map(async ({ id }) => (await runsOf(id))[0]));
    expect(runs.map(({ outcome, fileName }) => [outcome, fileName])).toEqual([
      ['done', 'pipeline-summary_2026-11-30_by-stage.csv'],
      ['done', 'pipeline-summary_2026-11-30_from-2025-01-01_by-stage.csv'],
      ['done', 'pipeline-summary_2026-11-30_to-2026-11-01_by-stage.csv'],
    ]);
  });

  it('are no more than it keeps: the oldest of its own go, and nothing else', async () => {
    const { id, folder } = await schedule({ cron: '0 6 * * *', keepFiles: 2 });
    const bystanders = ['pipeline-summary_2020-01-31_by-stage.csv', 'notes.txt'];
    await mkdir(join(root, folder));
    for (const name of bystanders) await writeFile(join(root, folder, name), 'by hand');
    for (const day of ['05', '06', '07', '08']) {
      clock.set(new Date(`2026-11-${day}T06:00:00Z`));
      await run();
      // Somebody has gone on with the second one: it is theirs now.
      if (day === '06') await writeFile(join(root, folder, 'pipeline-summary_2026-11-05_by-stage.csv'), 'edited');
    }
    const kept = ['2026-11-06', '2026-11-07'].map((day) => `pipeline-summary_${day}_by-stage.csv`);
    const edited = 'pipeline-summary_2026-11-05_by-stage.csv';
    expect(await filesOf(folder)).toEqual([...bystanders, edited, ...kept].toSorted());
    const pruned = (await runsOf(id)).map(({ prunedAt }) => prunedAt !== null);
    expect(pruned).toEqual([false, false, true, true]);
  });

  it('can be read by their group, and by nobody else', async () => {
    const { id, folder } = await schedule();
    await manager.post(`/report-schedules/${id}/run`);
    await run();
    const [file] = await filesOf(folder);
    expect((await stat(join(root, folder, file!))).mode & 0o007).toBe(0);
  });
});
