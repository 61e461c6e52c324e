import { ManualClock } from '../../src/common/time/clock.service.js';
import { useApi } from '../support/api.js';
import { ok } from '../support/make.js';
import type { GivenConnection } from './intake.given.js';
import { connectForm, readRegistration, submit } from './registration.given.js';
import { readSeats, seminarFor } from './seat.given.js';

const BEFORE = new Date('2026-12-01T08:00:00Z');
const MORNING = new Date('2026-12-10T08:30:00Z');

const clock = new ManualClock(BEFORE);
const { api, make } = useApi({ clock, keys: ['bdm', 'manager'] });
beforeEach(() => clock.set(BEFORE));

const resolve = (id: string, body: object) => api.bdm.post(`/intake/registrations/${id}/resolve`, body);
const reopen = (id: string) => ok(api.bdm.post(`/intake/registrations/${id}/reopen`, { reason: 'Somebody else' }));
const statuses = async (activityId: string) => (await readSeats(api, activityId)).map(({ status }) => status);

let made = 0;

/** A seminar with a form; its guests register by name and address. */
async function seminarWithForm(capacity: number | null, change: object = {}) {
  const activityId = await seminarFor(api, { capacity });
  const form = await connectForm(api, { secret: null, activityId, ...change });
  const register = (id: string, said: Record<string, unknown> = {}) =>
    submit(api, form, {
      id,
      name: `Guest ${id}`,
      email: `${id}.${activityId.slice(-6)}@gmail.com`,
      version: '1',
      ...said,
    });
  return { activityId, form, register };
}

/** Somebody who registered under the address we know and, not recognised, under another. */
async function registeredTwice(capacity: number | null) {
  const { activityId, form, register } = await seminarWithForm(capacity);
  const contact = await make.contact({ email: `known.${++made}@seats.test`, companyId: (await make.company()).id });
  const known = await register('known', { email: contact.email });
  const other = await register('other');
  return { activityId, form, register, contact, known, other };
}

async function seatIn(form: GivenConnection, externalId: string) {
  const { seatId, seatStatus, seatProblem } = await readRegistration(api, form, externalId);
  return { seatId, seatStatus, seatProblem };
}

