import { JobRegistry } from '../../../src/common/jobs/job.registry.js';
import { QueueRegistry } from '../../../src/common/jobs/queue.registry.js';
import { ManualClock } from '../../../src/common/time/clock.service.js';
import { startProcess, type ServerProcess } from '../../server/process.js';
import { buildMailSettings } from '../../mail/mail.given.js';
import { Caller, startInstance } from '../../support/api.js';
import { cloneDatabase, type TestDatabase } from '../../support/database.js';
import { type Made, ok } from '../../support/make.js';
import { SmtpSink } from '../../support/smtp-sink.js';
import { encodeForm, PAGE, post, type PublicAnswer, readOpened, visit } from './page.given.js';

const PASSWORD = 'a password for tests';
const CAPACITY = 10;
const PEOPLE = 60;
const SLUG = 'two-processes';
const HOUR_MS = 3_600_000;
/** The processes need the processor themselves. */
const LOOK_INTERVAL_MS = 50;

const sink = await new SmtpSink().start();
let database: TestDatabase;
let servers: ServerProcess[] = [];
let staff: Caller;
let seminarId: string;

const env = () => ({
  DATABASE_URL: database.url,
  DEMO: 'false',
  LOG_LEVEL: 'silent',
  ADMIN_EMAIL: 'admin@locate.test',
  ADMIN_PASSWORD: PASSWORD,
  ...buildMailSettings(sink.port, { REGISTRATION_POW_COST: '0' }),
});

beforeAll(async () => {
  database = await cloneDatabase();
  const first = await startProcess(env());
  servers = [first, await startProcess(env())];
  const login = { email: 'admin@locate.test', password: PASSWORD };
  const { body } = await new Caller(first.url, null).post('/auth/login', login);
  staff = new Caller(first.url, null, { authorization: `Bearer ${body.accessToken}` });
  const seminar = {
    title: 'Two processes',
    startsAt: '2028-03-16T09:00',
    endsAt: '2028-03-16T12:00',
    timezone: 'Europe/Brussels',
    capacity: CAPACITY,
    confirmWithinHours: 24,
  };
  seminarId = (await ok(staff.post('/seminars', seminar))).id;
  await ok(staff.put(`/seminars/${seminarId}/registration-page`, { slug: SLUG, ...PAGE, fields: {} }));
  await ok(staff.post(`/seminars/${seminarId}/registration-page/enable`));
});
afterAll(async () => {
  await Promise.all(servers.map((server) => server.end('SIGTERM')));
  await sink.stop();
  await database.drop();
});

const listPeople = async (): Promise<Made[]> =>
  (await ok(staff.get(`/seminars/${seminarId}/registrations?limit=200`))).items;
const listStatuses = async () => (await listPeople()).map(({ status }) => status as string);

/** Waits until something is there. */
async function waitFor<T>(read: () => T | undefined | Promise<T | undefined>): Promise<T> {
  for (;;) {
    const found = await read();
    if (found !== undefined) return found;
    await new Promise((resolve) => setTimeout(resolve, LOOK_INTERVAL_MS));
  }
}

/** Waits for the mail to an address whose subject has some words, and returns the link to the page in it. */
const waitForLink = (address: string, subject: string): Promise<string> =>
  waitFor(() => {
    const mail = sink.received.find(
      ({ to, headers }) => to.includes(address) && headers.get('subject')?.startsWith(subject),
    );
    const text = mail?.raw.replaceAll('=\n', '').replaceAll('=3D', '=');
    return text && /https:\/\/crm\.locate\.test(\/r\/[^\s"]+\/m\/[^\s"]+)/.exec(text)?.[1];
  });

const act = (index: number, path: string, inputs: Record<string, string>): Promise<PublicAnswer> =>
  visit(servers[index % 2]!, path, {
    method: 'POST',
    body: encodeForm(inputs),
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
  });

describe('Sixty people who confirm their addresses at once in two processes, for a seminar with ten places', () => {
  const addresses = Array.from({ length: PEOPLE }, (_, index) => `guest.${index}@processes.test`);

  it('get ten places and fifty on the list, and a place that is given back or runs out goes to the next', async () => {
    const opened = await readOpened(servers[0]!, SLUG);
    await waitFor(() => Date.now() - Number(opened.split('.')[0]) > 2_100 || undefined);
    const registered = await Promise.all(
      addresses.map((email, index) => post(servers[index % 2]!, SLUG, { fullName: `Guest ${index}`, email, opened })),
    );
    expect(registered.map(({ status }) => status)).toEqual(Array(PEOPLE).fill(303));
    const links = await Promise.all(addresses.map((address) => waitForLink(address, 'Please confirm')));
    expect(await listStatuses()).toEqual([]);

    const answers = await Promise.all(links.map((path, index) => act(index, path, { action: 'confirm' })));
    expect(answers.map(({ status }) => status)).toEqual(Array(PEOPLE).fill(303));
    expect(await listStatuses()).toEqual([
      ...Array(CAPACITY).fill('registered'),
      ...Array(PEOPLE - CAPACITY).fill('waitlisted'),
    ]);

    const people = await listPeople();
    const [seated, first, second] = [people[3]!, people[CAPACITY]!, people[CAPACITY + 1]!];
    const own = await waitForLink(seated.email, 'You are registered');
    // The button is pressed in both processes at once.
    await Promise.all([0, 1].map((index) => act(index, own, { action: 'cancel', sure: 'yes' })));
    await waitForLink(first.email, 'There is a place');
    expect((await listStatuses()).filter((status) => status === 'registered')).toHaveLength(CAPACITY);

    // The processes have the time of the database, which no test can set. A third instance lives an hour too early, then a day later.
    const clock = new ManualClock(new Date(Date.now() + 23 * HOUR_MS));
    const { app } = await startInstance(database.url, { env: env(), clock });
    await app.get(JobRegistry).run('seminars.expire-offers');
    expect((await listPeople()).find(({ id }) => id === first.id)).toMatchObject({ status: 'registered' });
    clock.set(new Date(Date.now() + 25 * HOUR_MS));
    await app.get(JobRegistry).run('seminars.expire-offers');
    await app.get(QueueRegistry).drain('mail.outgoing');
    await app.close();
    await waitForLink(second.email, 'There is a place');
    const after = new Map((await listPeople()).map(({ id, status }) => [id, status as string]));
    expect([seated, first, second].map(({ id }) => after.get(id))).toEqual(['cancelled', 'cancelled', 'registered']);
    expect([...after.values()].filter((status) => status === 'registered')).toHaveLength(CAPACITY);
  }, 180_000);
});
