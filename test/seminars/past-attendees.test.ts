import { ManualClock } from '../../src/common/time/clock.service.js';
import { connectForm, readRegistration, submit } from '../intake/registration.given.js';
import { type Caller, useApi } from '../support/api.js';
import { Make, ok } from '../support/make.js';
import { DAY, Parties } from './seminar.parties.js';

const BEFORE = new Date('2026-06-01T08:00:00Z');
const WEEK_AFTER = new Date('2026-09-17T08:00:00Z');

const clock = new ManualClock(BEFORE);
const { api } = useApi({ clock, keys: ['admin', 'manager', 'bdm', 'viewer'] });
const parties = new Parties(api);
const make = new Make(api, () => clock.now());
beforeAll(async () => (owner = (await api.user('bdm')).id!));
beforeEach(() => clock.set(BEFORE));

let owner: string;
const add = (id: string, body: object, by: Caller = api.manager) =>
  parties.register(id, { status: 'attended', override: true, ...body }, by);

/** A completed seminar of so many seats, a week later. */
async function completed(capacity: number | null = null) {
  const { id } = await parties.seminar({ capacity });
  return {
    id,
    end: async () => {
      clock.set(WEEK_AFTER);
      await ok(api.bdm.patch(`/seminars/${id}`, { status: 'completed' }));
    },
  };
}

