import { ManualClock } from '../../src/common/time/clock.service.js';
import { registrationList } from '../../src/activities/seminars/registrations/seminar-registration.list.js';
import { walkEverySort } from '../support/walk.js';
import { Parties, useSeminars } from './seminar.parties.js';

const UNKNOWN = '0199c000-0000-7000-8000-0000000000ff';
const BEFORE = new Date('2026-06-01T08:00:00Z');

const clock = new ManualClock(BEFORE);
const { api, make } = useSeminars(clock);
const parties = new Parties(api);
beforeEach(() => clock.set(BEFORE));

const readRows = async (table: string) => (await api.db.query(`SELECT count(*)::int AS n FROM ${table}`)).rows[0].n;

describe('A person who registers', () => {
  it('is kept as typed, with a code that nobody guesses', async () => {
    const { id } = await parties.seminar();
    const body = {
      fullName: '  =Dr. Ada  LOVELACE-王 ',
      email: ' Ada@Example.ORG ',
      companyName: '+Brightpath',
      jobTitle: 'Engineer',
      language: 'ZH-hans',
      notes: '@all',
    };
    const answer = await parties.register(id, body);
    expect(answer.status).toBe(201);
    expect(answer.headers.get('location')).toBe(`/api/v1/seminars/${id}/registrations/${answer.body.id}`);
    expect(answer.body).toMatchObject({
      seminarId: id,
      contactId: null,
      fullName: '=Dr. Ada  LOVELACE-王',
      email: 'ada@example.org',
      companyName: '+Brightpath',
      language: 'zh-Hans',
      status: 'registered',
      walkIn: false,
      code: expect.stringMatching(/^[0-9A-HJKMNP-TV-Z]{10}$/),
      registeredAt: BEFORE.toISOString(),
    });
    const csv = (await api.bdm.bytes(`/seminars/${id}/registrations/export`)).toString('utf8');
    for (const cell of ["'=Dr. Ada", "'+Brightpath", "'@all"]) expect(csv).toContain(cell);
    const { rows } = await api.db.query(`SELECT changes FROM audit_entry WHERE entity_id = $1`, [answer.body.id]);
    expect(JSON.stringify(rows)).not.toContain(answer.body.code);
  });

  it('is the contact with that e-mail address and name, and never becomes a contact or company', async () => {
    const contact = await make.contact({ email: 'known.one@example.org', fullName: 'One GUEST' });
    const { id } = await parties.seminar();
    const before = [await readRows('contact'), await readRows('company')];
    const known = await parties.registration(id, {
      fullName: 'Guest One',
      email: 'KNOWN.ONE@example.org',
      companyName: 'Some Company',
    });
    expect(known).toMatchObject({ contactId: contact.id, fullName: expect.stringContaining('Guest') });
    expect(await parties.registration(id, { companyName: 'Another Company' })).toMatchObject({ contactId: null });
    expect([await readRows('contact'), await readRows('company')]).toEqual(before);
    expect(await parties.registration(id, { email: 'known.one@example.org' })).toMatchObject({ contactId: null });
    await api.bdm.delete(`/contacts/${contact.id}`);
    const elsewhere = await parties.seminar();
    expect(
      await parties.registration(elsewhere.id, { fullName: 'Guest One', email: 'known.one@example.org' }),
    ).toMatchObject({
      contactId: null,
    });
  });

  it('is a contact, whose name, address, company and job are taken over unless said', async () => {
    const company = await make.company();
    const contact = await make.contact({ companyId: company.id, jobTitle: 'Buyer', fullName: '李娜' });
    const { id } = await parties.seminar();
    const { body } = await parties.register(id, { contactId: contact.id.toUpperCase(), jobTitle: 'Head of buying' });
    expect(body).toMatchObject({
      contactId: contact.id,
      fullName: '李娜',
      email: contact.email,
      companyName: company.name,
      jobTitle: 'Head of buying',
    });
  });

  it('is in once, whether by contact or by e-mail; the refusal names the registration', async () => {
    const contact = await make.contact();
    const [one, two] = [await parties.seminar(), await parties.seminar()];
    const byContact = (await parties.register(one.id, { contactId: contact.id })).body;
    const again = await parties.register(one.id, { fullName: contact.fullName, email: contact.email.toUpperCase() });
    expect(again.problem).toEqual([409, 'registration.duplicate']);
    expect(again.body.existing).toEqual({ id: byContact.id, fullName: contact.fullName, status: 'registered' });
    expect((await parties.register(one.id, { contactId: contact.id })).problem).toEqual([
      409,
      'registration.duplicate',
    ]);

    // Registered by address before anybody made a contact of it.
    const stranger = parties.person();
    const byEmail = await parties.registration(two.id, stranger);
    const made = await make.contact({ email: stranger.email, fullName: stranger.fullName });
    const twice = await parties.register(two.id, { contactId: made.id });
    expect([twice.status, twice.body.existing?.id]).toEqual([409, byEmail.id]);

    // Known by neither: the same name of the same company.
    const nameless = { fullName: 'José Peeters', companyName: 'Brightpath' };
    expect((await parties.register(two.id, nameless)).status).toBe(201);
    expect((await parties.register(two.id, { fullName: 'JOSE PEETERS', companyName: 'brightpath' })).status).toBe(409);
    expect((await parties.register(two.id, { fullName: 'José Peeters' })).status).toBe(201);
  });

  it('gets the same registration back after cancelling, at the end of the line', async () => {
    const { id } = await parties.seminar({ capacity: 1 });
    const person = parties.person();
    const first = await parties.registration(id, person);
    await parties.registration(id);
    expect((await parties.move(id, first.id, 'cancelled')).body).toMatchObject({ cancelledAt: BEFORE.toISOString() });
    await parties.registration(id);
    clock.set(new Date('2026-06-02T08:00:00Z'));
    const back = await parties.register(id, { ...person, jobTitle: 'Director' });
    expect([back.status, back.body]).toEqual([
      201,
      expect.objectContaining({
        id: first.id,
        code: first.code,
        status: 'waitlisted',
        waitlistPosition: 2,
        cancelledAt: null,
        registeredAt: '2026-06-02T08:00:00.000Z',
        jobTitle: 'Director',
      }),
    ]);
  });

  it('gets the same registration back after it was archived', async () => {
    const { id } = await parties.seminar();
    const person = parties.person();
    const { id: registration } = await parties.registration(id, person);
    await api.bdm.delete(`/seminars/${id}/registrations/${registration}`);
    expect(await parties.line(id)).toEqual([]);
    expect(await parties.registration(id, person)).toMatchObject({ id: registration, archivedAt: null });
  });

  it('is linked to a contact later, once per person', async () => {
    const contact = await make.contact();
    const { id } = await parties.seminar();
    const [one, other] = [await parties.registration(id), await parties.registration(id)];
    const path = (registration: { id: string }) => `/seminars/${id}/registrations/${registration.id}`;
    const linked = await api.bdm.patch(path(one), { contactId: contact.id });
    expect(linked.body).toMatchObject({ contactId: contact.id, version: 2 });
    expect((await api.bdm.patch(path(other), { contactId: contact.id })).problem).toEqual([
      409,
      'registration.duplicate',
    ]);
    const taken = await api.bdm.patch(path(other), { fullName: one.fullName, email: one.email.toUpperCase() });
    expect([taken.status, taken.body.existing.id]).toEqual([409, one.id]);
    expect((await api.bdm.patch(path(one), { contactId: UNKNOWN })).body.errors).toMatchObject([
      { pointer: '/contactId', code: 'reference.unknown' },
    ]);
    expect((await api.bdm.patch(path(one), { notes: 'By phone' })).body.contactId).toBe(contact.id);
    expect((await api.bdm.patch(path(one), { contactId: null })).body.contactId).toBeNull();
    expect((await api.bdm.patch(path(one), { notes: 'x' }, { 'if-match': '"1"' })).status).toBe(412);
    const same = await api.bdm.patch(path(other), { fullName: other.fullName, email: other.email });
    expect(same.body.version).toBe(other.version);
  });
});

