import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { createApp } from '../../src/app.factory.js';
import { loadSettings } from '../../src/config/settings.factory.js';
import { JobRunner } from '../../src/operations/job.runner.js';
import { TEST_KEYS } from '../support/keys.js';
import { Caller, useApi } from '../support/api.js';

const PICK_UP = 'intake.deliveries.pick-up';

afterAll(() => Promise.all(instances.map((app) => app.close())));
const { api } = useApi();

const instances: NestFastifyApplication[] = [];

/** An instance that runs jobs on the database of the test, and what its probe and its metrics say. */
async function startInstance(): Promise<{ app: NestFastifyApplication; caller: Caller }> {
  const env = { DATABASE_URL: api.databaseUrl, DEMO: 'false', LOG_LEVEL: 'silent', JOBS: 'true', ...TEST_KEYS };
  const app = await createApp(loadSettings(env));
  instances.push(app);
  await app.listen(0, '127.0.0.1');
  await app.get(JobRunner).start();
  return { app, caller: new Caller((await app.getUrl()).replace('[::1]', '127.0.0.1'), null) };
}

async function jobsState({ caller }: { caller: Caller }): Promise<[number, string, number]> {
  const { status, body } = await caller.get('/health/ready');
  const { text } = await caller.get('/metrics');
  return [status, body.jobs, Number(/^jobs_stuck (\d+)$/m.exec(text)?.[1])];
}

async function until(condition: () => Promise<boolean>): Promise<void> {
  while (!(await condition())) await new Promise((resolve) => setTimeout(resolve, 50));
}

async function countRuns(state: 'active' | 'completed'): Promise<number> {
  const text = 'SELECT count(*)::integer AS runs FROM pgboss.job WHERE name = $1 AND state::text = $2';
  return (await api.db.query(text, [PICK_UP, state])).rows[0].runs;
}

/** From here on the end of a run cannot be noted, nor the run be taken away, as on a full disk. */
function fillDisk(): Promise<unknown> {
  return api.db.query(`
    CREATE FUNCTION refuse_write() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      IF TG_OP = 'UPDATE' AND NEW.state IS NOT DISTINCT FROM 'active' THEN RETURN NEW; END IF;
      RAISE EXCEPTION 'No space left on device' USING ERRCODE = 'disk_full';
    END $$;
    CREATE TRIGGER refuse_write BEFORE UPDATE OR DELETE ON pgboss.job FOR EACH ROW
      WHEN (OLD.name = '${PICK_UP}') EXECUTE FUNCTION refuse_write()`);
}

describe('A run of a job whose end could not be noted', () => {
  it('is reported, and does not block later runs, also after a restart', async () => {
    const first = await startInstance();
    await until(async () => (await countRuns('completed')) > 0);
    expect(await jobsState(first)).toEqual([200, 'running', 0]);
    await first.app.close();

    await fillDisk();
    const second = await startInstance();
    await until(async () => (await countRuns('active')) > 0);
    await second.app.close();
    // Nobody has been at it for an hour.
    await api.db.query(
      `UPDATE pgboss.job SET started_on = started_on - interval '1 hour', heartbeat_on = heartbeat_on - interval '1 hour'
         WHERE name = $1 AND state = 'active'`,
      [PICK_UP],
    );
    const third = await startInstance();
    expect(await jobsState(third)).toEqual([200, 'stuck', 1]);

    const completed = await countRuns('completed');
    await api.db.query('DROP FUNCTION refuse_write CASCADE');
    await until(async () => (await jobsState(third))[1] === 'running');
    await until(async () => (await countRuns('completed')) > completed);
    expect(await jobsState(third)).toEqual([200, 'running', 0]);
    await third.app.close();
  }, 120_000);

  it('counts as lost although its time has not run out', async () => {
    const instance = await startInstance();
    const { rows } = await api.db.query(
      `SELECT heartbeat_seconds < expire_seconds AS sooner FROM pgboss.queue q WHERE EXISTS (
         SELECT FROM pgboss.schedule s WHERE s.name = q.name)`,
    );
    expect(rows.length).toBeGreaterThan(5);
    expect(rows.every(({ sooner }) => sooner)).toBe(true);
    await instance.app.close();
  }, 60_000);
});
