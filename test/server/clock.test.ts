import { setTimeout as sleep } from 'node:timers/promises';
import { PgBoss } from 'pg-boss';
import { AGENCY_ZONE } from '../../src/common/time/agency-zone.constants.js';
import { getLocalDate } from '../../src/common/time/calendar-dates.rules.js';
import { type Caller, startApi, type TestApi } from '../support/api.js';
import { Make } from '../support/make.js';
import { insertRow } from '../support/rows.js';
import { type ServerProcess, startProcess } from './process.js';

const DAY_MS = 86_400_000;
/** Jobs that close, expire and delete. */
const JOBS = ['agreements.expire', 'activities.wrap-up', 'intake.remove-bytes'];
const PRELOAD = `import ${JSON.stringify(new URL('../support/shifted-clock.js', import.meta.url).href)};`;

/** An instance whose clock is right, beside the one under test. */
let api: TestApi;
let make: Make;
let server: ServerProcess | undefined;
beforeEach(async () => {
  api = await startApi({ direct: true });
  make = new Make(api);
});
afterEach(async () => {
  await server?.end('SIGKILL');
  server = undefined;
  await api.close();
});

async function start(shift: { SHIFT_MS: number; SHIFT_AT_START: boolean }): Promise<ServerProcess> {
  server = await startProcess(
    { DATABASE_URL: api.databaseUrl, SHIFT_MS: String(shift.SHIFT_MS), SHIFT_AT_START: String(shift.SHIFT_AT_START) },
    PRELOAD,
  );
  return server;
}

const readReady = async () => {
  const response = await fetch(`${server!.url}/health/ready`);
  return [response.status, (await response.json()) as { code?: string; detail?: string; jobs?: string }] as const;
};
async function waitFor(isTrue: () => boolean): Promise<void> {
  while (!isTrue()) await sleep(50);
}
/** Waits until the health check answers in a certain way. */
async function waitForReady(status: number, jobs?: string): Promise<void> {
  for (;;) {
    const [found, body] = await readReady();
    if (found === status && (jobs === undefined || body.jobs === jobs)) return;
    await sleep(50);
  }
}
/** Sends a change to the instance under test. */
const patch = async (caller: Caller, path: string, body: object) => {
  const headers = { 'content-type': 'application/json', ...caller.headers };
  const response = await fetch(`${server!.url}/api/v1${path}`, {
    method: 'PATCH',
    headers,
    body: JSON.stringify(body),
  });
  return [response.status, (await response.json()) as { code?: string }] as const;
};

/** Records that are due within the next 400 days: nothing is deleted, closed or expired before. */
async function makeDueRecords(): Promise<void> {
  const day = (days: number) => new Date(Date.now() + days * DAY_MS).toISOString().slice(0, 10);
  await insertRow(api.db, 'agreement', { expires_on: day(100), renewal_notice_days: 30 });
  const { id: contact_id } = await make.contact();
  const visit = { kind: 'delegation', starts_on: day(20), ends_on: day(25), status: 'confirmed', country: 'CN' };
  const activity_id = await insertRow(api.db, 'activity', visit);
  await insertRow(api.db, 'delegation_participant', { activity_id, contact_id });
  const seminarId = await insertRow(api.db, 'activity', { starts_on: day(40), ends_on: day(40), status: 'confirmed' });
  await insertRow(api.db, 'seminar_registration', { activity_id: seminarId, status: 'registered' });
  const connection_id = await insertRow(api.db, 'intake_connection');
  await insertRow(api.db, 'intake_quarantine', { connection_id, code: 'signature.wrong' });
}

/** Everything that jobs could have deleted, closed, expired or created. */
async function readState(): Promise<unknown> {
  const { rows } = await api.db.query(
    `SELECT (SELECT jsonb_agg(jsonb_build_array(status, renewal_noticed_for)) FROM agreement) AS agreements,
       (SELECT jsonb_agg(jsonb_build_array(status, wrapped_up_at) ORDER BY id) FROM activity) AS activities,
       (SELECT jsonb_agg(status) FROM seminar_registration) AS registrations,
       (SELECT count(*) FROM intake_quarantine) AS quarantine, (SELECT count(*) FROM task) AS tasks,
       (SELECT count(*) FROM user_session) AS sessions,
       (SELECT count(*) FROM lead_version WHERE valid_from > clock_timestamp()) AS future`,
  );
  return rows[0];
}

