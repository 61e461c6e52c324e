import { mkdir, mkdtemp, readdir, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SYSTEM } from '../../src/common/actor/actor.constants.js';
import { ManualClock } from '../../src/common/time/clock.service.js';
import { ScheduleFileService } from '../../src/reports/schedules/schedule-file.service.js';
import { ScheduleFolder } from '../../src/reports/schedules/schedule-folder.store.js';
import type { Caller, TestApi } from '../support/api.js';
import { GivenSchedules, START } from './schedule.given.js';
import { collectLog } from '../support/log.js';
import { updateRows } from '../support/rows.js';

const clock = new ManualClock(START);
let given: GivenSchedules;
let api: TestApi;
let manager: Caller;
let reporter: Caller;
let root: string;

beforeAll(async () => {
  given = await GivenSchedules.start(clock);
  ({ api, manager, reporter, root } = given);
});
afterAll(() => given.close());
beforeEach(async () => {
  clock.set(START);
  await given.endEarlierSchedules();
});

describe('A run that fails', () => {
  it('fails at once if its figures could still change, as for a schedule of an earlier version', async () => {
    const { id, folder } = await given.schedule();
    await updateRows(api.db, 'report_schedule', { id }, { parameters: { asOf: 'month_start' } });
    clock.set(new Date('2026-12-01T05:00:00Z'));
    await given.run();
    expect(await given.readRuns(id)).toEqual([
      expect.objectContaining({ outcome: 'failed', attempt: 1, errorCode: 'schedule.day_not_over', fileName: null }),
    ]);
    expect(await given.listFiles(folder)).toEqual([]);
  });

  it('is tried again after ever longer waits, and leaves nothing behind', async () => {
    const { id, folder } = await given.schedule();
    // A file is where the folder should be.
    await writeFile(join(root, folder), 'in the way');
    clock.set(new Date('2026-12-01T05:00:00Z'));
    const waits: number[] = [];
    for (let attempt = 1; attempt <= 8; attempt++) {
      await given.run();
      await given.run();
      const [last] = await given.readRuns(id);
      expect(last).toMatchObject({ attempt, errorCode: 'file.not_writable', fileName: null });
      if (last.nextAttemptAt === null) break;
      waits.push((Date.parse(last.nextAttemptAt) - clock.now().getTime()) / 60_000);
      clock.set(new Date(last.nextAttemptAt));
    }
    expect(waits).toEqual([1, 2, 4, 8, 16, 32, 60]);
    expect(await given.readRuns(id)).toEqual([expect.objectContaining({ outcome: 'failed', attempt: 8 })]);
    expect(await readFile(join(root, folder), 'utf8')).toBe('in the way');
  });

  it('succeeds once what was in its way is gone', async () => {
    const { id, folder } = await given.schedule();
    await writeFile(join(root, folder), 'in the way');
    clock.set(new Date('2026-12-01T05:00:00Z'));
    await given.run();
    await rm(join(root, folder));
    clock.set(new Date('2026-12-01T05:01:00Z'));
    await given.run();
    expect(await given.readRuns(id)).toEqual([
      expect.objectContaining({ outcome: 'done', attempt: 2, errorCode: null }),
    ]);
    expect(await given.listFiles(folder)).toHaveLength(1);
  });

  it('does not follow a link out of the folder of the reports', async () => {
    const outside = await mkdtemp(join(tmpdir(), 'locate-outside-'));
    const { id, folder } = await given.schedule({ folder: `${given.newFolder()}/inner` });
    const [outer] = folder.split('/');
    await mkdir(join(outside, 'inner'));
    await symlink(outside, join(root, outer));
    clock.set(new Date('2026-12-01T05:00:00Z'));
    await given.run();
    expect(await given.readRuns(id)).toEqual([
      expect.objectContaining({ outcome: 'waiting', errorCode: 'file.outside_root' }),
    ]);
    expect(await readdir(join(outside, 'inner'))).toEqual([]);
    await rm(join(root, outer));
    await rm(outside, { recursive: true });
  });

  it('leaves a file alone that is not its own, also at the end of a link', async () => {
    const { id, folder } = await given.schedule();
    const name = 'pipeline-summary_2026-11-30_by-stage_en.csv';
    const precious = join(root, 'precious.txt');
    await mkdir(join(root, folder));
    await writeFile(precious, 'precious');
    for (const attempt of [1, 2]) {
      if (attempt === 1) await writeFile(join(root, folder, name), 'by hand');
      else await symlink(precious, join(root, folder, name));
      clock.set(new Date(`2026-12-01T05:0${attempt}:00Z`));
      await given.run();
      expect(await given.readRuns(id)).toEqual([expect.objectContaining({ attempt, errorCode: 'file.not_ours' })]);
      expect(await given.listFiles(folder)).toEqual([name]);
      if (attempt === 1) expect(await readFile(join(root, folder, name), 'utf8')).toBe('by hand');
      await rm(join(root, folder, name));
    }
    expect(await readFile(precious, 'utf8')).toBe('precious');
  });

  it('leaves alone what another schedule has written under the same name', async () => {
    const [first, second] = [await given.schedule(), await given.schedule()];
    await manager.patch(`/report-schedules/${second.id}`, { folder: first.folder });
    clock.set(new Date('2026-12-01T05:00:00Z'));
    await given.run();
    const outcomes = [(await given.readRuns(first.id))[0], (await given.readRuns(second.id))[0]].map(
      ({ errorCode }) => errorCode,
    );
    expect(outcomes.toSorted()).toEqual(['file.not_ours', null]);
    expect(await given.listFiles(first.folder)).toHaveLength(1);
    // However alike the two are: that of the other is not taken for what this one was about to write.
    clock.set(new Date('2026-12-01T05:01:00Z'));
    await given.run();
    const again = [(await given.readRuns(first.id))[0], (await given.readRuns(second.id))[0]];
    expect(again.map(({ attempt, errorCode }) => [attempt, errorCode]).toSorted()).toEqual([
      [1, null],
      [2, 'file.not_ours'],
    ]);
  });

  it('is done all the same when its last attempt was killed with the file in its place', async () => {
    const { id, folder } = await given.schedule();
    clock.set(new Date('2026-12-01T05:00:00Z'));
    await given.run();
    const [file] = await given.listFiles(folder);
    const running = {
      outcome: 'running',
      attempt: 8,
      finished_at: null,
      next_attempt_at: new Date('2026-12-01T05:00:30Z'),
    };
    await updateRows(api.db, 'report_schedule_run', { schedule_id: id }, running);
    clock.set(new Date('2026-12-01T05:01:00Z'));
    await given.run();
    expect(await given.readRuns(id)).toEqual([
      expect.objectContaining({ outcome: 'done', errorCode: null, fileName: file }),
    ]);
    expect(await given.listFiles(folder)).toEqual([file]);
  });

  it('for good has no file, also when the file was there and only the record could not be written', async () => {
    const { id, folder } = await given.schedule();
    await api.db.query(`
      CREATE FUNCTION test_refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE 'no'; END $$;
      CREATE TRIGGER test_refuse BEFORE UPDATE ON report_schedule_run FOR EACH ROW WHEN (NEW.outcome = 'done')
        EXECUTE FUNCTION test_refuse()`);
    try {
      for (const day of [1, 2, 3, 4, 5, 6, 7, 8]) {
        clock.set(new Date(`2026-12-0${day}T05:00:00Z`));
        await given.run();
        const [last] = await given.readRuns(id);
        expect([last.attempt, last.errorCode, (await given.listFiles(folder)).length]).toEqual([
          day,
          'report.failed',
          day < 8 ? 1 : 0,
        ]);
      }
    } finally {
      await api.db.query('DROP FUNCTION test_refuse CASCADE');
    }
    expect(await given.readRuns(id)).toEqual([
      expect.objectContaining({ outcome: 'failed', fileName: null, sha256: null }),
    ]);
  });
});

