import { Logger } from '@nestjs/common';
import { JobRunner } from '../../src/operations/job.runner.js';
import { startApi, type TestApi, useApi } from '../support/api.js';

const { api } = useApi();

/** What operators see of the jobs: in the answer of the readiness probe, and in the metrics. */
async function seen({ anonymous }: TestApi): Promise<[number, string, string | undefined]> {
  const { status, body } = await anonymous.get('/health/ready');
  const { text } = await anonymous.get('/metrics');
  return [status, body.jobs, /^jobs_started (\d)$/m.exec(text)?.[1]];
}

/** Resolves with what is logged the next time that jobs could not be started. */
function notStarted(): Promise<unknown> {
  const { warn } = Logger.prototype;
  return new Promise((resolve) => {
    Logger.prototype.warn = function (this: Logger, ...said: unknown[]) {
      (warn as (...said: unknown[]) => void).apply(this, said);
      if (!said.includes('jobs.not_started')) return;
      Logger.prototype.warn = warn;
      resolve(said[0]);
    };
  });
}

describe('Jobs that cannot be started', () => {
  it('are started as soon as they can be, while requests are answered', async () => {
    // What nobody can start on: a table of pg-boss that is none of its own.
    await api.db.query('CREATE SCHEMA pgboss; CREATE TABLE pgboss.version (nonsense text)');
    const failed = notStarted();
    const started = api.app.get(JobRunner).start();
    expect(await failed).toMatchObject({ err: { type: expect.any(String), code: expect.stringMatching(/^42/) } });
    expect((await api.bdm.get('/leads')).status).toBe(200);
    expect(await seen(api)).toEqual([200, 'not_started', '0']);
    await api.db.query('DROP SCHEMA pgboss CASCADE');
    await started;
    const { rows } = await api.db.query('SELECT count(*)::integer AS queues FROM pgboss.queue');
    expect(rows[0].queues).toBeGreaterThan(0);
    // This instance runs none by its settings: it only hands over.
    expect(await seen(api)).toEqual([200, 'off', '1']);
  });

  it('do not delay a stop', async () => {
    const other = await startApi();
    await other.db.query('CREATE SCHEMA pgboss; CREATE TABLE pgboss.version (nonsense text)');
    const failed = notStarted();
    const started = other.app.get(JobRunner).start();
    await failed;
    await other.close();
    await expect(started).resolves.toBeUndefined();
  });
});

describe('Jobs that can be started', () => {
  it('are reported as starting and as running', async () => {
    const other = await startApi({ env: { JOBS: 'true' } });
    expect(await seen(other)).toEqual([200, 'starting', '0']);
    await other.app.get(JobRunner).start();
    expect(await seen(other)).toEqual([200, 'running', '1']);
    await other.close();
  });
});
