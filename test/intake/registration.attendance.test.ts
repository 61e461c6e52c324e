import { ManualClock } from '../../src/common/time/clock.service.js';
import { useApi } from '../support/api.js';
import { waitForLock } from '../support/locks.js';
import { ok } from '../support/make.js';
import { DeliveryHandler } from '../../src/intake/deliveries/delivery.handler.js';
import { send } from './intake.given.js';
import { connectForm, readRegistration, submit } from './registration.given.js';
import { seminarFor } from './seat.given.js';

const BEFORE = new Date('2026-12-01T08:00:00Z');
const MORNING = new Date('2026-12-10T08:30:00Z');

const clock = new ManualClock(BEFORE);
const { api, make } = useApi({ clock, keys: ['bdm', 'manager'] });
beforeAll(async () => (owner = (await api.user('bdm')).id!));
beforeEach(() => clock.set(BEFORE));

let owner: string;
const rule = (trigger = 'attended') => ({ id: trigger, trigger, lead: { title: '{fullName} came', ownerId: owner } });
const listLeads = async (companyId: string) => (await api.bdm.get(`/leads?companyId=${companyId}`)).body.items;
let made = 0;

/** A form of a seminar with a lead rule, and the registration of a contact of a company of its own by it. */
async function registered(rules = [rule()], change: Record<string, unknown> = {}) {
  const company = await make.company();
  const email = `attendee.${++made}@attendance.test`;
  const contact = await make.contact({ email, companyId: company.id });
  const activityId = await seminarFor(api);
  const form = await connectForm(api, { secret: null, activityId, rules });
  const registration = await submit(api, form, { id: '1', name: 'Ann', email, version: '1', ...change });
  return {
    company,
    contact,
    email,
    activityId,
    form,
    registration,
    seat: `/seminars/${activityId}/registrations/${registration.seatId}`,
  };
}