describe('Two registrations that turn out to be of one contact', () => {
  it('have one seat, the earlier one; the other seat goes to the first in line', async () => {
    const { activityId, form, register, contact, known, other } = await registeredTwice(2);
    await register('waiting');
    expect(await statuses(activityId)).toEqual(['registered', 'registered', 'waitlisted']);
    expect((await resolve(other.id, { contactId: contact.id })).status).toBe(200);
    expect(await readSeats(api, activityId)).toMatchObject([
      { id: known.seatId, contactId: contact.id, status: 'registered', replacedById: null },
      { id: other.seatId, contactId: null, status: 'cancelled', replacedById: known.seatId },
      { status: 'registered' },
    ]);
    const seat = { seatId: known.seatId, seatStatus: 'registered', seatProblem: null };
    expect([await seatIn(form, 'known'), await seatIn(form, 'other')]).toEqual([seat, seat]);
    const gone = await ok(api.viewer.get(`/seminars/${activityId}/registrations/${other.seatId}`));
    expect(gone).toMatchObject({ status: 'cancelled', replacedById: known.seatId });
  });

  it('keep the stronger seat, also where that is the later one', async () => {
    const { activityId, contact, known, other } = await registeredTwice(2);
    await ok(api.bdm.patch(`/seminars/${activityId}/registrations/${other.seatId}`, { status: 'confirmed' }));
    await resolve(other.id, { contactId: contact.id });
    expect(await readSeats(api, activityId)).toMatchObject([
      { id: known.seatId, status: 'cancelled', replacedById: other.seatId },
      { id: other.seatId, contactId: contact.id, status: 'confirmed' },
    ]);
  });

  it('keep the seat while one of the two stands, whichever is cancelled first', async () => {
    for (const order of [
      ['known', 'other'],
      ['other', 'known'],
    ]) {
      const { activityId, form, contact, other } = await registeredTwice(1);
      expect(other.seatStatus).toBe('waitlisted');
      await resolve(other.id, { contactId: contact.id });
      const cancel = (id: string) => submit(api, form, { id, version: '2', status: 'cancelled' });
      await cancel(order[0]!);
      expect((await statuses(activityId)).toSorted()).toEqual(['cancelled', 'registered']);
      await cancel(order[1]!);
      expect(await statuses(activityId)).toEqual(['cancelled', 'cancelled']);
      const again = await submit(api, form, { id: 'other', version: '3', name: 'Guest', email: other.email });
      expect(again.seatStatus).toBe('registered');
      expect((await statuses(activityId)).toSorted()).toEqual(['cancelled', 'registered']);
    }
  });

  it('are one person at the check-in, by either address and either code', async () => {
    const { activityId, contact, known, other } = await registeredTwice(5);
    const { code } = await ok(api.viewer.get(`/seminars/${activityId}/registrations/${other.seatId}`));
    await resolve(other.id, { contactId: contact.id });
    const again = await api.bdm.post(`/seminars/${activityId}/registrations`, {
      fullName: 'Other Guest',
      email: other.email,
    });
    expect([again.status, again.body.existing.id]).toEqual([409, known.seatId]);
    clock.set(MORNING);
    for (const [index, body] of [{ code }, { email: other.email }, { registrationId: other.seatId }].entries()) {
      const checkedIn = await ok(api.bdm.post(`/seminars/${activityId}/check-in`, body));
      expect(checkedIn).toMatchObject({ id: known.seatId, status: 'attended', alreadyCheckedIn: index > 0 });
    }
  });

  it('and are resolved at the same moment have one seat', async () => {
    const { activityId, register } = await seminarWithForm(10);
    const contact = await make.contact({ email: null });
    const waiting = [];
    for (const id of ['a', 'b', 'c', 'd']) waiting.push(await register(id));
    const answers = await Promise.all(waiting.map(({ id }) => resolve(id, { contactId: contact.id })));
    // Of two that locked each other out one is told to try again.
    for (const [index, { status }] of answers.entries()) {
      if (status === 503) await ok(resolve(waiting[index].id, { contactId: contact.id }));
      else expect(status).toBe(200);
    }
    expect((await statuses(activityId)).filter((status) => status !== 'cancelled')).toEqual(['registered']);
  });

  it('is all taken back by another decision: each has its seat again, at its old place in the line', async () => {
    const { activityId, form, register, contact, known, other } = await registeredTwice(2);
    await register('waiting');
    await resolve(other.id, { contactId: contact.id });
    await register('late');
    await reopen(other.id);
    // The seat went to the one who waited; this one is before the one who came later.
    expect(await readSeats(api, activityId)).toMatchObject([
      { id: known.seatId, contactId: contact.id, status: 'registered' },
      { id: other.seatId, contactId: null, status: 'waitlisted', replacedById: null },
      { status: 'registered' },
      { status: 'waitlisted' },
    ]);
    expect(await seatIn(form, 'other')).toEqual({ seatId: other.seatId, seatStatus: 'waitlisted', seatProblem: null });
    await submit(api, form, { id: 'known', version: '2', status: 'cancelled' });
    expect(await seatIn(form, 'other')).toMatchObject({ seatStatus: 'registered' });
    await resolve(other.id, { createContact: {} });
    expect((await readSeats(api, activityId))[1]).toMatchObject({ id: other.seatId, status: 'registered' });
  });

  it('gives the contact the first seat back when the one that stood turns out to be somebody else’s', async () => {
    const { activityId, form, contact, known, other } = await registeredTwice(3);
    await ok(api.bdm.patch(`/seminars/${activityId}/registrations/${other.seatId}`, { status: 'confirmed' }));
    await resolve(other.id, { contactId: contact.id });
    await reopen(other.id);
    expect(await readSeats(api, activityId)).toMatchObject([
      { id: known.seatId, contactId: contact.id, status: 'registered', replacedById: null },
      { id: other.seatId, contactId: null, status: 'confirmed', replacedById: null },
    ]);
    expect([await seatIn(form, 'known'), await seatIn(form, 'other')]).toMatchObject([
      { seatId: known.seatId },
      { seatId: other.seatId },
    ]);
  });

  it('revives no seat that had been cancelled before', async () => {
    const { activityId, form, contact, known, other } = await registeredTwice(3);
    await submit(api, form, { id: 'known', version: '2', status: 'cancelled' });
    await resolve(other.id, { contactId: contact.id });
    expect(await statuses(activityId)).toEqual(['cancelled', 'registered']);
    await reopen(other.id);
    expect(await readSeats(api, activityId)).toMatchObject([
      { id: known.seatId, contactId: contact.id, status: 'cancelled', replacedById: null },
      { id: other.seatId, contactId: null, status: 'registered' },
    ]);
  });

  it('are separated when the provider gives one of them to another person', async () => {
    const { activityId, form, contact, known, other } = await registeredTwice(3);
    await resolve(other.id, { contactId: contact.id });
    const company = await make.company();
    const successor = await make.contact({ email: `successor.${++made}@seats.test`, companyId: company.id });
    await submit(api, form, { id: 'other', version: '2', name: 'Successor', email: successor.email });
    expect((await readSeats(api, activityId)).map(({ id, status }) => [id, status])).toEqual([
      [known.seatId, 'registered'],
      [other.seatId, 'registered'],
    ]);
  });

  it('have both attended if one of them has', async () => {
    const { activityId, form, contact, known, other } = await registeredTwice(3);
    clock.set(MORNING);
    await ok(api.bdm.post(`/seminars/${activityId}/check-in`, { registrationId: known.seatId }));
    await resolve(other.id, { contactId: contact.id });
    expect(await readRegistration(api, form, 'other')).toMatchObject({ status: 'attended', seatId: known.seatId });
    await reopen(other.id);
    expect(await readRegistration(api, form, 'other')).toMatchObject({ status: 'registered', seatId: other.seatId });
    expect((await readRegistration(api, form, 'known')).status).toBe('attended');
  });
});

