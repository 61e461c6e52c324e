import { ManualClock } from '../../src/common/time/clock.service.js';
import { Door, entry, getResults } from '../seminars/check-in/check-in.given.js';
import { useApi } from '../support/api.js';
import { ok } from '../support/make.js';
import { work } from './intake.given.js';
import { connectForm, count, submit } from './registration.given.js';
import { putPage } from './registration-page/page.given.js';
import { readSeats, seminarFor } from './seat.given.js';

const BEFORE = new Date('2026-12-01T08:00:00Z');
const MORNING = new Date('2026-12-10T08:30:00Z');
const CONSENTS = [{ purpose: 'marketing', wording: 'Yes, keep me informed.' }];

let owner: string;
const clock = new ManualClock(BEFORE);
const { api, make } = useApi({ clock, keys: ['bdm', 'manager'] });
beforeAll(async () => (owner = (await api.user('bdm')).id!));

/** A seminar of today with a door link, a form and a rule that makes a lead of everybody who attends. */
async function openDoors(change: object = {}) {
  clock.set(BEFORE);
  const activityId = await seminarFor(api, change);
  const rules = [{ id: 'came', trigger: 'attended', lead: { title: '{fullName} came', ownerId: owner } }];
  const form = await connectForm(api, { secret: null, activityId, rules });
  const door = await Door.open(api, activityId);
  return { activityId, form, door };
}
const listLeads = async (companyId: string) => (await api.manager.get(`/leads?companyId=${companyId}`)).body.items;

/** Reads the registrations by form of a seat, after everything that waits was processed. */
async function readRegistrations(seatId: string) {
  await work(api);
  const { rows } = await api.db.query('SELECT id FROM intake_registration WHERE seat_id = $1 ORDER BY id', [seatId]);
  return Promise.all(rows.map(async ({ id }) => (await api.bdm.get(`/intake/registrations/${id}`)).body));
}