describe('Attendance that is recorded at the check-in', () => {
  it.each([
    ['a check-in', (path: string, seat: string) => api.bdm.post(`${path}/check-in`, { registrationId: seat })],
    [
      'a change of status',
      (path: string, seat: string) => api.bdm.patch(`${path}/registrations/${seat}`, { status: 'attended' }),
    ],
  ])('by %s is attendance of the registration, and makes the lead of the rule', async (_, act) => {
    const { company, form, activityId, registration } = await registered();
    expect(await listLeads(company.id)).toEqual([]);
    clock.set(MORNING);
    await ok(act(`/seminars/${activityId}`, registration.seatId));
    const after = await readRegistration(api, form, '1');
    expect(after).toMatchObject({
      status: 'attended',
      seatStatus: 'attended',
      leads: [{ ruleId: 'attended', madeLead: true }],
    });
    expect(await listLeads(company.id)).toEqual([expect.objectContaining({ title: 'Ann came' })]);
    const { rows } = await api.db.query(
      `SELECT actor_id, changes->'status' AS status FROM audit_entry WHERE entity_id = $1 AND action = 'checked_in'`,
      [registration.id],
    );
    expect(rows).toEqual([{ actor_id: api.bdm.id, status: { before: 'registered', after: 'attended' } }]);
    // Twice is once.
    await ok(api.bdm.post(`/seminars/${activityId}/check-in`, { registrationId: registration.seatId }));
    expect(await listLeads(company.id)).toHaveLength(1);
  });

  it('stays when the provider later sends another status', async () => {
    const { form, activityId, email, registration } = await registered();
    clock.set(MORNING);
    await ok(api.bdm.post(`/seminars/${activityId}/check-in`, { registrationId: registration.seatId }));
    const after = await submit(api, form, {
      id: '1',
      name: 'Ann',
      email,
      job: 'Buyer',
      version: '2',
      status: 'confirmed',
    });
    expect(after).toMatchObject({ status: 'attended', jobTitle: 'Buyer', seatStatus: 'attended' });
  });

  it('that is undone is undone for the registration: its lead no longer counts until the person is there after all', async () => {
    const { company, form, activityId, registration, seat } = await registered([rule(), rule('registered')]);
    const sources = async () =>
      (await readRegistration(api, form, '1')).leads.map(
        ({ ruleId, withdrawnAt }: { ruleId: string; withdrawnAt: unknown }) => [ruleId, withdrawnAt === null],
      );
    clock.set(MORNING);
    const checkIn = () => ok(api.bdm.post(`/seminars/${activityId}/check-in`, { registrationId: registration.seatId }));
    await checkIn();
    expect((await sources()).toSorted()).toEqual([
      ['attended', true],
      ['registered', true],
    ]);
    await ok(api.bdm.patch(seat, { status: 'registered' }));
    expect(await readRegistration(api, form, '1')).toMatchObject({ status: 'registered', seatStatus: 'registered' });
    expect((await sources()).toSorted()).toEqual([
      ['attended', false],
      ['registered', true],
    ]);
    await checkIn();
    expect((await sources()).toSorted()).toEqual([
      ['attended', true],
      ['registered', true],
    ]);
    expect(await listLeads(company.id)).toHaveLength(2);
    await ok(api.bdm.delete(seat));
    expect((await readRegistration(api, form, '1')).status).toBe('registered');
    await ok(api.bdm.post(`${seat}/restore`));
    expect((await readRegistration(api, form, '1')).status).toBe('attended');
  });

  it('that is undone by colleagues overrides the earlier status of the provider', async () => {
    clock.set(MORNING);
    const { form, seat } = await registered([rule()], { status: 'attended' });
    expect((await readRegistration(api, form, '1')).status).toBe('attended');
    await ok(api.bdm.patch(seat, { status: 'no_show' }));
    expect(await readRegistration(api, form, '1')).toMatchObject({ status: 'confirmed', seatStatus: 'no_show' });
  });

  it('keeps the lead of the rule when a cancellation arrives after the check-in, until the check-in is undone', async () => {
    const { company, form, activityId, registration, seat } = await registered([rule('registered'), rule()]);
    clock.set(MORNING);
    await ok(api.bdm.post(`/seminars/${activityId}/check-in`, { registrationId: registration.seatId }));
    await submit(api, form, { id: '1', version: '2', status: 'cancelled' });
    const readSources = async () => {
      const { status, seatStatus, leads } = await readRegistration(api, form, '1');
      const counted = leads.filter(({ withdrawnAt }: { withdrawnAt: string | null }) => withdrawnAt === null);
      return { status, seatStatus, rules: counted.map(({ ruleId }: { ruleId: string }) => ruleId) };
    };
    expect(await readSources()).toEqual({ status: 'cancelled', seatStatus: 'attended', rules: ['attended'] });
    expect(await listLeads(company.id)).toHaveLength(2);
    await ok(api.bdm.patch(seat, { status: 'registered' }));
    expect((await readSources()).rules).toEqual([]);
    await ok(api.bdm.post(`/seminars/${activityId}/check-in`, { registrationId: registration.seatId }));
    expect((await readSources()).rules).toEqual(['attended']);
  });

  it('gives a lead that an earlier release withdrew back when the rules are run', async () => {
    const { company, form, activityId, registration } = await registered();
    clock.set(MORNING);
    await ok(api.bdm.post(`/seminars/${activityId}/check-in`, { registrationId: registration.seatId }));
    await submit(api, form, { id: '1', version: '2', status: 'cancelled' });
    await api.db.query('UPDATE intake_lead_source SET withdrawn_at = now() WHERE registration_id = $1', [
      registration.id,
    ]);
    const run = () => ok(api.bdm.post(`/intake/connections/${form.id}/rules/run`, { dryRun: false }));
    expect(await run()).toMatchObject({ registrations: 1, leads: 0, touches: 0, problems: 0 });
    expect((await readRegistration(api, form, '1')).leads).toMatchObject([{ withdrawnAt: null }]);
    expect(await listLeads(company.id)).toHaveLength(1);
  });

  it('counts for rules that are first run after a late cancellation', async () => {
    const { company, form, activityId, registration } = await registered([]);
    clock.set(MORNING);
    await ok(api.bdm.post(`/seminars/${activityId}/check-in`, { registrationId: registration.seatId }));
    await submit(api, form, { id: '1', version: '2', status: 'cancelled' });
    await ok(api.manager.patch(`/intake/connections/${form.id}`, { rules: [rule()] }));
    await ok(api.bdm.post(`/intake/connections/${form.id}/rules/run`, { dryRun: false }));
    expect(await listLeads(company.id)).toHaveLength(1);
  });

  it('counts for rules that are run later', async () => {
    const { company, form, activityId, registration } = await registered([]);
    clock.set(MORNING);
    await ok(api.bdm.post(`/seminars/${activityId}/check-in`, { registrationId: registration.seatId }));
    await ok(api.manager.patch(`/intake/connections/${form.id}`, { rules: [rule()] }));
    const run = await ok(api.bdm.post(`/intake/connections/${form.id}/rules/run`, { dryRun: false }));
    expect(run).toMatchObject({ registrations: 1, leads: 1, problems: 0 });
    expect(await listLeads(company.id)).toHaveLength(1);
  });

  it('of a person who is not matched yet creates the lead after the match', async () => {
    const company = await make.company();
    const activityId = await seminarFor(api);
    const form = await connectForm(api, { secret: null, activityId, rules: [rule()] });
    const waiting = await submit(api, form, { id: '1', name: 'New', email: 'new.attendee@gmail.com' });
    clock.set(MORNING);
    await ok(api.bdm.post(`/seminars/${activityId}/check-in`, { email: 'new.attendee@gmail.com' }));
    expect(await readRegistration(api, form, '1')).toMatchObject({
      status: 'attended',
      matchState: 'needs_review',
      leads: [],
    });
    await ok(api.bdm.post(`/intake/registrations/${waiting.id}/resolve`, { createContact: {}, companyId: company.id }));
    expect(await listLeads(company.id)).toHaveLength(1);
  });

  it('before the delivery of the form counts for the registration that arrives later', async () => {
    const company = await make.company();
    const contact = await make.contact({ email: 'early.bird@attendance.test', companyId: company.id });
    const activityId = await seminarFor(api);
    clock.set(MORNING);
    await ok(api.bdm.post(`/seminars/${activityId}/registrations`, { contactId: contact.id, walkIn: true }));
    const form = await connectForm(api, { secret: null, activityId, rules: [rule()] });
    const late = await submit(api, form, { id: '1', name: contact.fullName, email: contact.email });
    expect(late).toMatchObject({ status: 'attended', seatStatus: 'attended' });
    expect(await listLeads(company.id)).toHaveLength(1);
  });

  it('is recorded for every form by which the person registered', async () => {
    const { form, activityId, email, registration } = await registered();
    const other = await connectForm(api, { secret: null, activityId, rules: [rule()] });
    await submit(api, other, { id: 'again', name: 'Ann', email });
    clock.set(MORNING);
    await ok(api.bdm.post(`/seminars/${activityId}/check-in`, { registrationId: registration.seatId }));
    expect((await readRegistration(api, form, '1')).status).toBe('attended');
    expect(await readRegistration(api, other, 'again')).toMatchObject({
      status: 'attended',
      leads: [{ madeLead: false }],
    });
  });

  it('waits for a delivery of the same registration before it locks the seminar', async () => {
    const { activityId, registration } = await registered();
    clock.set(MORNING);
    const delivery = await api.db.connect();
    await delivery.query('BEGIN');
    await delivery.query('SELECT 1 FROM intake_registration WHERE id = $1 FOR UPDATE', [registration.id]);
    const checkIn = api.bdm.post(`/seminars/${activityId}/check-in`, { registrationId: registration.seatId });
    await waitForLock(api.db);
    await delivery.query('SELECT 1 FROM activity WHERE id = $1 FOR UPDATE NOWAIT', [activityId]);
    await delivery.query('COMMIT');
    delivery.release();
    expect((await checkIn).status).toBe(200);
  });
});