it('A seat that is separated from another one gets its time of check-in back', async () => {
  const { activityId, contact, known, other } = await registeredTwice(3);
  clock.set(MORNING);
  for (const { seatId } of [known, other]) {
    await ok(api.bdm.post(`/seminars/${activityId}/check-in`, { registrationId: seatId }));
  }
  clock.set(new Date('2026-12-11T15:00:00Z'));
  await resolve(other.id, { contactId: contact.id });
  const replaced = `/seminars/${activityId}/registrations/${other.seatId}`;
  expect(await ok(api.bdm.get(replaced))).toMatchObject({ status: 'cancelled', checkedInAt: null });
  await reopen(other.id);
  expect(await ok(api.bdm.get(replaced))).toMatchObject({ status: 'attended', checkedInAt: MORNING.toISOString() });
});

describe('Two contacts with seats that are merged', () => {
  it('have one seat, which both registrations share', async () => {
    const { activityId, form, register } = await seminarWithForm(2);
    const contacts = [];
    for (const id of ['one', 'two']) {
      const contact = await make.contact({
        email: `${id}.${activityId}@merge.test`,
        companyId: (await make.company()).id,
      });
      contacts.push(contact);
      await register(id, { email: contact.email });
    }
    await register('waiting');
    await ok(api.bdm.post(`/contacts/${contacts[0].id}/merge`, { sourceId: contacts[1].id }));
    const [one, two] = [await seatIn(form, 'one'), await seatIn(form, 'two')];
    expect(two).toEqual(one);
    expect((await statuses(activityId)).toSorted()).toEqual(['cancelled', 'registered', 'registered']);
    await submit(api, form, { id: 'one', version: '2', status: 'cancelled' });
    expect(await seatIn(form, 'two')).toMatchObject({ seatId: one.seatId, seatStatus: 'registered' });
    await submit(api, form, { id: 'two', version: '2', status: 'cancelled' });
    expect((await seatIn(form, 'two')).seatStatus).toBe('cancelled');
  });

  it('have both attended if one of them has', async () => {
    const { activityId, form, register } = await seminarWithForm(5);
    const contacts = [];
    for (const id of ['one', 'two']) {
      const contact = await make.contact({
        email: `${id}.${activityId}@there.test`,
        companyId: (await make.company()).id,
      });
      contacts.push(contact);
      await register(id, { email: contact.email });
    }
    clock.set(MORNING);
    await ok(api.bdm.post(`/seminars/${activityId}/check-in`, { email: contacts[1].email }));
    await ok(api.bdm.post(`/contacts/${contacts[0].id}/merge`, { sourceId: contacts[1].id }));
    expect((await readRegistration(api, form, 'one')).status).toBe('attended');
  });
});
