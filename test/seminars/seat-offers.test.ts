import { RegistrationLinkRegistry } from '../../src/activities/seminars/registrations/registration-link.registry.js';
import { SYSTEM } from '../../src/common/actor/actor.constants.js';
import { JobRegistry } from '../../src/common/jobs/job.registry.js';
import { ManualClock } from '../../src/common/time/clock.service.js';
import { UnitOfWork } from '../../src/database/transactions/unit-of-work.transaction.js';
import { SuppressionStore } from '../../src/mail/suppressions/suppression.store.js';
import { buildMailSettings } from '../mail/mail.given.js';
import { ok, type Made } from '../support/make.js';
import { Parties, useSeminars } from './seminar.parties.js';

const NOW = new Date('2026-09-01T08:00:00Z');
const clock = new ManualClock(NOW);
const { api } = useSeminars(clock, buildMailSettings(1));
const parties = new Parties(api);
beforeEach(() => clock.set(NOW));

/** The seminars without a registration page. */
const withoutPage = new Set<string>();
/** Whether the pages of the others are enabled. */
let isEnabled = true;
beforeAll(() =>
  api.app.get(RegistrationLinkRegistry).register({
    findPages: async (_, ids) =>
      new Map(ids.filter((id) => !withoutPage.has(id)).map((id) => [id, { path: '/r/light', isEnabled }])),
  }),
);

const HOUR_MS = 3_600_000;
const addHours = (time: Date, hours: number) => new Date(time.getTime() + hours * HOUR_MS);
const read = (seminar: Made, { id }: Made) => ok(api.bdm.get(`/seminars/${seminar.id}/registrations/${id}`));
const change = (seminar: Made, { id }: Made, fields: object) =>
  ok(api.bdm.patch(`/seminars/${seminar.id}/registrations/${id}`, fields));
const expireOffers = () => api.app.get(JobRegistry).run('seminars.expire-offers');

/** A full seminar with one seat, and some people on its waiting list. */
async function givenWaitingList(waiting: number, fields: object = {}) {
  const seminar = await parties.seminar({ capacity: 1, confirmWithinHours: 24, ...fields });
  const people = [];
  for (let n = 0; n <= waiting; n++) people.push(await parties.registration(seminar.id));
  return { seminar, seated: people[0]!, waiting: people.slice(1) };
}

