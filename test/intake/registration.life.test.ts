import { type Answer, useApi } from '../support/api.js';
import { send, work } from './intake.given.js';
import { connectForm, count, readRegistration, submit } from './registration.given.js';
import { updateRows } from '../support/rows.js';

let owner: string;
const { api, make } = useApi();
beforeAll(async () => {
  owner = api.bdm.id!;
});

/** A seminar to come. */
async function seminar(change: object = {}) {
  const body = {
    title: 'Investing in Limburg',
    startsAt: '2027-05-20T09:00',
    endsAt: '2027-05-20T17:00',
    timezone: 'Europe/Brussels',
    ...change,
  };
  const answer = await api.bdm.post('/seminars', body);
  expect(answer.status).toBe(201);
  return answer.body;
}

const RULE = { id: 'came', trigger: 'registered', lead: { title: '{companyName}: registered' } };

/** What matters of a registration in the end, whatever way it took there. */
const END = ['status', 'fullName', 'jobTitle', 'matchState', 'contactId', 'companyId', 'reviewReasons', 'seatStatus'];

describe('A registration', () => {
  it('is the same in the end in whatever order it is created, changed and cancelled', async () => {
    const { id: companyId } = await make.company();
    await make.contact({ email: 'order@orders.example', companyId });
    const create = { version: '2027-01-01T10:00:00Z', status: 'registered', job: 'Buyer', name: 'Orla' };
    const update = { version: '2027-01-02T10:00:00Z', status: 'confirmed', job: 'Head of buying', name: 'Orla' };
    const cancel = { version: '2027-01-03T10:00:00Z', status: 'cancelled', name: undefined };
    const ends = new Set<string>();
    for (const order of permutations([create, update, cancel])) {
      const { id: activityId } = await seminar();
      const form = await connectForm(api, { activityId });
      let registration: Answer['body'];
      for (const step of order) {
        const email = step === cancel ? undefined : 'order@orders.example';
        registration = await submit(api, form, { id: 'one', email, ...step });
      }
      expect(await count(api, 'intake_registration', 'connection_id = $1', [form.id])).toBe(1);
      expect(await count(api, 'seminar_registration', `activity_id = $1 AND status <> 'cancelled'`, [activityId])).toBe(
        0,
      );
      // Who never had a place has none to give back; that is no difference to anybody.
      const seatStatus = registration.seatStatus ?? 'cancelled';
      ends.add(JSON.stringify(END.map((field) => ({ ...registration, seatStatus })[field])));
    }
    expect([...ends]).toEqual([
      JSON.stringify([
        'cancelled',
        'Orla',
        'Head of buying',
        'matched',
        ...(await known('order@orders.example')),
        [],
        'cancelled',
      ]),
    ]);
  }, 60_000);

  it.each([
    ['2', '1.5', '10'],
    ['1795647729.5', '1795647729', '1795647730'],
    ['9.25', '9.2', '10.125'],
    ['1.2.3', '1.2.2', '1.2.4'],
    ['1.10.0', '1.9.0', '1.11.0'],
    ['1.2.1', '1.1.9', '1.3'],
    ['2.0.1', '2', '3'],
    ['2026.11.26', '2026.11.25', '2026.11.27'],
  ])('knows that version %s is after %s and before %s', async (known, older, newer) => {
    const form = await connectForm(api);
    const said = (name: string, version: string) => submit(api, form, { id: 'n', name, email: 'n@n.example', version });
    await said('Known', known);
    expect((await said('Older', older)).fullName).toBe('Known');
    expect((await said('Newer', newer)).fullName).toBe('Newer');
    expect((await said('Older', older)).fullName).toBe('Newer');
  });

  it('ignores a delivery that is older than its version, and reports that', async () => {
    const form = await connectForm(api);
    await submit(api, form, { id: 'late', name: 'New', email: 'late@late.example', version: '2' });
    const registration = await submit(api, form, { id: 'late', name: 'Old', email: 'late@late.example', version: '1' });
    expect(registration.fullName).toBe('New');
    expect(registration.deliveries.map(({ outcome }: { outcome: string }) => outcome)).toEqual([
      'needs_review',
      'ignored_stale',
    ]);
  });

  it('is one, with one lead, one touch and one consent, though it is sent fifty times at once and replayed', async () => {
    const { id: companyId } = await make.company();
    await make.contact({ email: 'fifty@fifty.example', companyId });
    const rules = [{ ...RULE, lead: { ...RULE.lead, ownerId: owner } }];
    const { id: activityId } = await seminar();
    const form = await connectForm(api, { activityId, rules });
    const said = { id: 'fifty', name: 'Fifty', email: 'fifty@fifty.example', company: 'Fifty', newsletter: 'true' };
    const sent = await Promise.all(Array.from({ length: 50 }, () => send(form, said, {}, 'msg_fifty')));
    expect(sent.map(({ status }) => status)).toEqual(Array.from({ length: 50 }, () => 202));
    await work(api);
    const once = await everything(companyId);
    expect(once).toEqual({ registrations: 1, leads: 1, sources: 1, consents: 1, seats: 1 });
    const { rows } = await api.db.query('SELECT id FROM intake_delivery WHERE connection_id = $1', [form.id]);
    expect(rows).toHaveLength(1);
    await updateRows(api.db, 'intake_delivery', { id: rows[0].id }, { state: 'received', next_attempt_at: new Date() });
    await work(api);
    expect(await everything(companyId)).toEqual(once);
    expect((await readRegistration(api, form, 'fifty')).deliveries).toHaveLength(1);
  }, 60_000);

  it('continues as the same one when the provider gives it another id', async () => {
    const form = await connectForm(api, {
      mapping: {
        fields: { fullName: 'name', email: 'email' },
        paths: { externalId: 'id', formerExternalId: 'was', version: 'version', status: 'status' },
      },
    });
    await submit(api, form, { id: 'first', name: 'Moving', email: 'm@moving.example', version: '1' });
    const moved = await submit(api, form, {
      id: 'second',
      was: 'first',
      name: 'Moved',
      email: 'm@moving.example',
      version: '2',
    });
    expect(moved).toMatchObject({ externalId: 'second', formerExternalIds: ['first'], fullName: 'Moved' });
    const after = await submit(api, form, { id: 'first', name: 'Moving', version: '3', status: 'cancelled' });
    expect(after).toMatchObject({ id: moved.id, status: 'registered', fullName: 'Moved' });
    expect(await count(api, 'intake_registration', 'connection_id = $1', [form.id])).toBe(1);
  });

  it('keeps answers that no field takes, and flags the keys it does not know', async () => {
    const form = await connectForm(api);
    await submit(api, form, { id: 'a1', name: 'A', email: 'a@answers.example' });
    const registration = await submit(api, form, {
      id: 'a2',
      name: 'B',
      email: 'b@answers.example',
      diet: 'Vegetarian',
    });
    expect(registration.answers).toContainEqual(expect.objectContaining({ key: 'diet', value: 'Vegetarian' }));
    expect(registration.drift).toContain('diet');
  });
});

