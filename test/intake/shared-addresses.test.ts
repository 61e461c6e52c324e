import { ManualClock } from '../../src/common/time/clock.service.js';
import { useApi } from '../support/api.js';
import { ok } from '../support/make.js';
import { updateRows, selectRows } from '../support/rows.js';
import { type GivenConnection, send, work } from './intake.given.js';
import { connectForm, readRegistration, submit } from './registration.given.js';
import { readSeats, seminarFor } from './seat.given.js';

const BEFORE = new Date('2026-12-01T08:00:00Z');
const MORNING = new Date('2026-12-10T08:30:00Z');

let companyId: string;
const clock = new ManualClock(BEFORE);
const { api, make } = useApi({ clock, keys: ['bdm', 'manager'] });
beforeAll(async () => (companyId = (await make.company()).id));
beforeEach(() => clock.set(BEFORE));

const PEOPLE = { pia: 'Pia Secretary', jan: 'Jan Boss', els: 'Els Boss' };
type Who = keyof typeof PEOPLE;
const EVERYBODY = Object.keys(PEOPLE) as Who[];
const ORDERS: Who[][] = EVERYBODY.flatMap((first) => {
  const [one, two] = EVERYBODY.filter((who) => who !== first);
  return [
    [first, one!, two!],
    [first, two!, one!],
  ];
});

const resolve = (id: string, body: object) => ok(api.bdm.post(`/intake/registrations/${id}/resolve`, body));
const create = (id: string) => resolve(id, { createContact: { omitTakenEmail: true }, companyId });

/** A seminar with a form, and the address that several people give there. */
async function openForm(capacity: number | null = null) {
  const activityId = await seminarFor(api, { capacity });
  const form = await connectForm(api, { secret: null, activityId });
  const email = `office.${activityId}@gmail.com`;
  const register = (who: Who, change: object = {}) =>
    submit(api, form, { id: who, name: PEOPLE[who], email, version: '1', ...change });
  return { activityId, form, email, register };
}

/** Connects a provider that gives the seats itself, and reports people of one address to it. */
async function sellTickets(activityId: string, email: string) {
  const shop = await connectForm(api, { activityId, provider: 'hi_events', mapping: {}, secret: null });
  const report = async (who: Who, event = 'created', status = 'ACTIVE', at = '2026-12-01T10:00:00Z') => {
    const [first_name, last_name] = PEOPLE[who].split(' ');
    const payload = { id: who, first_name, last_name, email, status };
    expect((await send(shop, { event_type: `attendee.${event}`, event_sent_at: at, payload })).status).toBe(202);
    await work(api);
    return readRegistration(api, shop, who);
  };
  return { shop, report };
}

const cancel = (form: GivenConnection, who: Who) => submit(api, form, { id: who, version: '9', status: 'cancelled' });
const checkIn = (activityId: string, body: object) => ok(api.bdm.post(`/seminars/${activityId}/check-in`, body));
const read = (form: GivenConnection, who: Who) => readRegistration(api, form, who);
const readStatuses = async (form: GivenConnection) =>
  Object.fromEntries(await Promise.all(EVERYBODY.map(async (who) => [who, (await read(form, who)).status])));