describe('Registration is refused', () => {
  it('outside its window, saying which bound, unless a colleague overrides it', async () => {
    const { id } = await parties.seminar({
      registrationOpensAt: '2026-07-01T09:00',
      registrationClosesAt: '2026-09-08T18:00',
    });
    const early = await parties.register(id);
    expect(early.problem).toEqual([409, 'seminar.registration_closed']);
    expect(early.body.detail).toContain('registrationOpensAt');
    clock.set(new Date('2026-07-01T07:00:00Z'));
    expect((await parties.register(id)).status).toBe(201);
    clock.set(new Date('2026-09-08T16:00:00Z'));
    const late = await parties.register(id);
    expect(late.problem).toEqual([409, 'seminar.registration_closed']);
    expect(late.body.detail).toContain('registrationClosesAt');
    expect((await parties.register(id, { ...parties.person(), override: true })).status).toBe(201);
    const open = await parties.seminar();
    clock.set(new Date('2026-09-10T10:30:00Z'));
    const over = await parties.register(open.id);
    expect([...over.problem, over.body.detail]).toEqual([
      409,
      'seminar.registration_closed',
      expect.stringContaining('endsAt'),
    ]);
  });

  it('for a seminar that is cancelled, completed or archived, or none', async () => {
    const [cancelled, completed, archived] = [
      await parties.seminar({ status: 'cancelled' }),
      await parties.seminar({ startsAt: '2026-05-01T09:00', endsAt: '2026-05-01T12:00', status: 'completed' }),
      await parties.seminar(),
    ];
    await api.bdm.delete(`/seminars/${archived.id}`);
    expect((await parties.register(cancelled.id)).problem).toEqual([409, 'seminar.cancelled']);
    expect((await parties.register(completed.id)).problem).toEqual([409, 'seminar.completed']);
    expect((await parties.register(archived.id)).problem).toEqual([409, 'record.archived']);
    expect((await parties.register(UNKNOWN)).problem).toEqual([404, 'seminar.not_found']);
    const body = { ...parties.person(), override: true };
    expect((await parties.register(completed.id, body)).problem).toEqual([409, 'seminar.completed']);
  });

  it.each<[string, object, string]>([
    ['without anybody', {}, '/fullName'],
    ['with an address alone', { email: 'a@example.org' }, '/fullName'],
    ['with an empty name', { fullName: ' \u3000 ' }, '/fullName'],
    ['with a name of two lines', { fullName: 'A\nB' }, '/fullName'],
    ['with a NUL in the name', { fullName: 'A\u0000B' }, '/fullName'],
    ['with half a character', { fullName: 'A', notes: '\ud800' }, '/notes'],
    ['with what is no address', { fullName: 'A', email: 'a@b@c' }, '/email'],
    ['with what is no language', { fullName: 'A', language: 'dutch' }, '/language'],
    ['with an unknown contact', { contactId: UNKNOWN }, '/contactId'],
    ['with what is no id', { contactId: '1; DROP TABLE contact' }, '/contactId'],
    ['with an over-long company', { fullName: 'A', companyName: 'x'.repeat(201) }, '/companyName'],
    ['with a status that cannot be given', { fullName: 'A', status: 'confirmed' }, '/status'],
    ['with a code of its own', { fullName: 'A', code: 'AAAAAAAAAA' }, '/code'],
    ['with an odd walkIn', { fullName: 'A', walkIn: 'yes' }, '/walkIn'],
  ])('%s', async (_, body, pointer) => {
    const { id } = await parties.seminar();
    const answer = await parties.register(id, body);
    expect([answer.status, answer.pointers]).toEqual([422, [pointer]]);
    expect(await parties.line(id)).toEqual([]);
  });

  it('whose code is asked for under another seminar', async () => {
    const [one, other] = [await parties.seminar(), await parties.seminar()];
    const { id } = await parties.registration(one.id);
    expect((await api.bdm.get(`/seminars/${other.id}/registrations/${id}/code.svg`)).status).toBe(404);
  });
});