describe('A seat from the waiting list of a seminar that sets a deadline', () => {
  it('has to be confirmed until then, and goes to the next person otherwise', async () => {
    const { seminar, seated, waiting } = await givenWaitingList(3);
    expect(seminar.confirmWithinHours).toBe(24);
    await change(seminar, seated, { status: 'cancelled' });
    expect(await read(seminar, waiting[0])).toMatchObject({
      status: 'registered',
      promotedAt: NOW.toISOString(),
      offerExpiresAt: addHours(NOW, 24).toISOString(),
    });

    clock.set(new Date(addHours(NOW, 24).getTime() - 1));
    await expireOffers();
    expect((await read(seminar, waiting[0])).status).toBe('registered');

    clock.set(addHours(NOW, 25));
    await expireOffers();
    await expireOffers();
    expect(await read(seminar, waiting[0])).toMatchObject({
      status: 'cancelled',
      cancelledAt: addHours(NOW, 25).toISOString(),
      offerExpiresAt: null,
    });
    expect(await read(seminar, waiting[1])).toMatchObject({
      status: 'registered',
      offerExpiresAt: addHours(NOW, 49).toISOString(),
    });
    expect(await read(seminar, waiting[2])).toMatchObject({ status: 'waitlisted', waitlistPosition: 1 });
  });

  it.each(['confirmed', 'cancelled'])('has no deadline any more once a colleague sets it to %s', async (status) => {
    const { seminar, seated, waiting } = await givenWaitingList(1);
    await change(seminar, seated, { status: 'cancelled' });
    expect(await change(seminar, waiting[0], { status })).toMatchObject({ status, offerExpiresAt: null });
    clock.set(addHours(NOW, 25));
    await expireOffers();
    expect((await read(seminar, waiting[0])).status).toBe(status);
  });

  it('is kept by a person who is checked in', async () => {
    const { seminar, seated, waiting } = await givenWaitingList(1, {
      startsAt: '2026-09-01T11:00',
      endsAt: '2026-09-02T23:00',
    });
    clock.set(addHours(NOW, -20));
    await change(seminar, seated, { status: 'cancelled' });
    expect((await read(seminar, waiting[0])).offerExpiresAt).toBe(
      addHours(new Date('2026-09-01T09:00:00Z'), -12).toISOString(),
    );
    clock.set(NOW);
    const visitor = await ok(api.bdm.post(`/seminars/${seminar.id}/check-in`, { registrationId: waiting[0].id }));
    expect(visitor).toMatchObject({ status: 'attended', offerExpiresAt: null });
    await expireOffers();
    expect((await read(seminar, waiting[0])).status).toBe('attended');
  });

  it('has a deadline at most 12 hours before the start, and none where that leaves less than an hour', async () => {
    const START = new Date('2026-09-10T07:00:00Z');
    const expiries = [];
    for (const hoursBefore of [20, 13, 12.5, 12, 1]) {
      clock.set(NOW);
      const { seminar, seated, waiting } = await givenWaitingList(1);
      clock.set(addHours(START, -hoursBefore));
      await change(seminar, seated, { status: 'cancelled' });
      const { status, offerExpiresAt } = await read(seminar, waiting[0]);
      expiries.push([status, offerExpiresAt]);
    }
    const last = addHours(START, -12).toISOString();
    expect(expiries).toEqual([
      ['registered', last],
      ['registered', last],
      ['registered', null],
      ['registered', null],
      ['registered', null],
    ]);
  });

  it('has none for a person who has no address, because nobody tells that person', async () => {
    const { seminar, seated } = await givenWaitingList(0);
    const unreachable = await parties.registration(seminar.id, { email: null });
    await change(seminar, seated, { status: 'cancelled' });
    expect(await read(seminar, unreachable)).toMatchObject({ status: 'registered', offerExpiresAt: null });
  });

  it('has none for a person whose address came back', async () => {
    const { seminar, seated, waiting } = await givenWaitingList(1);
    await api.app
      .get(UnitOfWork)
      .run(SYSTEM, (tx) => api.app.get(SuppressionStore).add(tx, waiting[0].email, 'bounce'));
    await change(seminar, seated, { status: 'cancelled' });
    expect(await read(seminar, waiting[0])).toMatchObject({ status: 'registered', offerExpiresAt: null });
  });

  it('has none if the seminar has no page, because nobody could confirm it', async () => {
    const { seminar, seated, waiting } = await givenWaitingList(1);
    withoutPage.add(seminar.id);
    await change(seminar, seated, { status: 'cancelled' });
    expect(await read(seminar, waiting[0])).toMatchObject({ status: 'registered', offerExpiresAt: null });
    clock.set(addHours(NOW, 25));
    await expireOffers();
    expect((await read(seminar, waiting[0])).status).toBe('registered');
  });

  it('has one while the page is not enabled, because its links work', async () => {
    isEnabled = false;
    const { seminar, seated, waiting } = await givenWaitingList(1);
    await change(seminar, seated, { status: 'cancelled' });
    isEnabled = true;
    expect((await read(seminar, waiting[0])).offerExpiresAt).toBe(addHours(NOW, 24).toISOString());
  });

  it('is not taken away once the seminar has begun, is cancelled or is archived', async () => {
    const states = [];
    for (const end of ['begun', 'cancelled', 'archived'] as const) {
      clock.set(NOW);
      const { seminar, seated, waiting } = await givenWaitingList(1);
      await change(seminar, seated, { status: 'cancelled' });
      if (end === 'cancelled') await ok(api.bdm.patch(`/seminars/${seminar.id}`, { status: 'cancelled' }));
      if (end === 'archived') await ok(api.bdm.delete(`/seminars/${seminar.id}`));
      clock.set(end === 'begun' ? new Date('2026-09-10T07:00:00Z') : addHours(NOW, 25));
      await expireOffers();
      states.push((await read(seminar, waiting[0])).status);
    }
    expect(states).toEqual(['registered', 'registered', 'registered']);
  });

  it('becomes a no-show like every other one', async () => {
    const { seminar, seated, waiting } = await givenWaitingList(1);
    clock.set(addHours(new Date('2026-09-10T07:00:00Z'), -20));
    await change(seminar, seated, { status: 'cancelled' });
    clock.set(new Date('2026-09-10T12:00:00Z'));
    await api.app.get(JobRegistry).run('activities.wrap-up');
    expect(await read(seminar, waiting[0])).toMatchObject({ status: 'no_show', offerExpiresAt: null });
  });
});

describe('The deadline of a seminar', () => {
  it.each([0, 169, 1.5])('is not %s hours', async (confirmWithinHours) => {
    const { id } = await parties.seminar();
    const { status, body } = await api.bdm.patch(`/seminars/${id}`, { confirmWithinHours });
    expect([status, body.errors[0].pointer]).toEqual([422, '/confirmWithinHours']);
  });

  it('is absent unless somebody sets it, and seats then have none', async () => {
    const { seminar, seated, waiting } = await givenWaitingList(1, { confirmWithinHours: undefined });
    expect(seminar.confirmWithinHours).toBeNull();
    await change(seminar, seated, { status: 'cancelled' });
    expect((await read(seminar, waiting[0])).offerExpiresAt).toBeNull();
    const changed = await ok(api.bdm.patch(`/seminars/${seminar.id}`, { confirmWithinHours: 168 }));
    expect(changed.confirmWithinHours).toBe(168);
  });
});

describe('Without a mail server', () => {
  const without = useSeminars(clock);
  const others = new Parties(without.api);

  it('a seat from the waiting list has no deadline, because nobody is told of it', async () => {
    without.api.app
      .get(RegistrationLinkRegistry)
      .register({ findPages: async (_, ids) => new Map(ids.map((id) => [id, { path: '/r/light', isEnabled: true }])) });
    const seminar = await others.seminar({ capacity: 1, confirmWithinHours: 24 });
    const [seated, waiting] = [await others.registration(seminar.id), await others.registration(seminar.id)];
    await others.move(seminar.id, seated.id, 'cancelled');
    expect(await others.read(seminar.id, waiting.id)).toMatchObject({ status: 'registered', offerExpiresAt: null });
  });
});