describe.each(ORDERS)('Three people with one address who register as %s, %s and %s', (...order) => {
  it('have three seats, and each is decided, cancelled and checked in alone', async () => {
    const { activityId, form, register } = await openForm();
    const seats = new Map<Who, string>();
    for (const [index, who] of order.entries()) {
      const registration = await register(who);
      expect(registration).toMatchObject({ matchState: 'needs_review', seatStatus: 'registered', seatProblem: null });
      expect(registration.reviewReasons.includes('possible_double')).toBe(index > 0);
      seats.set(who, registration.seatId);
    }
    expect(new Set(seats.values()).size).toBe(3);

    // The last to register is decided first. The others are not taken for that contact.
    const contacts = new Map<Who, string>();
    for (const who of order.toReversed()) {
      const decided = await create((await read(form, who)).id);
      expect(decided).toMatchObject({ matchState: 'matched', seatId: seats.get(who), seatProblem: null });
      contacts.set(who, decided.contactId);
    }
    expect(new Set(contacts.values()).size).toBe(3);
    expect((await readSeats(api, activityId)).map(({ id, contactId, status }) => [id, contactId, status])).toEqual(
      order.map((who) => [seats.get(who), contacts.get(who), 'registered']),
    );

    await cancel(form, order[0]!);
    expect((await readSeats(api, activityId)).map(({ status }) => status)).toEqual([
      'cancelled',
      'registered',
      'registered',
    ]);
    clock.set(MORNING);
    await checkIn(activityId, { registrationId: seats.get(order[1]!) });
    expect(await readStatuses(form)).toEqual({
      [order[0]!]: 'cancelled',
      [order[1]!]: 'attended',
      [order[2]!]: 'registered',
    });
  });

  it('have the same three seats when a second provider reports them too', async () => {
    const { activityId, form, email, register } = await openForm();
    const { shop, report } = await sellTickets(activityId, email);
    for (const [index, who] of order.entries()) {
      // The two providers take turns.
      const steps = [() => register(who), () => report(order[(index + 1) % 3]!)];
      for (const step of index % 2 ? steps.toReversed() : steps) await step();
    }
    expect((await readSeats(api, activityId)).map(({ status }) => status)).toHaveLength(3);
    for (const who of order) {
      const [one, other] = [await read(form, who), await read(shop, who)];
      expect(other.seatId).toBe(one.seatId);
      const { contactId } = await create(one.id);
      if ((await read(shop, who)).matchState !== 'matched') await resolve(other.id, { contactId });
      expect(await read(shop, who)).toMatchObject({ contactId, seatId: one.seatId, seatProblem: null });
    }
    const live = async () => (await readSeats(api, activityId)).filter(({ status }) => status !== 'cancelled').length;
    expect([new Set((await readSeats(api, activityId)).map(({ contactId }) => contactId)).size, await live()]).toEqual([
      3, 3,
    ]);

    // A seat is needed until both have cancelled it.
    await cancel(form, order[2]!);
    expect(await live()).toBe(3);
    await report(order[2]!, 'cancelled', 'CANCELLED', '2026-12-02T10:00:00Z');
    expect(await live()).toBe(2);
    clock.set(MORNING);
    await checkIn(activityId, { registrationId: (await read(form, order[0]!)).seatId });
    for (const connection of [form, shop]) {
      expect(await readStatuses(connection)).toMatchObject({ [order[0]!]: 'attended', [order[2]!]: 'cancelled' });
      expect((await read(connection, order[1]!)).status).not.toBe('attended');
    }
  });
});

describe('People who share an address', () => {
  it('have one seat each when everything arrives at once', async () => {
    const { activityId, form, email } = await openForm(2);
    const other = await connectForm(api, { secret: null, activityId });
    const sent = [form, other].flatMap((connection) =>
      EVERYBODY.map((who) => send(connection, { id: who, name: PEOPLE[who], email, version: '1' })),
    );
    expect((await Promise.all(sent)).every(({ status }) => status === 202)).toBe(true);
    await Promise.all([work(api), work(api)]);
    await work(api);
    const statuses = (await readSeats(api, activityId)).map(({ status }) => status);
    expect(statuses).toEqual(['registered', 'registered', 'waitlisted']);
    for (const who of EVERYBODY) expect((await read(other, who)).seatId).toBe((await read(form, who)).seatId);
  });

  it('are decided at once and keep three seats', async () => {
    const { activityId, form, register } = await openForm();
    const registrations = [];
    for (const who of EVERYBODY) registrations.push(await register(who));
    const body = { createContact: { omitTakenEmail: true }, companyId };
    const decide = ({ id }: { id: string }) => api.bdm.post(`/intake/registrations/${id}/resolve`, body);
    const answers = await Promise.all(registrations.map(decide));
    // A decision that met another one may be asked to try again.
    for (const [index, { status }] of answers.entries()) if (status === 503) await ok(decide(registrations[index]));
    const seats = await readSeats(api, activityId);
    expect(seats.map(({ status }) => status)).toEqual(['registered', 'registered', 'registered']);
    const rows = await selectRows(api.db, 'contact', { id: seats.map(({ contactId }) => contactId) }, 'email');
    expect(rows.filter(({ email }) => email !== null)).toHaveLength(1);
    expect((await readStatuses(form)).pia).toBe('registered');
  });

  it('are not taken for the contact of an earlier decision, nor remembered by the address', async () => {
    const { form, email, register } = await openForm();
    for (const who of EVERYBODY) await register(who);
    expect((await create((await read(form, 'pia')).id)).contactId).not.toBeNull();
    for (const who of ['jan', 'els'] as const) {
      const waiting = await register(who, { version: '2', job: 'Director' });
      expect(waiting).toMatchObject({ matchState: 'needs_review', contactId: null });
      expect(waiting.reviewReasons).toContain('possible_double');
    }
    const { items } = (await api.bdm.get(`/intake/decisions?key=${encodeURIComponent(email)}`)).body;
    expect(items).toEqual([]);
  });

  it('are matched by themselves if the contact has the address and the name', async () => {
    const { activityId, email, register } = await openForm();
    await register('jan');
    const contact = await make.contact({ fullName: 'Secretary Pia', email, companyId });
    const { report } = await sellTickets(activityId, email);
    expect(await report('pia')).toMatchObject({ matchState: 'matched', contactId: contact.id });
    expect(await readSeats(api, activityId)).toHaveLength(2);
  });

  it('wait for a review if another one was taken for the contact who has the address', async () => {
    const { activityId, form, email, register } = await openForm();
    const contact = await make.contact({ fullName: PEOPLE.pia, email, companyId });
    const jan = await register('jan');
    expect(jan).toMatchObject({ matchState: 'matched', contactId: contact.id });
    const pia = await register('pia');
    expect(pia).toMatchObject({ matchState: 'needs_review', reviewReasons: ['possible_double'], doubleOfId: jan.id });
    expect(pia.seatId).not.toBe(jan.seatId);
    await ok(api.bdm.post(`/intake/registrations/${jan.id}/reopen`, { reason: 'That is not Pia' }));
    await create(jan.id);
    if ((await read(form, 'pia')).matchState !== 'matched') await resolve(pia.id, { contactId: contact.id });
    expect(await readSeats(api, activityId)).toMatchObject([
      { id: jan.seatId, status: 'registered', replacedById: null },
      { id: pia.seatId, contactId: contact.id, status: 'registered' },
    ]);
  });

  it('keep their seats when a walk-in gives the same address', async () => {
    const { activityId, form, email, register } = await openForm();
    await register('pia');
    clock.set(MORNING);
    const body = { fullName: PEOPLE.jan, email, walkIn: true };
    const seat = await ok(api.bdm.post(`/seminars/${activityId}/registrations`, body));
    await work(api);
    const walkIn = await readRegistration(api, form, `walk-in/${seat.id}`);
    expect(walkIn).toMatchObject({ status: 'attended', matchState: 'needs_review', seatId: seat.id });
    expect(walkIn.reviewReasons).toContain('possible_double');
    await create(walkIn.id);
    expect((await readSeats(api, activityId)).map(({ status }) => status)).toEqual(['registered', 'attended']);
    expect((await read(form, 'pia')).status).toBe('registered');
  });
});

