import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ManualClock } from '../../src/common/time/clock.service.js';
import { JobRegistry } from '../../src/common/jobs/job.registry.js';
import { type Answer, type Caller, startApi, type TestApi } from '../support/api.js';
import { updateRows } from '../support/rows.js';
import { ok } from '../support/make.js';

/** When tests of schedules begin. */
export const START = new Date('2026-11-04T08:00:00Z');

/** What is asked for unless a test says otherwise. */
export const monthly = { name: 'Monthly', cron: '0 6 1 * *', report: 'pipeline-summary', format: 'csv' };

/** An API that makes the files of schedules, in a folder of its own. */
export class GivenSchedules {
  private made = 0;

  private constructor(
    readonly api: TestApi,
    readonly root: string,
    readonly manager: Caller,
    readonly reporter: Caller,
  ) {}

  static async start(clock: ManualClock, env: Record<string, string> = {}): Promise<GivenSchedules> {
    const root = await mkdtemp(join(tmpdir(), 'locate-schedules-'));
    const api = await startApi({ clock, env: { REPORTS_DIR: root, ...env } });
    return new GivenSchedules(api, root, await api.key('manager'), await api.key('reporting'));
  }

  async close(): Promise<void> {
    await this.api.close();
    await rm(this.root, { recursive: true, force: true });
  }

  /** Ends what other tests have made: each looks at its own schedules only. */
  async endEarlierSchedules(): Promise<void> {
    const failed = { outcome: 'failed', error_code: 'test.over', finished_at: new Date(), next_attempt_at: null };
    await updateRows(this.api.db, 'report_schedule', {}, { enabled: false });
    for (const outcome of ['waiting', 'running']) {
      await updateRows(this.api.db, 'report_schedule_run', { outcome }, failed);
    }
  }

  /** The name of a folder that no other test has. */
  newFolder(): string {
    return `f${++this.made}`;
  }

  /** A schedule, monthly and in a folder of its own unless told. */
  async schedule(change: object = {}): Promise<Answer['body']> {
    return ok(this.manager.post('/report-schedules', { ...monthly, folder: this.newFolder(), ...change }));
  }

  /** Has the instance make what is due by its clock. */
  run(): Promise<void> {
    return this.api.app.get(JobRegistry).run('reports.schedules');
  }

  /** The runs of a schedule, latest first. */
  async readRuns(id: string): Promise<Answer['body'][]> {
    const answer = await this.reporter.get(`/report-schedules/${id}/runs`);
    if (answer.status !== 200) throw new Error(answer.text);
    return answer.body.items;
  }

  async listFiles(folder: string): Promise<string[]> {
    return (await readdir(join(this.root, folder))).toSorted();
  }
}