describe('Attendees of a seminar that is over', () => {
  it('are restored after they were archived by mistake, however many seats there were', async () => {
    const { id, end } = await completed(1);
    await end();
    const first = await ok(add(id, { fullName: 'Ann First', email: 'ann.first@past.example' }));
    await ok(add(id, { fullName: 'Bo Second', email: 'bo.second@past.example' }));
    await ok(api.manager.delete(`/seminars/${id}/registrations/${first.id}`));
    const { status, body } = await api.manager.post(`/seminars/${id}/registrations/${first.id}/restore`);
    expect([status, body.status, body.archivedAt]).toEqual([200, 'attended', null]);
  });

  it('are added by managers and administrators, with a trace of who did it', async () => {
    const { id, end } = await completed();
    await end();
    for (const [by, fullName] of [
      [api.manager, 'Ann Manager'],
      [api.admin, 'Ann Admin'],
    ] as const) {
      const { status, body } = await add(id, { fullName, email: `${fullName.replace(' ', '.')}@past.example` }, by);
      expect([status, body]).toEqual([201, expect.objectContaining({ status: 'attended', walkIn: false })]);
      const { rows } = await api.db.query(
        `SELECT actor_id, action, changes->'status'->>'after' AS status FROM audit_entry WHERE entity_id = $1`,
        [body.id],
      );
      expect(rows).toEqual([{ actor_id: by.id, action: 'created', status: 'attended' }]);
    }
    expect(await parties.read(id)).toMatchObject({ attended: 2 });
  });

  it('date the touch of a lead to the day of the seminar', async () => {
    const { id, end } = await completed();
    const contact = await make.contact();
    const lead = await make.lead({ contactIds: [contact.id], ownerId: owner });
    await end();
    const { body } = await add(id, { contactId: contact.id });
    expect(body.checkedInAt).toBe('2026-09-10T07:00:00.000Z');
    const touches = (await api.bdm.get(`/leads/${lead.id}/touches?activityId=${id}`)).body.items;
    expect(touches).toEqual([expect.objectContaining({ occurredOn: DAY, origin: 'attendance' })]);
  });

  it('are not counted against the seats there were', async () => {
    const { id, end } = await completed(1);
    const seated = await parties.registration(id);
    await parties.move(id, seated.id, 'confirmed');
    const waiting = await parties.registration(id);
    await end();
    for (let n = 0; n < 3; n++) expect((await add(id, parties.person())).status).toBe(201);
    expect((await parties.move(id, waiting.id, 'attended')).status).toBe(200);
    expect(await parties.read(id)).toMatchObject({ attended: 4, capacity: 1 });
  });

  it('who had registered are marked as attended, and nobody is added twice', async () => {
    const { id, end } = await completed();
    const contact = await make.contact();
    const absent = await parties.registration(id, { contactId: contact.id });
    const cancelled = await parties.registration(id);
    await parties.move(id, cancelled.id, 'cancelled');
    await end();
    expect(await parties.read(id, absent.id)).toMatchObject({ status: 'no_show' });
    expect((await add(id, { contactId: contact.id })).body).toMatchObject({ id: absent.id, status: 'attended' });
    expect((await add(id, { fullName: cancelled.fullName, email: cancelled.email })).body).toMatchObject({
      id: cancelled.id,
      status: 'attended',
    });
    expect((await add(id, { contactId: contact.id })).problem).toEqual([409, 'registration.duplicate']);
    expect(await parties.line(id)).toHaveLength(2);
  });

  it('are added by nobody else', async () => {
    const { id, end } = await completed();
    await end();
    expect((await add(id, parties.person(), api.bdm)).problem).toEqual([403, 'registration.managers_only']);
    expect((await add(id, parties.person(), api.viewer)).status).toBe(403);
    expect((await add(id, parties.person(), await api.key('integration'))).status).toBe(403);
    expect(await parties.line(id)).toEqual([]);
  });

  it('are refused where status and override do not fit together, naming the field', async () => {
    const { id, end } = await completed();
    const refused = async (body: object, pointer: string, code: string) => {
      const answer = await api.manager.post(`/seminars/${id}/registrations`, { ...parties.person(), ...body });
      expect([answer.status, answer.body.errors]).toEqual([422, [expect.objectContaining({ pointer, code })]]);
    };
    await end();
    await refused({ status: 'attended' }, '/override', 'registration.override_needed');
    await refused({ status: 'attended', override: false }, '/override', 'registration.override_needed');
    await refused({ status: 'attended', override: true, walkIn: true }, '/walkIn', 'registration.walk_in_or_status');
    await refused({ status: 'confirmed', override: true }, '/status', 'field.is_in');
    await refused(
      { status: 'attended', override: true, fullName: null, email: null },
      '/fullName',
      'registration.nobody',
    );
  });

  it('are refused before the seminar is over, and of one that is cancelled or archived', async () => {
    const { id } = await completed();
    expect((await add(id, parties.person())).problem).toEqual([409, 'registration.too_early']);
    clock.set(new Date('2026-09-10T08:00:00Z'));
    expect((await add(id, parties.person())).problem).toEqual([409, 'registration.too_early']);
    await ok(api.bdm.patch(`/seminars/${id}`, { status: 'cancelled' }));
    clock.set(WEEK_AFTER);
    expect((await add(id, parties.person())).problem).toEqual([409, 'seminar.cancelled']);
    await ok(api.bdm.delete(`/seminars/${id}`));
    expect((await add(id, parties.person())).problem).toEqual([409, 'record.archived']);
  });

  it('are added once each when twenty requests with the same names arrive at once', async () => {
    const { id, end } = await completed(5);
    await end();
    const people = Array.from({ length: 5 }, () => parties.person());
    const answers = await Promise.all(Array.from({ length: 20 }, (_, n) => add(id, people[n % 5]!)));
    expect(answers.map(({ status }) => status).toSorted()).toEqual([
      ...Array.from({ length: 5 }, () => 201),
      ...Array.from({ length: 15 }, () => 409),
    ]);
    expect(await parties.read(id)).toMatchObject({ attended: 5 });
  });

  it('come by a form or its file, too, and make the leads of its rules', async () => {
    const { id, end } = await completed(1);
    const company = await make.company();
    const contact = await make.contact({ email: 'signed.sheet@past.example', companyId: company.id });
    const absent = await parties.registration(id, { contactId: contact.id });
    const rule = { id: 'came', trigger: 'attended', lead: { title: 'Came', ownerId: owner } };
    const form = await connectForm(api, { secret: null, activityId: id, rules: [rule] });
    await end();
    expect(await submit(api, form, { id: '1', name: 'A', email: contact.email, status: 'attended' })).toMatchObject({
      seatId: absent.id,
      seatStatus: 'attended',
      seatProblem: null,
      leads: [{ madeLead: true }],
    });
    const added = await submit(api, form, { id: '2', name: 'B', email: 'unknown@past.example', status: 'attended' });
    expect(added).toMatchObject({ seatStatus: 'attended', seatProblem: null });
    const csv = 'id,name,email,company,status\n3,C,c@past.example,,attended\n4,D,d@past.example,,registered\n';
    const file = await api.manager.send('POST', `/intake/connections/${form.id}/import`, csv, {
      'content-type': 'text/csv',
    });
    expect(file.body.counts).toMatchObject({ new: 2 });
    await submit(api, form, { id: '5', name: 'E', email: 'e@past.example' });
    expect(await readRegistration(api, form, '3')).toMatchObject({ seatStatus: 'attended', seatProblem: null });
    // Somebody who merely registers for a seminar that is over gets no seat.
    expect(await readRegistration(api, form, '4')).toMatchObject({ seatId: null, seatProblem: 'seminar.completed' });
    expect(await parties.read(id)).toMatchObject({ attended: 3 });
  });
});