describe('Files of a schedule', () => {
  it('are replaced by the same again', async () => {
    const { id, folder } = await given.schedule();
    await manager.post(`/report-schedules/${id}/run`);
    await given.run();
    clock.set(new Date('2026-11-04T09:00:00Z'));
    await manager.post(`/report-schedules/${id}/run`);
    await given.run();
    const [second, first] = await given.readRuns(id);
    expect([second.outcome, first.outcome, second.sha256]).toEqual(['done', 'done', first.sha256]);
    expect(await given.listFiles(folder)).toEqual([first.fileName]);
  });

  it('are left alone once somebody has changed them', async () => {
    const { id, folder } = await given.schedule();
    await manager.post(`/report-schedules/${id}/run`);
    await given.run();
    const [file] = await given.listFiles(folder);
    await writeFile(join(root, folder, file!), 'edited by hand');
    clock.set(new Date('2026-11-04T09:00:00Z'));
    await manager.post(`/report-schedules/${id}/run`);
    await given.run();
    const [second] = await given.readRuns(id);
    expect(second).toMatchObject({ outcome: 'waiting', errorCode: 'file.not_ours', fileName: null });
    expect(await given.listFiles(folder)).toEqual([file]);
    expect(await readFile(join(root, folder, file!), 'utf8')).toBe('edited by hand');
    // Out of its way, it is made again.
    await rm(join(root, folder, file!));
    clock.set(new Date('2026-11-04T09:01:00Z'));
    await given.run();
    expect((await given.readRuns(id))[0]).toMatchObject({ outcome: 'done', attempt: 2, fileName: file });
  });

  it('say which days they count, unless those are the usual ones', async () => {
    const parameters = { asOf: 'previous_month_end' };
    const folder = given.newFolder();
    const first = await given.schedule({ folder, parameters });
    const second = await given.schedule({ folder, parameters: { ...parameters, from: 'previous_year_start' } });
    const third = await given.schedule({
      folder,
      parameters: { ...parameters, from: 'previous_month_start', to: 'previous_month_start' },
    });
    clock.set(new Date('2026-12-01T05:00:00Z'));
    await given.run();
    const runs = await Promise.all([first, second, third].map(async ({ id }) => (await given.readRuns(id))[0]));
    expect(runs.map(({ outcome, fileName }) => [outcome, fileName])).toEqual([
      ['done', 'pipeline-summary_2026-11-30_by-stage_en.csv'],
      ['done', 'pipeline-summary_2026-11-30_from-2025-01-01_by-stage_en.csv'],
      ['done', 'pipeline-summary_2026-11-30_to-2026-11-01_by-stage_en.csv'],
    ]);
  });

  it('are no more than it keeps: the oldest of its own go, and nothing else', async () => {
    const { id, folder } = await given.schedule({ cron: '0 6 * * *', keepFiles: 2 });
    const bystanders = ['pipeline-summary_2020-01-31_by-stage_en.csv', 'notes.txt'];
    await mkdir(join(root, folder));
    for (const name of bystanders) await writeFile(join(root, folder, name), 'by hand');
    for (const day of ['05', '06', '07', '08']) {
      clock.set(new Date(`2026-11-${day}T06:00:00Z`));
      await given.run();
      // Somebody has gone on with the second one: it is theirs now.
      if (day === '06') await writeFile(join(root, folder, 'pipeline-summary_2026-11-05_by-stage_en.csv'), 'edited');
    }
    const kept = ['2026-11-06', '2026-11-07'].map((day) => `pipeline-summary_${day}_by-stage_en.csv`);
    const edited = 'pipeline-summary_2026-11-05_by-stage_en.csv';
    expect(await given.listFiles(folder)).toEqual([...bystanders, edited, ...kept].toSorted());
    const pruned = (await given.readRuns(id)).map(({ prunedAt }) => prunedAt !== null);
    expect(pruned).toEqual([false, false, true, true]);
  });

  it('can be read by their group, and by nobody else', async () => {
    const { id, folder } = await given.schedule();
    await manager.post(`/report-schedules/${id}/run`);
    await given.run();
    const [file] = await given.listFiles(folder);
    expect((await stat(join(root, folder, file!))).mode & 0o007).toBe(0);
  });
});

