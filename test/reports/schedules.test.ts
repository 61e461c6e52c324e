import { createHash } from 'node:crypto';
import { readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { createApp } from '../../src/app.factory.js';
import { ManualClock } from '../../src/common/time/clock.service.js';
import { JobRegistry } from '../../src/common/jobs/job.registry.js';
import { loadSettings } from '../../src/config/settings.factory.js';
import type { Answer, Caller, TestApi } from '../support/api.js';
import { GivenSchedules, monthly, START } from './schedule.given.js';
import { updateRows, selectRows } from '../support/rows.js';

const clock = new ManualClock(START);
let given: GivenSchedules;
let api: TestApi;
/** A second instance on the same database and the same folder. */
let other: NestFastifyApplication;
let manager: Caller;
let reporter: Caller;
let root: string;

beforeAll(async () => {
  given = await GivenSchedules.start(clock);
  ({ api, manager, reporter, root } = given);
  const env = { DATABASE_URL: api.databaseUrl, LOG_LEVEL: 'silent', JOBS: 'false', REPORTS_DIR: root };
  other = await createApp(loadSettings(env), clock);
});
afterAll(async () => {
  await other.close();
  await given.close();
});
beforeEach(async () => {
  clock.set(START);
  await given.endEarlierSchedules();
});

const lastMonthFromYesterday = { asOf: 'previous_month_end', from: 'yesterday' };
const octoberFromLastQuarter = { asOf: '2026-10-31', from: 'previous_quarter_start' };
const daily = (parameters: object) => ({ cron: '0 6 * * *', parameters });

describe('A schedule', () => {
  it('is kept as it was asked for, and says when it is due next', async () => {
    const parameters = { asOf: 'previous_month_end', groupBy: 'owner' };
    const made = await given.schedule({ cron: ' 30  2 * * thu', parameters, lang: 'nl', keepFiles: 3 });
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
    expect((await manager.patch(`/report-schedules/${made.id}`, { enabled: false })).body.nextDueAt).toBeNull();
    const { items } = (await reporter.get('/report-schedules?report=pipeline-summary&enabled=false')).body;
    expect(items.map(({ id }: { id: string }) => id)).toContain(made.id);
    expect((await reporter.bytes('/report-schedules/export?format=csv')).toString()).toContain('30 2 * * THU');
    const rows = await selectRows(api.db, 'audit_entry', { entity_id: made.id }, 'action, changes', 'at, id');
    expect(rows.map(({ action }) => action)).toEqual(['created', 'updated', 'updated']);
    expect(rows[2].changes).toEqual({ enabled: { before: true, after: false } });
  });

  it('is archived, no longer due, and restored without the runs that were due meanwhile', async () => {
    const { id, folder } = await given.schedule();
    expect((await manager.delete(`/report-schedules/${id}`)).body.nextDueAt).toBeNull();
    clock.set(new Date('2027-01-15T08:00:00Z'));
    await given.run();
    const restored = await manager.post(`/report-schedules/${id}/restore`);
    expect(restored.body).toMatchObject({ archivedAt: null, nextDueAt: '2027-02-01T05:00:00.000Z' });
    await given.run();
    expect(await given.readRuns(id)).toEqual([]);
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
    ['days that turn round', { parameters: lastMonthFromYesterday }, '/parameters/from', 'report.from_after_to'],
    // From April on, the quarter before begins after it.
    ['days that turn round later', daily(octoberFromLastQuarter), '/parameters/from', 'report.from_after_to'],
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
    const { id } = await given.schedule({ parameters: { groupBy: 'owner' } });
    const answer = await manager.patch(`/report-schedules/${id}`, { report: 'follow-up' });
    expect([answer.status, answer.body.errors[0].pointer]).toEqual([422, '/parameters/groupBy']);
    expect((await manager.get(`/report-schedules/${id}`)).body).toMatchObject({
      report: 'pipeline-summary',
      version: 1,
    });
  });
});

describe('A schedule that an earlier version accepted and this one would refuse', () => {
  const stored = async (change: object = {}) => {
    const made = await given.schedule(change);
    await updateRows(api.db, 'report_schedule', { id: made.id }, { parameters: { asOf: 'month_start' } });
    return made;
  };

  it('can be renamed, keep fewer files and be switched off all the same', async () => {
    const { id } = await stored();
    const path = `/report-schedules/${id}`;
    const before = (await manager.get(path)).body;
    expect((await manager.patch(path, { name: 'Another name' })).body).toMatchObject({
      name: 'Another name',
      nextDueAt: before.nextDueAt,
    });
    expect((await manager.patch(path, { keepFiles: 3, folder: 'elsewhere' })).body).toMatchObject({ keepFiles: 3 });
    // What is given as it is already is no change.
    const off = await manager.patch(path, { enabled: false, cron: monthly.cron, parameters: { asOf: 'month_start' } });
    expect([off.status, off.body.enabled, off.body.nextDueAt]).toEqual([200, false, null]);
    const { rows } = await api.db.query('SELECT name, keep_files, enabled FROM report_schedule WHERE id = $1', [id]);
    expect(rows).toEqual([{ name: 'Another name', keep_files: 3, enabled: false }]);
  });

  it.each([
    ['enabled', { enabled: true }],
    ['its cron', { cron: '0 7 1 * *' }],
    ['its zone', { timezone: 'Asia/Shanghai' }],
    ['its report', { report: 'funnel' }],
    ['its parameters', { parameters: { groupBy: 'owner' } }],
    ['its format', { format: 'pdf' }],
    ['its language', { lang: 'nl' }],
  ])('is validated again when its report changes: %s', async (_what, change) => {
    const { id } = await stored({ enabled: false });
    const answer = await manager.patch(`/report-schedules/${id}`, change);
    expect([answer.status, answer.body.errors?.[0].pointer]).toEqual([422, '/parameters/asOf']);
    await expect(manager.get(`/report-schedules/${id}`)).resolves.toMatchObject({ body: { version: 1 } });
  });
});

describe('The period of a schedule', () => {
  const readPeriods = async (id: string) =>
    (await given.readRuns(id)).map(({ outcome, parameters }) => [
      outcome,
      parameters.asOf,
      parameters.from,
      parameters.to,
    ]);

  it.each([
    ['month', '2026-12-01'],
    ['quarter', '2026-10-01'],
    ['year', '2026-01-01'],
  ])('that begins with the %s goes on to its last day, and then begins anew', async (unit, first) => {
    clock.set(new Date('2026-12-31T12:00:00Z'));
    const { id } = await given.schedule(daily({ from: `${unit}_start` }));
    clock.set(new Date('2027-01-02T12:00:00Z'));
    await given.run();
    // On the first of January it speaks of the last of December: of the period that this is a day of.
    expect(await readPeriods(id)).toEqual([
      ['done', '2027-01-01', '2027-01-01', undefined],
      ['done', '2026-12-31', first, undefined],
    ]);
  });

  it('that is a whole one before is the one before the day it is due', async () => {
    const parameters = { asOf: 'yesterday', from: 'previous_month_start', to: 'previous_month_end' };
    const { id } = await given.schedule({ parameters });
    clock.set(new Date('2026-12-01T12:00:00Z'));
    await given.run();
    expect(await readPeriods(id)).toEqual([['done', '2026-11-30', '2026-11-01', '2026-11-30']]);
  });
});

describe('A due time', () => {
  it('makes one file, with the bytes of the API, and one record, however many instances look', async () => {
    const parameters = { asOf: 'previous_month_end', groupBy: 'stage' };
    const { id, folder } = await given.schedule({ parameters });
    clock.set(new Date('2026-12-01T05:00:30Z'));
    await Promise.all([given.run(), other.get(JobRegistry).run('reports.schedules'), given.run()]);
    await given.run();
    const bytes = await reporter.bytes('/reports/pipeline-summary?asOf=2026-11-30&groupBy=stage&format=csv');
    expect(await given.listFiles(folder)).toEqual(['pipeline-summary_2026-11-30_by-stage_en.csv']);
    expect((await readFile(join(root, folder, 'pipeline-summary_2026-11-30_by-stage_en.csv'))).equals(bytes)).toBe(
      true,
    );
    expect(await given.readRuns(id)).toEqual([
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
        fileName: 'pipeline-summary_2026-11-30_by-stage_en.csv',
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

  it('gives its file to whoever may read reports, as long as it is as it was written', async () => {
    const { id, folder } = await given.schedule({ keepFiles: 1 });
    clock.set(new Date('2026-12-01T06:00:00Z'));
    await given.run();
    const [made] = await given.readRuns(id);
    const path = `/report-schedules/${id}/runs/${made!.id}/file`;
    const written = await readFile(join(root, folder, made!.fileName));
    const { headers } = await reporter.get(path);
    expect(headers.get('content-type')).toBe('text/csv; charset=utf-8');
    expect(headers.get('content-disposition')).toBe(`attachment; filename="${made!.fileName}"`);
    expect((await reporter.bytes(path)).equals(written)).toBe(true);
    const foreign = await given.schedule();
    expect((await reporter.get(`/report-schedules/${foreign.id}/runs/${made!.id}/file`)).status).toBe(404);
    await rename(join(root, folder), join(root, 'away'));
    expect((await reporter.get(path)).body.code).toBe('run.no_file');
    await expect(stat(join(root, folder))).rejects.toThrow('ENOENT');
    await rename(join(root, 'away'), join(root, folder));
    await writeFile(join(root, folder, made!.fileName), 'changed');
    expect((await reporter.get(path)).problem).toEqual([404, 'run.no_file']);
    await writeFile(join(root, folder, made!.fileName), written);
    clock.set(new Date('2027-01-01T06:00:00Z'));
    await given.run();
    expect((await reporter.get(path)).body.detail).toContain('the schedule keeps only the latest files');
  });

  it('speaks of the day before in Brussels when no day is asked for, wherever the clock hangs', async () => {
    const { id } = await given.schedule({ cron: '0 6 * * *', timezone: 'Asia/Shanghai' });
    // Six in the morning of 6 November in Shanghai, when it is still the 5th in Brussels.
    clock.set(new Date('2026-11-05T22:00:00Z'));
    await given.run();
    expect((await given.readRuns(id)).map(({ parameters }) => parameters.asOf)).toEqual(['2026-11-04', '2026-11-03']);
  });

  it('that was missed is made up for, each once, newest first', async () => {
    const { id, folder } = await given.schedule({ cron: '0 6 1 * *', parameters: { asOf: 'previous_month_end' } });
    clock.set(new Date('2027-03-15T08:00:00Z'));
    await Promise.all([given.run(), other.get(JobRegistry).run('reports.schedules')]);
    const runs = await given.readRuns(id);
    expect(runs.map(({ dueAt, outcome, attempt }) => [dueAt.slice(0, 10), outcome, attempt])).toEqual([
      ['2027-03-01', 'done', 1],
      ['2027-02-01', 'done', 1],
      ['2027-01-01', 'done', 1],
      ['2026-12-01', 'done', 1],
    ]);
    expect(await given.listFiles(folder)).toEqual(
      ['2026-11-30', '2026-12-31', '2027-01-31', '2027-02-28'].map((day) => `pipeline-summary_${day}_by-stage_en.csv`),
    );
  });

  it('that was missed too long ago is said to be skipped', async () => {
    const { id } = await given.schedule({ cron: '0 6 * * *' });
    clock.set(new Date('2027-02-01T08:00:00Z'));
    await given.run();
    await given.run();
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
    const spring = await given.schedule({ cron: '30 2 * * *' });
    clock.set(new Date('2027-03-28T12:00:00Z'));
    await given.run();
    expect((await given.readRuns(spring.id)).map(({ dueAt }) => dueAt)).toEqual(['2027-03-28T01:30:00.000Z']);
    clock.set(new Date('2027-10-30T12:00:00Z'));
    const autumn = await given.schedule({ cron: '30 2 * * *' });
    for (const at of ['2027-10-31T00:30:00Z', '2027-10-31T01:30:00Z', '2027-10-31T12:00:00Z']) {
      clock.set(new Date(at));
      await given.run();
    }
    expect((await given.readRuns(autumn.id)).map(({ dueAt }) => dueAt)).toEqual(['2027-10-31T00:30:00.000Z']);
  });

  it('can be now, for somebody who asks, once for one key, also while the schedule is off', async () => {
    const { id, folder } = await given.schedule({ enabled: false });
    const key = { 'idempotency-key': 'run it' };
    const asked = await manager.post(`/report-schedules/${id}/run`, {}, key);
    expect([asked.status, asked.body]).toEqual([
      202,
      expect.objectContaining({ outcome: 'waiting', requestedBy: manager.id }),
    ]);
    await manager.post(`/report-schedules/${id}/run`, {}, key);
    await given.run();
    expect(await given.readRuns(id)).toEqual([expect.objectContaining({ id: asked.body.id, outcome: 'done' })]);
    expect(await given.listFiles(folder)).toEqual(['pipeline-summary_2026-11-03_by-stage_en.csv']);
    await manager.delete(`/report-schedules/${id}`);
    expect((await manager.post(`/report-schedules/${id}/run`)).body.code).toBe('record.archived');
  });

  it('does nothing any more once the schedule has been switched off', async () => {
    const { id, folder } = await given.schedule();
    clock.set(new Date('2026-12-01T06:00:00Z'));
    await writeFile(join(root, folder), 'in the way');
    await given.run();
    await manager.patch(`/report-schedules/${id}`, { enabled: false });
    await rm(join(root, folder));
    clock.set(new Date('2026-12-01T08:00:00Z'));
    await given.run();
    expect(await given.readRuns(id)).toEqual([
      expect.objectContaining({ outcome: 'failed', errorCode: 'schedule.stopped' }),
    ]);
  });
});