describe('A seat', () => {
  it('is taken by a registration, also by one that needs a review', async () => {
    const { id: activityId } = await seminar({ capacity: 10 });
    const form = await connectForm(api, { activityId });
    const registration = await submit(api, form, {
      id: 's',
      name: 'Stranger',
      email: 's@gmail.com',
      company: 'Some Co',
    });
    expect(registration).toMatchObject({ matchState: 'needs_review', seatStatus: 'registered', seatProblem: null });
    const seat = (await api.bdm.get(`/seminars/${activityId}/registrations/${registration.seatId}`)).body;
    expect(seat).toMatchObject({ fullName: 'Stranger', email: 's@gmail.com', companyName: 'Some Co', contactId: null });
  });

  it('goes to the next in line when the registration is cancelled', async () => {
    const { id: activityId } = await seminar({ capacity: 1 });
    const form = await connectForm(api, { activityId });
    await submit(api, form, { id: '1', name: 'First', email: 'first@line.example', version: '1' });
    const second = await submit(api, form, { id: '2', name: 'Second', email: 'second@line.example', version: '1' });
    expect(second.seatStatus).toBe('waitlisted');
    const first = await submit(api, form, { id: '1', version: '2', status: 'cancelled' });
    expect(first).toMatchObject({ status: 'cancelled', seatStatus: 'cancelled', fullName: 'First' });
    expect(await readRegistration(api, form, '2')).toMatchObject({ seatStatus: 'registered' });
  });

  it('is accepted beyond the capacity from a provider that manages the seats itself, and flagged', async () => {
    const { id: activityId } = await seminar({ capacity: 1 });
    const form = await connectForm(api, { activityId });
    await submit(api, form, { id: '1', name: 'First', email: 'first@over.example' });
    const tickets = await connectForm(api, { activityId, provider: 'hi_events', mapping: {}, secret: null });
    const payload = { id: 7, first_name: 'Sold', last_name: 'Out', email: 'sold@over.example', status: 'ACTIVE' };
    const event = { event_type: 'attendee.created', event_sent_at: '2027-01-01T10:00:00Z', payload };
    expect((await send(tickets, event)).status).toBe(202);
    await work(api);
    expect(await readRegistration(api, tickets, '7')).toMatchObject({ seatStatus: 'confirmed', overflow: true });
    const seated = `activity_id = $1 AND status IN ('registered', 'confirmed')`;
    expect(await count(api, 'seminar_registration', seated, [activityId])).toBe(2);
  });

  it('is never lost without a trace: a refusal by the seminar is recorded', async () => {
    const { id: activityId } = await seminar();
    const form = await connectForm(api, { activityId });
    await api.bdm.patch(`/seminars/${activityId}`, { status: 'cancelled' });
    const registration = await submit(api, form, { id: '1', name: 'Late', email: 'late@cancelled.example' });
    expect(registration).toMatchObject({ seatId: null, seatProblem: 'seminar.cancelled', status: 'registered' });
  });

  it('is one for a person who fills in the form twice, and stays while one of the two stands', async () => {
    const { id: activityId } = await seminar({ capacity: 5 });
    const form = await connectForm(api, { activityId });
    const one = await submit(api, form, { id: '1', name: 'Twice', email: 'twice@seat.example', version: '1' });
    const two = await submit(api, form, { id: '2', name: 'Twice', email: 'twice@seat.example', version: '1' });
    expect(two).toMatchObject({ seatId: one.seatId, doubleOfId: one.id, seatProblem: 'registration.duplicate' });
    await submit(api, form, { id: '1', version: '2', status: 'cancelled' });
    expect(await readRegistration(api, form, '2')).toMatchObject({ seatStatus: 'registered' });
    expect((await submit(api, form, { id: '2', version: '2', status: 'cancelled' })).seatStatus).toBe('cancelled');
  });
});