describe('A door link', () => {
  it('registers a walk-in as colleagues do: matched, with the consent, and with the lead of the rule', async () => {
    const company = await make.company({ emailDomains: ['door.example'] });
    const { activityId, form, door } = await openDoors();
    clock.set(MORNING);
    const person = { fullName: 'Ana Ruiz', email: 'ana@door.example', jobTitle: 'Buyer' };
    const walkIn = entry(MORNING, { walkIn: { ...person, consents: CONSENTS } });
    const [result] = await getResults(door.send(MORNING, walkIn));
    expect(result).toMatchObject({ outcome: 'walk_in', person: { status: 'attended', walkIn: true } });
    const [registration, ...others] = await readRegistrations(result!.person.id);
    expect(others).toEqual([]);
    expect(registration).toMatchObject({
      connectionId: form.id,
      externalId: `walk-in/${result!.person.id}`,
      status: 'attended',
      matchState: 'matched',
      companyId: company.id,
    });
    expect((await api.bdm.get(`/contacts/${registration.contactId}/consents`)).body.items).toMatchObject([
      { purpose: 'marketing', granted: true, wording: 'Yes, keep me informed.' },
    ]);
    expect(await listLeads(company.id)).toMatchObject([{ title: 'Ana Ruiz came' }]);
    // An undo takes the mistake back with the reason of its lead, and a repetition changes nothing.
    const undo = entry(MORNING, { undo: walkIn.key });
    expect(await getResults(door.send(MORNING, walkIn, undo))).toMatchObject([
      { outcome: 'walk_in' },
      { outcome: 'undone' },
    ]);
    expect(await readRegistrations(result!.person.id)).toMatchObject([{ status: 'registered' }]);
    expect(await count(api, 'intake_delivery', 'connection_id = $1', [form.id])).toBe(1);
    expect(await count(api, 'seminar_registration', 'activity_id = $1 AND archived_at IS NULL', [activityId])).toBe(0);
  });

  it('makes the lead of a rule at the check-in, although it may see and change no leads', async () => {
    const company = await make.company({ emailDomains: ['door-form.example'] });
    const { activityId, form, door } = await openDoors();
    const sent = { id: 'one', name: 'Wei Zhang', email: 'wei@door-form.example', company: company.name };
    await submit(api, form, sent);
    const [seat] = await readSeats(api, activityId);
    clock.set(MORNING);
    const came = entry(MORNING, { registrationId: seat!.id });
    expect(await getResults(door.send(MORNING, came))).toMatchObject([{ outcome: 'checked_in' }]);
    expect(await readRegistrations(seat!.id)).toMatchObject([{ status: 'attended', ruleProblem: null }]);
    const [lead] = await listLeads(company.id);
    expect(lead).toMatchObject({ title: 'Wei Zhang came', ownerId: owner, createdBy: null });
    const { items } = await ok(api.manager.get(`/audit?entityId=${lead.id}&action=created`));
    expect(items).toMatchObject([{ actorKind: 'door', actorName: 'Door: Mei Ling' }]);
  });

  it('adds a touch to a confidential lead, and nothing that it is told says so', async () => {
    const company = await make.company({ emailDomains: ['door-secret.example'] });
    const lead = await make.lead({
      companyId: company.id,
      confidential: true,
      codename: 'Heron',
      ownerId: owner,
      by: api.manager,
    });
    const { activityId, form, door } = await openDoors();
    await submit(api, form, { id: 'one', name: 'Li Secret', email: 'li@door-secret.example', company: company.name });
    const [seat] = await readSeats(api, activityId);
    clock.set(MORNING);
    const { text, status } = await door.send(MORNING, entry(MORNING, { registrationId: seat!.id }));
    expect([status, text.includes(lead.id)]).toEqual([200, false]);
    expect(await readRegistrations(seat!.id)).toMatchObject([{ ruleProblem: null }]);
    expect(await count(api, 'lead_touch', 'lead_id = $1 AND activity_id = $2', [lead.id, activityId])).toBe(1);
  });

  it('stores the consents of a person who has a seat already', async () => {
    const company = await make.company({ emailDomains: ['door-known.example'] });
    const { activityId, form, door } = await openDoors();
    await submit(api, form, { id: 'one', name: 'Bo Known', email: 'bo@door-known.example', company: company.name });
    const [seat] = await readSeats(api, activityId);
    clock.set(MORNING);
    const walkIn = { fullName: 'Bo Known', email: 'bo@door-known.example', consents: CONSENTS };
    expect(await getResults(door.send(MORNING, entry(MORNING, { walkIn })))).toMatchObject([
      { outcome: 'checked_in', person: { id: seat!.id } },
    ]);
    const [registration] = await readRegistrations(seat!.id);
    expect((await api.bdm.get(`/contacts/${registration.contactId}/consents`)).body.items).toMatchObject([
      { purpose: 'marketing', granted: true },
    ]);
    expect(await listLeads(company.id)).toHaveLength(1);
    expect((await readSeats(api, activityId)).map(({ id }) => id)).toEqual([seat!.id]);
  });
});

describe('The list of a door link', () => {
  it('has the consents of the page, which a walk-in gives in the language that the person reads', async () => {
    clock.set(BEFORE);
    const activityId = await seminarFor(api);
    const door = await Door.open(api, activityId);
    expect((await door.list()).body).not.toHaveProperty('consents');
    const wording = { en: 'Invite me to your events.', nl: 'Nodig mij uit.', zh: '请邀请我参加今后的活动。' };
    await putPage(api, activityId, { consents: [{ purpose: 'event_invitation', wording }] });
    const before = await door.list();
    const wordings = Object.entries(wording).map(([language, text]) => ({ language, text }));
    expect(before.body.consents).toEqual([{ purpose: 'event_invitation', wordings }]);

    clock.set(MORNING);
    const consents = [{ purpose: 'event_invitation', wording: wording.zh }];
    const walkIn = entry(MORNING, { walkIn: { fullName: 'Lin Yue', email: 'lin@page.example', consents } });
    const [result] = await getResults(door.send(MORNING, walkIn));
    expect(result).toMatchObject({ outcome: 'walk_in' });
    const [registration] = await readRegistrations(result!.person.id);
    const { consents: given } = await ok(api.bdm.get(`/intake/registrations/${registration.id}`));
    expect(given).toMatchObject(consents);
  });
});
