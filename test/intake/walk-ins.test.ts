import { ManualClock } from '../../src/common/time/clock.service.js';
import { useApi } from '../support/api.js';
import { ok } from '../support/make.js';
import { work } from './intake.given.js';
import { connectForm, count } from './registration.given.js';
import { readSeats, seminarFor } from './seat.given.js';

const BEFORE = new Date('2026-12-01T08:00:00Z');
const MORNING = new Date('2026-12-10T08:30:00Z');
const CONSENTS = [{ purpose: 'marketing', wording: 'Yes, keep me informed.' }];

let owner: string;
const clock = new ManualClock(BEFORE);
const { api, make } = useApi({ clock, keys: ['bdm', 'manager'] });
beforeAll(async () => (owner = (await api.user('bdm')).id!));

/** A seminar of today with a form and a rule that makes a lead of everybody who attends. */
async function openDoors(change: object = {}) {
  clock.set(BEFORE);
  const activityId = await seminarFor(api, change);
  const rules = [{ id: 'came', trigger: 'attended', lead: { title: '{fullName} came', ownerId: owner } }];
  const form = await connectForm(api, { secret: null, activityId, rules });
  clock.set(MORNING);
  return { activityId, form };
}
const walkIn = (activityId: string, body: object) =>
  api.bdm.post(`/seminars/${activityId}/registrations`, { walkIn: true, ...body });
const listLeads = async (companyId: string) => (await api.bdm.get(`/leads?companyId=${companyId}`)).body.items;
/** Corrects a seat as a colleague does. */
async function changeSeat(activityId: string, id: string, change: 'undo' | 'cancel' | 'archive') {
  const path = `/seminars/${activityId}/registrations/${id}`;
  if (change === 'archive') return ok(api.manager.delete(path));
  await ok(api.bdm.patch(path, { status: 'registered' }));
  if (change === 'cancel') await ok(api.bdm.patch(path, { status: 'cancelled' }));
}
/** Replays the deliveries of the walk-ins of a seminar. */
async function replayWalkIns(activityId: string) {
  const { rows } = await api.db.query(
    `SELECT d.id FROM intake_delivery d JOIN intake_connection c ON c.id = d.connection_id WHERE c.activity_id = $1`,
    [activityId],
  );
  for (const { id } of rows) expect((await api.manager.post(`/intake/deliveries/${id}/replay`, {})).status).toBe(202);
}
/** Reads the registrations by form of a seat, after everything that waits was processed. */
async function readRegistrations(seatId: string) {
  await work(api);
  const { rows } = await api.db.query('SELECT id FROM intake_registration WHERE seat_id = $1', [seatId]);
  return Promise.all(rows.map(async ({ id }) => (await api.bdm.get(`/intake/registrations/${id}`)).body));
}

