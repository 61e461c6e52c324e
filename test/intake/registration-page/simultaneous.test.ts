import { JobRegistry } from '../../../src/common/jobs/job.registry.js';
import { ManualClock } from '../../../src/common/time/clock.service.js';
import { buildMailSettings } from '../../mail/mail.given.js';
import { readSent } from '../../mail/registration-mails.given.js';
import { type Instance, startInstance, useApi } from '../../support/api.js';
import type { Made } from '../../support/make.js';
import { SmtpSink } from '../../support/smtp-sink.js';
import { encodeForm, listPeople, makePage, post, readOpened, visit } from './page.given.js';

const CAPACITY = 10;
const PEOPLE = 60;
const HOUR_MS = 3_600_000;

const sink = await new SmtpSink().start();
afterAll(() => sink.stop());
const clock = new ManualClock(new Date('2027-02-01T09:00:00Z'));
const env = buildMailSettings(sink.port, { REGISTRATION_POW_COST: '0' });
const { api } = useApi({ clock, keys: ['admin', 'manager', 'bdm'], env });
let other: Instance;
beforeAll(async () => (other = await startInstance(api.databaseUrl, { clock, env })));
afterAll(() => other.app.close());

/** Sends the mails that are due, and returns the link to a registration in each, by its receiver. */
async function readLinks(): Promise<Map<string, { path: string; text: string }>> {
  const mails = await readSent(api, sink);
  return new Map(
    mails.map(({ to, text = '' }) => {
      const address = [to ?? []].flat()[0]?.value[0]?.address ?? '';
      return [address, { path: /https:\/\/crm\.locate\.test(\/r\/\S+)/.exec(text)?.[1] ?? '', text }];
    }),
  );
}

const act = (instance: { url: string }, path: string, inputs: Record<string, string>) =>
  visit(instance, path, {
    method: 'POST',
    body: encodeForm(inputs),
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
  });
const addTime = (ms: number) => clock.set(new Date(clock.now().getTime() + ms));

describe('Sixty people who confirm their addresses at once on two instances, for a seminar with ten places', () => {
  let page: Made;
  let links: Awaited<ReturnType<typeof readLinks>>;
  const list = () => listPeople(api, page['seminarId']);
  const findPerson = async (email: string) => (await list()).find((one) => one['email'] === email);

  beforeAll(async () => {
    page = await makePage(api, {}, { capacity: CAPACITY, confirmWithinHours: 24 });
    const opened = await readOpened(api, page['slug']);
    addTime(3_000);
    const answers = await Promise.all(
      Array.from({ length: PEOPLE }, (_, n) => {
        const person = { fullName: `Guest ${n}`, email: `guest.${n}@page.test`, companyName: 'Guests' };
        return post(api, page['slug'], { ...person, opened });
      }),
    );
    expect(answers.map(({ status }) => status)).toEqual(Array(PEOPLE).fill(303));
    links = await readLinks();
    expect(links.size).toBe(PEOPLE);
    expect(await list()).toEqual([]);
  });

  it('get ten places, and fifty in the order of the list', async () => {
    const answers = await Promise.all(
      [...links.values()].map(({ path }, index) => act(index % 2 ? other : api, path, { action: 'confirm' })),
    );
    expect(answers.map(({ status }) => status)).toEqual(Array(PEOPLE).fill(303));
    const people = await list();
    expect(people.filter(({ status }) => status === 'registered')).toHaveLength(CAPACITY);
    // The list is in the order of arrival.
    expect(people.map(({ status }) => status)).toEqual([
      ...Array(CAPACITY).fill('registered'),
      ...Array(PEOPLE - CAPACITY).fill('waitlisted'),
    ]);
    expect(people.slice(CAPACITY).map(({ waitlistPosition }) => waitlistPosition)).toEqual(
      Array.from({ length: PEOPLE - CAPACITY }, (_, index) => index + 1),
    );
    expect(new Set(people.map(({ email }) => email)).size).toBe(PEOPLE);
    links = await readLinks();
    expect(links.size).toBe(PEOPLE);
  });

  it('pass a place on by the link of a mail, and after a day without a confirmation to the next one', async () => {
    const people = await list();
    const [seated, first, second] = [people[3], people[CAPACITY], people[CAPACITY + 1]];
    const { path } = links.get(seated?.['email'])!;
    expect((await act(other, path, { action: 'cancel' })).text).toContain('name="sure"');
    expect((await act(other, path, { action: 'cancel', sure: 'yes' })).status).toBe(303);
    expect(await findPerson(seated?.['email'])).toMatchObject({ status: 'cancelled' });
    const promoted = await readLinks();
    expect([...promoted.keys()].toSorted()).toEqual([seated?.['email'], first?.['email']].toSorted());
    expect(promoted.get(first?.['email'])?.text).toMatch(/confirm the place by \w+, 2 February 2027 at /);

    addTime(25 * HOUR_MS);
    await Promise.all([api, other].map(({ app }) => app.get(JobRegistry).run('seminars.expire-offers')));
    expect(await findPerson(first?.['email'])).toMatchObject({ status: 'cancelled' });
    expect(await findPerson(second?.['email'])).toMatchObject({ status: 'registered' });
    const next = await readLinks();
    expect([...next.keys()].toSorted()).toEqual([first?.['email'], second?.['email']].toSorted());

    const confirmation = next.get(second?.['email'])!;
    expect((await act(api, confirmation.path, { action: 'confirm' })).status).toBe(303);
    addTime(25 * HOUR_MS);
    await api.app.get(JobRegistry).run('seminars.expire-offers');
    expect(await findPerson(second?.['email'])).toMatchObject({ status: 'confirmed', offerExpiresAt: null });
  });
});