describe('Two registrations with one seat, because address and name agree,', () => {
  async function registerTwice(capacity: number | null) {
    const opened = await openForm(capacity);
    const [one, other] = [await opened.register('jan'), await opened.register('els', { name: 'BOSS Jan' })];
    expect(other.seatId).toBe(one.seatId);
    return { ...opened, one, other };
  }

  it.each([null, 1])('have seats of their own once they get different contacts (capacity %s)', async (capacity) => {
    const { activityId, form, one, other } = await registerTwice(capacity);
    const first = await create(one.id);
    const second = await create(other.id);
    expect(second.contactId).not.toBe(first.contactId);
    expect(second).toMatchObject({ seatProblem: null, seatStatus: capacity === 1 ? 'waitlisted' : 'registered' });
    expect(await readSeats(api, activityId)).toMatchObject([
      { id: one.seatId, contactId: first.contactId, status: 'registered' },
      { id: second.seatId, contactId: second.contactId },
    ]);
    await cancel(form, 'jan');
    expect((await readSeats(api, activityId)).map(({ status }) => status)).toEqual(['cancelled', 'registered']);
  });

  it('have seats of their own also when both decisions come at once', async () => {
    const { activityId, one, other } = await registerTwice(null);
    const contacts = [await make.contact({ companyId }), await make.contact({ companyId })];
    const decide = (index: number) =>
      api.bdm.post(`/intake/registrations/${[one, other][index].id}/resolve`, { contactId: contacts[index]!.id });
    const answers = await Promise.all([decide(0), decide(1)]);
    for (const [index, { status }] of answers.entries()) if (status === 503) await ok(decide(index));
    const seats = (await readSeats(api, activityId)).filter(({ status }) => status === 'registered');
    expect(seats.map(({ contactId }) => contactId).toSorted()).toEqual(contacts.map(({ id }) => id).toSorted());
  });

  it('do not take the attendance along', async () => {
    const { activityId, form, one, other } = await registerTwice(null);
    await create(one.id);
    clock.set(MORNING);
    await checkIn(activityId, { registrationId: one.seatId });
    expect((await read(form, 'els')).status).toBe('attended');
    expect(await create(other.id)).toMatchObject({ status: 'registered', seatStatus: 'registered' });
    expect((await read(form, 'jan')).status).toBe('attended');
  });

  it('share nothing any more after the seminar, when no seat can be given', async () => {
    const { activityId, one, other } = await registerTwice(null);
    await create(one.id);
    await ok(api.bdm.delete(`/seminars/${activityId}`));
    const { seatId, seatProblem } = await create(other.id);
    expect({ seatId, seatProblem }).toEqual({ seatId: null, seatProblem: 'record.archived' });
    await ok(api.bdm.post(`/seminars/${activityId}/restore`));
    expect((await readSeats(api, activityId)).map(({ status }) => status)).toEqual(['registered', 'registered']);
  });

  it('have two seats when the provider gives one of them to another person', async () => {
    const { activityId, register, one } = await registerTwice(null);
    expect((await register('els', { version: '2' })).seatId).not.toBe(one.seatId);
    expect((await readSeats(api, activityId)).map(({ status }) => status)).toEqual(['registered', 'registered']);
  });
});