describe('A walk-in', () => {
  it('is matched by the mail domain of its company, gives its consent, and makes the lead of the rule', async () => {
    const company = await make.company({ emailDomains: ['walk-in.example'] });
    const { activityId, form } = await openDoors();
    const person = { fullName: 'Ana Ruiz', email: 'ana@walk-in.example', jobTitle: 'Buyer' };
    const seat = await ok(walkIn(activityId, { ...person, consents: CONSENTS }));
    expect(seat).toMatchObject({ status: 'attended', walkIn: true, contactId: null });
    const [registration, ...others] = await readRegistrations(seat.id);
    expect(others).toEqual([]);
    expect(registration).toMatchObject({
      connectionId: form.id,
      externalId: `walk-in/${seat.id}`,
      status: 'attended',
      matchState: 'matched',
      matchedBy: 'rule',
      companyId: company.id,
      jobTitle: 'Buyer',
      seatProblem: null,
    });
    const { contactId } = registration;
    expect((await api.bdm.get(`/contacts/${contactId}`)).body).toMatchObject({ ...person, companyId: company.id });
    expect((await api.bdm.get(`/contacts/${contactId}/consents`)).body.items).toMatchObject([
      { purpose: 'marketing', granted: true, wording: 'Yes, keep me informed.' },
    ]);
    expect(await listLeads(company.id)).toMatchObject([{ title: 'Ana Ruiz came' }]);
    expect(await readSeats(api, activityId)).toMatchObject([{ id: seat.id, contactId, status: 'attended' }]);
  });

  it('waits for a review if nobody knows the person, and keeps its seat through the decision', async () => {
    const { activityId } = await openDoors();
    const seat = await ok(
      walkIn(activityId, { fullName: 'Bo Visser', companyName: 'Unheard Of BV', consents: CONSENTS }),
    );
    const [waiting] = await readRegistrations(seat.id);
    expect(waiting).toMatchObject({
      matchState: 'needs_review',
      reviewReasons: ['new_person', 'no_email', 'new_company'],
    });
    const company = await make.company();
    const body = { createContact: {}, companyId: company.id };
    const { contactId } = await ok(api.bdm.post(`/intake/registrations/${waiting.id}/resolve`, body));
    expect(await readSeats(api, activityId)).toMatchObject([{ id: seat.id, contactId, status: 'attended' }]);
    expect((await api.bdm.get(`/contacts/${contactId}/consents`)).body.items).toHaveLength(1);
    expect(await listLeads(company.id)).toHaveLength(1);
  });

  it('belongs to the contact that the colleague names', async () => {
    const company = await make.company();
    const contact = await make.contact({ email: null, companyId: company.id });
    const { activityId } = await openDoors();
    const seat = await ok(walkIn(activityId, { contactId: contact.id }));
    expect(await readRegistrations(seat.id)).toMatchObject([
      { matchState: 'matched', matchedBy: 'person', contactId: contact.id, companyId: company.id, status: 'attended' },
    ]);
    expect(await listLeads(company.id)).toHaveLength(1);
  });

  it('without a free seat waits for one, and makes its lead at the check-in', async () => {
    const company = await make.company();
    const contact = await make.contact({ companyId: company.id });
    const { activityId } = await openDoors({ capacity: 1 });
    await ok(walkIn(activityId, { fullName: 'First Come' }));
    const seat = await ok(walkIn(activityId, { contactId: contact.id }));
    expect(seat).toMatchObject({ status: 'waitlisted' });
    expect(await readRegistrations(seat.id)).toMatchObject([
      { matchState: 'matched', status: 'registered', seatProblem: null },
    ]);
    expect((await readSeats(api, activityId)).map(({ status }) => status)).toEqual(['attended', 'waitlisted']);
    expect(await listLeads(company.id)).toEqual([]);
    await ok(api.bdm.patch(`/seminars/${activityId}`, { capacity: 2 }));
    await ok(api.bdm.post(`/seminars/${activityId}/check-in`, { registrationId: seat.id }));
    expect(await readRegistrations(seat.id)).toMatchObject([{ status: 'attended' }]);
    expect(await listLeads(company.id)).toHaveLength(1);
  });

  it('leaves nothing behind when it is refused, and nothing twice when it is repeated', async () => {
    const { activityId, form } = await openDoors();
    const person = { fullName: 'Eva Maes', email: 'eva@walk-in-twice.example' };
    expect((await walkIn(activityId, person)).status).toBe(201);
    expect((await walkIn(activityId, person)).body.code).toBe('registration.duplicate');
    await work(api);
    expect(await count(api, 'intake_delivery', 'connection_id = $1', [form.id])).toBe(1);
    const { items } = await ok(api.bdm.get(`/intake/deliveries?connectionId=${form.id}&origin=walk_in`));
    expect((await api.manager.post(`/intake/deliveries/${items[0].id}/replay`, {})).status).toBe(202);
    await work(api);
    expect(await count(api, 'intake_registration', 'connection_id = $1', [form.id])).toBe(1);
    expect(await readSeats(api, activityId)).toHaveLength(1);
  });

  it('stays undone when its delivery is replayed', async () => {
    const { activityId } = await openDoors();
    const seat = await ok(walkIn(activityId, { fullName: 'Hugo Undone', email: 'hugo@walk-in-undone.example' }));
    expect(await readRegistrations(seat.id)).toMatchObject([{ status: 'attended' }]);
    await changeSeat(activityId, seat.id, 'undo');
    await replayWalkIns(activityId);
    expect(await readRegistrations(seat.id)).toMatchObject([{ status: 'registered', seatProblem: null }]);
    expect(await readSeats(api, activityId)).toMatchObject([{ id: seat.id, status: 'registered' }]);
    await changeSeat(activityId, seat.id, 'cancel');
    await replayWalkIns(activityId);
    expect(await readRegistrations(seat.id)).toMatchObject([{ status: 'cancelled', seatProblem: null }]);
    expect(await readSeats(api, activityId)).toMatchObject([{ id: seat.id, status: 'cancelled' }]);
  });

  it.each([
    ['undo', 'registered', 'registered', 1],
    ['cancel', 'cancelled', 'cancelled', 0],
    ['archive', 'attended', 'cancelled', 0],
  ] as const)('keeps what a colleague did while the form was paused: %s', async (change, seatStatus, status, live) => {
    const company = await make.company();
    const contact = await make.contact({ companyId: company.id });
    const { activityId, form } = await openDoors();
    await ok(api.manager.post(`/intake/connections/${form.id}/pause`, {}));
    const seat = await ok(walkIn(activityId, { contactId: contact.id }));
    expect(await readRegistrations(seat.id)).toEqual([]);
    await changeSeat(activityId, seat.id, change);
    await ok(api.manager.post(`/intake/connections/${form.id}/resume`, {}));
    expect(await readRegistrations(seat.id)).toMatchObject([{ status, contactId: contact.id, seatProblem: null }]);
    expect(await readSeats(api, activityId)).toMatchObject([{ id: seat.id, status: seatStatus }]);
    const isLive = `activity_id = $1 AND archived_at IS NULL AND status <> 'cancelled'`;
    expect(await count(api, 'seminar_registration', isLive, [activityId])).toBe(live);
    expect(await listLeads(company.id)).toEqual([]);
  });

  it('stays where it is when the seminar was archived while the form was paused', async () => {
    const company = await make.company();
    const contact = await make.contact({ companyId: company.id });
    const { activityId, form } = await openDoors();
    await ok(api.manager.post(`/intake/connections/${form.id}/pause`, {}));
    const seat = await ok(walkIn(activityId, { contactId: contact.id }));
    await ok(api.manager.delete(`/seminars/${activityId}`));
    await ok(api.manager.post(`/intake/connections/${form.id}/resume`, {}));
    expect(await readRegistrations(seat.id)).toMatchObject([
      { status: 'attended', matchState: 'matched', contactId: contact.id, seatProblem: 'record.archived' },
    ]);
    expect(await readSeats(api, activityId)).toMatchObject([{ id: seat.id, status: 'attended' }]);
    expect(await count(api, 'intake_delivery', `connection_id = $1 AND state = 'applied'`, [form.id])).toBe(1);
    expect(await listLeads(company.id)).toEqual([]);
  });

  it('of a seminar without a form has its seat only, and its consents are refused', async () => {
    clock.set(BEFORE);
    const activityId = await seminarFor(api);
    clock.set(MORNING);
    const refused = await walkIn(activityId, { fullName: 'Finn Kok', consents: CONSENTS });
    expect([refused.status, refused.body.errors[0].code]).toEqual([422, 'registration.no_form']);
    const seat = await ok(walkIn(activityId, { fullName: 'Finn Kok' }));
    expect(await readRegistrations(seat.id)).toEqual([]);
    const registered = await api.bdm.post(`/seminars/${activityId}/registrations`, {
      fullName: 'Gitte Bos',
      consents: CONSENTS,
    });
    expect([registered.status, registered.body.errors[0].code]).toEqual([422, 'registration.consents_of_walk_in']);
  });
});