describe('The status of a registration', () => {
  it('follows the table of transitions: a confirmed seat stays a seat, a cancelled one is registered again', async () => {
    const { id } = await parties.seminar({ capacity: 1 });
    const [first, second] = [await parties.registration(id), await parties.registration(id)];
    expect((await parties.move(id, first.id, 'confirmed')).body.status).toBe('confirmed');
    expect((await parties.move(id, second.id, 'registered')).problem).toEqual([409, 'registration.status_not_allowed']);
    expect((await parties.move(id, second.id, 'waitlisted')).status).toBe(422);
    expect((await parties.move(id, first.id, 'attended')).problem).toEqual([409, 'registration.too_early']);
    await parties.move(id, first.id, 'cancelled');
    expect((await parties.move(id, first.id, 'registered')).problem).toEqual([409, 'registration.status_not_allowed']);
    expect((await parties.move(id, first.id, 'cancelled')).status).toBe(200);
    expect(await parties.read(id, second.id)).toMatchObject({ status: 'registered', promotedAt: BEFORE.toISOString() });
  });

  it('is kept with its past, for the reports', async () => {
    const { id } = await parties.seminar();
    const { id: registration } = await parties.registration(id);
    clock.set(new Date('2026-06-03T08:00:00Z'));
    await parties.move(id, registration, 'cancelled');
    const { rows } = await api.db.query(
      `SELECT data->>'status' AS status FROM record_version WHERE entity_id = $1 ORDER BY valid_from`,
      [registration],
    );
    expect(rows).toEqual([{ status: 'registered' }, { status: 'cancelled' }]);
  });
});

describe('The list of registrations', () => {
  it('is walked by any sort, filtered, searched and exported', async () => {
    const { id } = await parties.seminar({ capacity: 9 });
    for (let n = 0; n < 22; n++) {
      await parties.registration(id, {
        fullName: ['Ann', 'ann', 'Änn', 'Bob'][n % 4],
        companyName: n % 3 ? null : `Firm ${n % 2}`,
        language: n % 2 ? 'nl' : null,
      });
    }
    const line = await parties.line(id);
    await parties.move(id, line[1].id, 'cancelled');
    await api.bdm.delete(`/seminars/${id}/registrations/${line[2].id}`);
    const path = `/seminars/${id}/registrations`;
    const insert = async () => (await parties.registration(id)).id as string;
    await walkEverySort(api.bdm, path, registrationList, { limit: 7, insert, inserts: 1, query: 'archived=any' });
    const count = async (query: string) => (await api.viewer.get(`${path}?limit=200&count=true&${query}`)).body.total;
    expect(await count('status=cancelled')).toBe(1);
    expect(await count('archived=true')).toBe(1);
    expect(await count('fullName=ANN&archived=any')).toBe(17);
    expect(await count('contactId.isNull=false')).toBe(0);
    expect(await count(`q=${line[5].email}`)).toBe(1);
    expect(await count('language.isNull=false&archived=any')).toBe(11);
    const waiting = await parties.line(id, '&status=waitlisted&sort=-arrival');
    expect(waiting[0].waitlistPosition).toBe(waiting.length);
    expect((await api.viewer.get(`${path}?code=AAAAAAAAAA`)).status).toBe(422);
  }, 60_000);
});