describe('A registration without a name', () => {
  it('shares the seat of its address, which is named as soon as a name is known', async () => {
    const { activityId, register, email } = await openForm();
    const nameless = await register('pia', { name: null });
    expect((await register('jan')).seatId).toBe(nameless.seatId);
    expect((await register('els')).seatId).not.toBe(nameless.seatId);
    const { items } = (await api.viewer.get(`/seminars/${activityId}/registrations?sort=fullName`)).body;
    expect(items.map(({ fullName }: { fullName: string }) => fullName)).toEqual([PEOPLE.els, PEOPLE.jan]);
    expect(items.every((seat: { email: string }) => seat.email === email)).toBe(true);
  });

  it('leaves the seat that it shares when the provider names it after another person', async () => {
    const { activityId, form, register } = await openForm();
    const nameless = await register('pia', { name: null });
    const jan = await register('jan');
    expect(jan.seatId).toBe(nameless.seatId);
    expect((await register('pia', { name: PEOPLE.els, version: '2' })).seatId).not.toBe(jan.seatId);
    expect((await read(form, 'jan')).seatId).toBe(jan.seatId);
    const { items } = (await api.viewer.get(`/seminars/${activityId}/registrations?sort=fullName`)).body;
    expect(items.map(({ fullName }: { fullName: string }) => fullName)).toEqual([PEOPLE.els, PEOPLE.jan]);
  });

  it('leaves the seat that it shares when its contact is another person', async () => {
    const { activityId, form, register } = await openForm();
    const [jan, nameless] = [await register('jan'), await register('pia', { name: null })];
    expect(nameless.seatId).toBe(jan.seatId);
    const contact = await make.contact({ fullName: 'Quite Another', companyId });
    expect((await resolve(nameless.id, { contactId: contact.id })).seatId).not.toBe(jan.seatId);
    expect((await create(jan.id)).seatId).toBe(jan.seatId);
    expect(await readSeats(api, activityId)).toMatchObject([{ id: jan.seatId }, { contactId: contact.id }]);
    expect((await read(form, 'pia')).seatProblem).toBeNull();
  });
});

describe('A seat that people with other names shared before they could have seats of their own', () => {
  it('stays with the person of its name, whoever is decided first', async () => {
    const { activityId, form, register } = await openForm();
    const seats = [await register('pia'), await register('jan')].map(({ seatId }) => seatId);
    const jan = await read(form, 'jan');
    await updateRows(api.db, 'intake_registration', { id: jan.id }, { seat_id: seats[0], made_seat: false });
    await updateRows(api.db, 'seminar_registration', { id: seats[1] }, { status: 'cancelled', cancelled_at: BEFORE });
    expect((await create(jan.id)).seatId).not.toBe(seats[0]);
    expect((await create((await read(form, 'pia')).id)).seatId).toBe(seats[0]);
    const stored = await readSeats(api, activityId);
    expect(stored.find(({ id }) => id === seats[0])!.contactId).toBe((await read(form, 'pia')).contactId);
  });
});

describe('The seat of a registration', () => {
  it('is handed over when the provider gives it to a person with another name', async () => {
    const { activityId, register } = await openForm();
    const before = await register('jan');
    const after = await register('jan', { name: 'Successor', email: 'successor@gmail.com', version: '2' });
    expect(after.seatId).toBe(before.seatId);
    const seat = (await api.viewer.get(`/seminars/${activityId}/registrations/${after.seatId}`)).body;
    expect(seat).toMatchObject({ fullName: 'Successor', email: 'successor@gmail.com' });
  });
});

describe('A decision to create a contact whose address is taken', () => {
  it('names the contact, and creates another one without the address on request', async () => {
    const { register, email } = await openForm();
    const holder = await make.contact({ email });
    await register('pia');
    const jan = await register('jan');
    const refused = await api.bdm.post(`/intake/registrations/${jan.id}/resolve`, { createContact: {}, companyId });
    expect(refused.problem).toEqual([409, 'contact.duplicate_email']);
    expect(refused.body.errors).toMatchObject([{ pointer: '/createContact/email' }]);
    expect(refused.body.candidates).toMatchObject([{ id: holder.id }]);
    const { contactId } = await create(jan.id);
    expect((await api.bdm.get(`/contacts/${contactId}`)).body).toMatchObject({ fullName: 'Jan Boss', email: null });
    const els = await register('els', { email: `free.${email}` });
    const free = await create(els.id);
    expect((await api.bdm.get(`/contacts/${free.contactId}`)).body.email).toBe(`free.${email}`);
  });
});