describe('A consent', () => {
  it('is recorded once, with its wording, version, time and evidence', async () => {
    const contact = await make.contact({ email: 'yes@consent.example', companyId: (await make.company()).id });
    const form = await connectForm(api);
    await submit(api, form, { id: 'y', name: 'Yes', email: 'yes@consent.example', newsletter: 'true', version: '1' });
    const again = await submit(api, form, {
      id: 'y',
      name: 'Yes',
      email: 'yes@consent.example',
      newsletter: 'true',
      version: '2',
    });
    const consents = (await api.bdm.get(`/contacts/${contact.id}/consents`)).body.items;
    expect(consents).toEqual([
      expect.objectContaining({
        purpose: 'marketing',
        granted: true,
        wording: 'Yes, keep me informed.',
        wordingVersion: expect.stringMatching(/^sha256:/),
        source: 'Autumn seminar',
        proof: `Intake delivery ${again.deliveries[0].deliveryId}`,
      }),
    ]);
  });

  it('comes neither from an empty box nor from having registered, and an empty box takes none back', async () => {
    const contact = await make.contact({ email: 'no@consent.example', companyId: (await make.company()).id });
    const form = await connectForm(api);
    await submit(api, form, { id: 'n1', name: 'No', email: 'no@consent.example', newsletter: 'false' });
    await submit(api, form, { id: 'n2', name: 'No', email: 'no@consent.example' });
    expect((await api.bdm.get(`/contacts/${contact.id}/consents`)).body.items).toEqual([]);
  });
});

function permutations<T>(items: readonly T[]): T[][] {
  if (items.length === 0) return [[]];
  return items.flatMap((item, index) => permutations(items.toSpliced(index, 1)).map((rest) => [item, ...rest]));
}

async function known(email: string): Promise<[string, string]> {
  const { rows } = await api.db.query('SELECT id, company_id FROM contact WHERE email = $1', [email]);
  return [rows[0].id, rows[0].company_id];
}

/** What came of the registrations for one company. */
async function everything(companyId: string) {
  return {
    registrations: await count(api, 'intake_registration', 'company_id = $1', [companyId]),
    leads: await count(api, 'lead', 'company_id = $1', [companyId]),
    sources: await count(
      api,
      'lead_touch',
      `role = 'source' AND lead_id IN (SELECT id FROM lead WHERE company_id = $1)`,
      [companyId],
    ),
    consents: await count(api, 'consent', 'contact_id IN (SELECT id FROM contact WHERE company_id = $1)', [companyId]),
    seats: await count(api, 'seminar_registration', 'contact_id IN (SELECT id FROM contact WHERE company_id = $1)', [
      companyId,
    ]),
  };
}