describe('The file of a schedule', () => {
  it('is whole: also as json it has every section, under the usual name', async () => {
    const { id, folder } = await given.schedule({ format: 'json' });
    const main = await given.schedule({ format: 'json', folder, parameters: { section: 'main' } });
    clock.set(new Date('2026-12-01T06:00:00Z'));
    await given.run();
    expect(await given.listFiles(folder)).toEqual([
      'pipeline-summary_2026-11-30_by-stage_en.json',
      'pipeline-summary_2026-11-30_by-stage_main_en.json',
    ]);
    const [made] = await given.readRuns(id);
    expect(made.parameters).toEqual({ asOf: '2026-11-30', section: 'all', format: 'json', lang: 'en' });
    const bytes = await readFile(join(root, folder, made.fileName));
    expect(
      bytes.equals(await reporter.bytes(`/reports/pipeline-summary?${new URLSearchParams(made.parameters)}`)),
    ).toBe(true);
    expect(Object.keys(JSON.parse(bytes.toString()).sections)).not.toEqual([]);
    expect((await given.readRuns(main.id))[0].fileName).toBe('pipeline-summary_2026-11-30_by-stage_main_en.json');
  });
});

describe('A file that cannot be read', () => {
  /** Has a schedule write a file. */
  async function givenFile() {
    const { id, folder } = await given.schedule();
    clock.set(new Date('2026-12-01T05:00:00Z'));
    await given.run();
    const [made] = await given.readRuns(id);
    return { id, runId: made!.id, folder };
  }

  it('is answered by 503 for now, with the fault of the file system but no path of a file in the log', async () => {
    const { id, runId, folder } = await givenFile();
    await rm(join(root, folder), { recursive: true });
    await writeFile(join(root, folder), 'in the way');
    const errors = await collectLog('error', async () => {
      const { status, body } = await reporter.get(`/report-schedules/${id}/runs/${runId}/file`);
      expect([status, body.code]).toEqual([503, 'run.file_unreadable']);
    });
    expect(errors).toEqual([[expect.objectContaining({ sqlState: 'ENOTDIR' }), 'run.file_unreadable']]);
    expect(JSON.stringify(errors)).not.toContain(root);
  });

  it('fails with the original error if the file system did not cause it', async () => {
    const { id, runId } = await givenFile();
    const { findFolder } = ScheduleFolder;
    ScheduleFolder.findFolder = () => Promise.reject(new TypeError('a fault of the program'));
    try {
      const files = api.app.get(ScheduleFileService);
      await expect(files.read(id, runId, SYSTEM)).rejects.toThrow(TypeError);
    } finally {
      ScheduleFolder.findFolder = findFolder;
    }
  });
});