/** Reads the expected jobs of the report of today. */
async function readExpectedJobs(): Promise<number> {
  const { body } = await api.manager.get(`/reports/pipeline-summary?asOf=${getLocalDate(AGENCY_ZONE, new Date())}`);
  return body.totals.jobs;
}

describe('An instance whose clock is 400 days ahead of that of the database', () => {
  it('starts without being ready, and deletes, closes and expires nothing', async () => {
    await makeDueRecords();
    const before = await readState();
    const { id } = await make.lead({ jobsExpected: 10 });
    await start({ SHIFT_MS: 400 * DAY_MS, SHIFT_AT_START: true });
    const [status, body] = await readReady();
    expect([status, body.code, body.detail]).toEqual([
      503,
      'service.clock_wrong',
      'The clock of this instance is 400 days ahead of that of the database; set it right.',
    ]);
    expect(await patch(api.bdm, `/leads/${id}`, { jobsExpected: 5_555 })).toMatchObject([
      503,
      { code: 'service.clock_wrong' },
    ]);
    const metrics = await (await fetch(`${server!.url}/metrics`)).text();
    expect(Number(/^clock_difference_seconds (\d+)$/m.exec(metrics)?.[1])).toBeGreaterThan(399 * 86_400);
    // The log arrives through a pipe, and may come after the answer.
    await waitFor(() => server!.output().includes('"msg":"clock.differs"'));
    expect(await readState()).toEqual(before);
    server!.child.kill('SIGUSR2');
    await waitForReady(200, 'running');
    expect(await readState()).toEqual(before);
    expect((await patch(api.bdm, `/leads/${id}`, { jobsExpected: 200 }))[0]).toBe(200);
  });

  it('stops its jobs, refuses changes, and loses no later change of a lead from the report of today', async () => {
    await makeDueRecords();
    const before = await readState();
    const { id } = await make.lead({ jobsExpected: 10 });
    await start({ SHIFT_MS: 400 * DAY_MS, SHIFT_AT_START: false });
    await waitForReady(200, 'running');
    const boss = new PgBoss(api.databaseUrl);
    boss.on('error', () => undefined);
    await boss.start();
    server!.child.kill('SIGUSR2');
    // Nothing has compared the clocks since, so the database refuses the change.
    const refused = await patch(await api.key('manager'), `/leads/${id}`, { jobsExpected: 5_555 });
    expect(refused).toMatchObject([503, { code: 'service.clock_wrong' }]);
    for (const job of JOBS) await boss.send(job);
    await boss.stop({ graceful: false });
    // The run of a job is the first that compares the clocks.
    await waitFor(() => server!.output().includes('"msg":"job.failed"'));
    await waitForReady(503);
    const { length } = server!.output();
    server!.child.kill('SIGUSR2');
    await waitForReady(200, 'running');
    const isDone = (job: string) => new RegExp(`"job":"${job}".*"msg":"job.done"`).test(server!.output().slice(length));
    await waitFor(() => JOBS.every((job) => isDone(job)));
    expect(await readState()).toEqual(before);
    expect(await readExpectedJobs()).toBe(10);
    expect((await api.bdm.patch(`/leads/${id}`, { jobsExpected: 200 })).status).toBe(200);
    expect(await readExpectedJobs()).toBe(200);
  });
});

describe('An instance whose clock is four minutes ahead of that of the database', () => {
  it('is ready and warned of, and its changes are dated by the clock of the database', async () => {
    const { id } = await make.lead({ jobsExpected: 10 });
    await start({ SHIFT_MS: 240_000, SHIFT_AT_START: true });
    expect((await readReady())[0]).toBe(200);
    await waitFor(() => server!.output().includes('"state":"differs"'));
    expect((await patch(api.bdm, `/leads/${id}`, { jobsExpected: 20 }))[0]).toBe(200);
    expect((await api.bdm.patch(`/leads/${id}`, { jobsExpected: 30 })).status).toBe(200);
    const { rows } = await api.db.query(
      `SELECT jobs_expected, valid_from <= clock_timestamp() AS has_begun, valid_to > valid_from AS lasts
       FROM lead_version WHERE lead_id = $1 ORDER BY id`,
      [id],
    );
    expect(rows).toEqual([10, 20, 30].map((jobs_expected) => ({ jobs_expected, has_begun: true, lasts: true })));
  });
});