describe('A person who registered by two forms', () => {
  it('has attended by both forms when two workers import both lists at once', async () => {
    const { form, activityId, email, registration } = await registered();
    const other = await connectForm(api, { secret: null, activityId, rules: [rule()] });
    expect((await submit(api, other, { id: 'again', name: 'Ann', email })).seatId).toBe(registration.seatId);
    clock.set(MORNING);
    const ids: string[] = [];
    for (const [list, id] of [
      [form, '1'],
      [other, 'again'],
    ] as const) {
      const sent = await send(list, { id, name: 'Ann', email, version: '9', status: 'attended' });
      ids.push(sent.body.deliveryId as string);
    }
    const blocker = await api.db.connect();
    await blocker.query('BEGIN');
    await blocker.query('SELECT 1 FROM activity WHERE id = $1 FOR UPDATE', [activityId]);
    const processor = api.app.get(DeliveryHandler);
    const workers = Promise.all(ids.map((id) => processor.process(id)));
    // Both workers hold their own registration now, and each of them needs that of the other.
    await waitForLock(api.db, 2);
    await blocker.query('COMMIT');
    blocker.release();
    await workers;
    const { rows } = await api.db.query('SELECT state, attempts FROM intake_delivery WHERE id = ANY ($1)', [ids]);
    expect(rows).toEqual(ids.map(() => ({ state: 'applied', attempts: 1 })));
    expect((await readRegistration(api, form, '1')).status).toBe('attended');
    expect((await readRegistration(api, other, 'again')).status).toBe('attended');
  });
});

describe('Somebody whose seat was cancelled', () => {
  const AFTERWARDS = new Date('2026-12-11T08:00:00Z');

  it.each([
    ['as a walk-in', MORNING, { walkIn: true }],
    ['as an attendee of a past seminar', AFTERWARDS, { status: 'attended', override: true }],
  ])('is added %s only when no delivery has the registration, and before the seminar is locked', async (_, at, how) => {
    const { activityId, contact, form, registration, seat } = await registered();
    await ok(api.bdm.patch(seat, { status: 'cancelled' }));
    clock.set(at);
    const delivery = await api.db.connect();
    await delivery.query('BEGIN');
    await delivery.query('SELECT 1 FROM intake_registration WHERE id = $1 FOR UPDATE', [registration.id]);
    const added = api.manager.post(`/seminars/${activityId}/registrations`, { contactId: contact.id, ...how });
    await waitForLock(api.db);
    const seminar = delivery.query('SELECT 1 FROM activity WHERE id = $1 FOR UPDATE NOWAIT', [activityId]);
    await expect(seminar.finally(() => delivery.query('ROLLBACK'))).resolves.toMatchObject({ rowCount: 1 });
    delivery.release();
    expect((await added).status).toBe(201);
    expect((await readRegistration(api, form, '1')).status).toBe('attended');
  });
});
