import { ROLES } from '../../src/common/actor/actor.constants.js';
import { JobRegistry } from '../../src/common/jobs/job.registry.js';
import { JobRunner } from '../../src/operations/job.runner.js';
import { useApi } from '../support/api.js';
import { TEST_KEYS } from '../support/keys.js';

const SECRET = 'a token for metrics of 32 characters';

const { api } = useApi({ env: { JOBS: 'true', METRICS_TOKEN: SECRET, STALE_AFTER_DAYS: '45' } });

interface JobView {
  name: string;
  status: string;
}

const readJobs = async () => (await api.admin.get('/operations/jobs')).body;
const findJob = async (name: string) => (await readJobs()).jobs.find((job: JobView) => job.name === name);

async function waitFor(condition: () => Promise<boolean>): Promise<void> {
  while (!(await condition())) await new Promise((resolve) => setTimeout(resolve, 50));
}

describe('The jobs', () => {
  it('are listed as not run yet before any instance has started them', async () => {
    const { instance, jobs, queues } = await readJobs();
    expect(instance).toBe('starting');
    expect(new Set(jobs.map(({ status }: JobView) => status))).toEqual(new Set(['never']));
    expect(await findJob('agreements.expire')).toMatchObject({ cron: '5 0 * * *', lastRun: null, lastError: null });
    expect(queues).toContainEqual({
      name: 'intake.deliveries',
      waiting: 0,
      postponed: 0,
      active: 0,
      oldestWaitingSince: null,
    });
  });

  it('have their last run with its duration, the next one, and the error of one that failed', async () => {
    api.app.get(JobRegistry).declare({
      name: 'test.fails',
      cron: '0 4 * * *',
      run: () => Promise.reject(new Error(`No answer of postgres://locate:hunter2-hunter2@db/crm.`)),
    });
    await api.app.get(JobRunner).start();
    await waitFor(async () => (await findJob('sessions.remove-expired')).status === 'ok');
    await waitFor(async () => (await findJob('test.fails')).status === 'retrying');
    const done = await findJob('sessions.remove-expired');
    expect(done).toMatchObject({ lastRun: { outcome: 'succeeded' }, failures: 0, lastError: null });
    expect(done.lastRun.durationMs).toBe(Date.parse(done.lastRun.endedAt) - Date.parse(done.lastRun.startedAt));
    expect(Date.parse(done.nextRunAt)).toBeGreaterThan(Date.now());
    const failed = await findJob('test.fails');
    expect(failed.lastError).toEqual({
      at: expect.any(String),
      type: 'Error',
      message: 'No answer of postgres://db/crm.',
    });
    expect(Date.parse(failed.nextRunAt)).toBeGreaterThan(Date.now());
    const { instance, jobs } = await readJobs();
    expect([instance, jobs[0].name]).toEqual(['running', 'test.fails']);
    await api.db.query(`UPDATE pgboss.job SET state = 'failed', completed_on = now() WHERE name = 'test.fails'`);
    expect(await findJob('test.fails')).toMatchObject({ status: 'failed', failures: 1 });
  });
});

describe('The settings in force', () => {
  it('have their values and sources', async () => {
    const { body } = await api.admin.get('/operations/settings');
    expect(body.items).toContainEqual({
      name: 'STALE_AFTER_DAYS',
      group: 'behaviour',
      source: 'environment',
      isSecret: false,
      value: '45',
    });
    expect(body.items).toContainEqual({
      name: 'FOLLOW_UP_DAYS',
      group: 'behaviour',
      source: 'default',
      isSecret: false,
      value: '2',
    });
  });

  it('contain no secret', async () => {
    const { text, body } = await api.admin.get('/operations/settings');
    for (const secret of [SECRET, ...Object.values(TEST_KEYS), api.databaseUrl]) expect(text).not.toContain(secret);
    const find = (wanted: string) => body.items.find(({ name }: { name: string }) => name === wanted);
    expect(find('METRICS_TOKEN')).toMatchObject({ isSecret: true, source: 'environment', value: null });
    expect(find('ADMIN_PASSWORD')).toMatchObject({ isSecret: true, source: 'default', value: null });
  });
});

describe.each(['/operations/settings', '/operations/jobs'])('%s', (path) => {
  it.each(ROLES.filter((role) => role !== 'admin'))('is forbidden for a %s', async (role) => {
    for (const caller of [await api.user(role), await api.key(role)]) expect((await caller.get(path)).status).toBe(403);
  });

  it('needs a login, and a key of an administrator needs the scope', async () => {
    expect((await api.anonymous.get(path)).status).toBe(401);
    expect((await (await api.key('admin', ['users:read'])).get(path)).status).toBe(403);
    expect((await (await api.key('admin', ['operations:read'])).get(path)).status).toBe(200);
  });
});
