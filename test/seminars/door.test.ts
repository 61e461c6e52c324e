import { create as qrCode } from 'qrcode';
import { ManualClock } from '../../src/common/time/clock.service.js';
import { JobRegistry } from '../../src/common/jobs/job.registry.js';
import { Make } from '../support/make.js';
import { UNSEEN } from './check-in/check-in.given.js';
import { Parties, useSeminars } from './seminar.parties.js';

const BEFORE = new Date('2026-06-01T08:00:00Z');
const MORNING = new Date('2026-09-10T06:45:00Z');
const AFTER = new Date('2026-09-10T10:31:00Z');

const clock = new ManualClock(BEFORE);
const { api } = useSeminars(clock);
const parties = new Parties(api);
beforeEach(() => clock.set(BEFORE));

describe('At the check-in,', () => {
  it('a code checks a person in once, and the second time shows when the first was', async () => {
    const { id } = await parties.seminar();
    const { code, id: registration } = await parties.registration(id);
    clock.set(MORNING);
    const typed = ` ${code.slice(0, 5).toLowerCase()}-${code.slice(5)} `.replaceAll('0', 'o').replaceAll('1', 'l');
    const first = await parties.checkIn(id, { code: typed });
    expect([first.status, first.body]).toEqual([
      200,
      expect.objectContaining({
        id: registration,
        status: 'attended',
        checkedInAt: MORNING.toISOString(),
        alreadyCheckedIn: false,
        version: 2,
      }),
    ]);
    clock.set(new Date(MORNING.getTime() + 60_000));
    const second = await parties.checkIn(id, { code });
    expect([second.status, second.body]).toEqual([
      200,
      expect.objectContaining({ checkedInAt: MORNING.toISOString(), alreadyCheckedIn: true, version: 2 }),
    ]);
    const many = await Promise.all(Array.from({ length: 5 }, () => parties.checkIn(id, { code })));
    expect(many.every(({ body }) => body.alreadyCheckedIn)).toBe(true);
    expect(await parties.read(id)).toMatchObject({ attended: 1, seatsTaken: 1 });
  });

  it('a registration id or an e-mail address does the same: that of the registration or of the contact', async () => {
    const make = new Make(api);
    const contact = await make.contact();
    const { id } = await parties.seminar();
    const [one, two] = [await parties.registration(id), await parties.registration(id, { contactId: contact.id })];
    await api.bdm.patch(`/contacts/${contact.id}`, { email: 'moved.on@example.org' });
    clock.set(MORNING);
    expect((await parties.checkIn(id, { registrationId: one.id })).body.id).toBe(one.id);
    expect((await parties.checkIn(id, { email: 'Moved.On@example.org' })).body.id).toBe(two.id);
    expect((await parties.checkIn(id, { email: two.email })).body.alreadyCheckedIn).toBe(true);
  });

  it('a code of another seminar is refused, naming that seminar', async () => {
    const [here, there] = [await parties.seminar(), await parties.seminar()];
    const { code, id } = await parties.registration(there.id);
    clock.set(MORNING);
    for (const body of [{ code }, { registrationId: id }]) {
      const answer = await parties.checkIn(here.id, body);
      expect(answer.problem).toEqual([409, 'registration.other_seminar']);
      expect(answer.body.detail).toContain(there.reference);
      expect(answer.body.seminar).toEqual({ id: there.id, reference: there.reference });
    }
    expect(await parties.read(there.id)).toMatchObject({ attended: 0 });
  });

  it('nobody is checked in before the local day, or with a cancelled, unknown or archived registration', async () => {
    const { id } = await parties.seminar({ timezone: 'Asia/Shanghai' });
    const [one, two, three] = [
      await parties.registration(id),
      await parties.registration(id),
      await parties.registration(id),
    ];
    await parties.move(id, two.id, 'cancelled');
    await api.bdm.delete(`/seminars/${id}/registrations/${three.id}`);
    clock.set(new Date('2026-09-09T15:59:00Z'));
    expect((await parties.checkIn(id, { code: one.code })).problem).toEqual([409, 'registration.too_early']);
    clock.set(new Date('2026-09-09T16:00:00Z'));
    expect((await parties.checkIn(id, { code: one.code })).status).toBe(200);
    expect((await parties.checkIn(id, { code: two.code })).problem).toEqual([409, 'registration.cancelled']);
    expect((await parties.checkIn(id, { code: three.code })).problem).toEqual([409, 'record.archived']);
    for (const body of [{ code: 'ZZZZZZZZZZ' }, { email: 'nobody@example.org' }, { registrationId: id }]) {
      expect((await parties.checkIn(id, body)).problem).toEqual([404, 'registration.not_found']);
    }
    for (const body of [{}, { code: one.code, email: one.email }, { code: null }]) {
      expect((await parties.checkIn(id, body)).body.errors).toMatchObject([{ code: 'check_in.one_of' }]);
    }
    expect((await parties.checkIn(id, { code: "' OR 1=1 --" })).status).toBe(404);
    await api.bdm.patch(`/seminars/${id}`, { status: 'cancelled' });
    expect((await parties.checkIn(id, { code: one.code })).problem).toEqual([409, 'seminar.cancelled']);
  });

  it('a person on the waiting list is checked in only if a seat is free, such as that of a no-show', async () => {
    const { id } = await parties.seminar({ capacity: 1 });
    const [seated, first, second] = [
      await parties.registration(id),
      await parties.registration(id),
      await parties.registration(id),
    ];
    clock.set(MORNING);
    expect((await parties.checkIn(id, { code: second.code })).problem).toEqual([409, 'seminar.full']);
    await parties.move(id, seated.id, 'no_show');
    expect(await parties.read(id, first.id)).toMatchObject({ status: 'waitlisted' });
    expect((await parties.checkIn(id, { code: second.code })).body.status).toBe('attended');
    expect((await parties.checkIn(id, { code: seated.code })).problem).toEqual([409, 'seminar.full']);
    expect((await parties.move(id, first.id, 'attended')).problem).toEqual([409, 'seminar.full']);
    expect(await parties.read(id)).toMatchObject({ seatsTaken: 1, waitlisted: 1, noShows: 1 });
  });

  it.each(UNSEEN)('nobody is registered or renamed with a name that nobody can see: %j', async (fullName) => {
    const { id } = await parties.seminar();
    const { id: registration } = await parties.registration(id);
    for (const answer of [
      await parties.register(id, { fullName, walkIn: true }),
      await parties.register(id, { fullName }),
      await api.bdm.patch(`/seminars/${id}/registrations/${registration}`, { fullName }),
    ]) {
      expect([answer.status, answer.fieldErrors]).toEqual([422, ['/fullName field.matches']]);
    }
  });

  it('thirty simultaneous check-ins from the waiting list get only the free seats', async () => {
    const { id } = await parties.seminar({ capacity: 4 });
    for (let n = 0; n < 12; n++) await parties.registration(id);
    const line = await parties.line(id);
    clock.set(MORNING);
    for (const { id: registration } of line.slice(0, 4)) await parties.move(id, registration, 'no_show');
    const answers = await Promise.all(line.slice(4).map(({ code }) => parties.checkIn(id, { code })));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(4);
    expect(await parties.read(id)).toMatchObject({ attended: 4, seatsTaken: 4 });
  });

  it('a person without a registration is checked in while seats are free, and waits otherwise', async () => {
    const { id } = await parties.seminar({ capacity: 2, registrationClosesAt: '2026-09-01T09:00' });
    const walkIn = () => parties.register(id, { ...parties.person(), walkIn: true });
    expect((await walkIn()).problem).toEqual([409, 'registration.too_early']);
    clock.set(MORNING);
    expect((await walkIn()).body).toMatchObject({
      status: 'attended',
      walkIn: true,
      checkedInAt: MORNING.toISOString(),
    });
    const several = await Promise.all([walkIn(), walkIn(), walkIn()]);
    expect(several.map(({ body }) => body.status).toSorted()).toEqual(['attended', 'waitlisted', 'waitlisted']);
    expect(await parties.read(id)).toMatchObject({ seatsTaken: 2, waitlisted: 2 });
    clock.set(AFTER);
    expect((await walkIn()).problem).toEqual([409, 'seminar.registration_closed']);
  });
});

describe('After a seminar,', () => {
  it('a person who had a seat and did not come becomes a no-show once, with an entry in the audit trail', async () => {
    const { id } = await parties.seminar({ capacity: 3 });
    const [here, confirmed, registered, waiting] = [
      await parties.registration(id),
      await parties.registration(id),
      await parties.registration(id),
      await parties.registration(id),
    ];
    await parties.move(id, confirmed.id, 'confirmed');
    clock.set(MORNING);
    await parties.checkIn(id, { code: here.code });
    const jobs = api.app.get(JobRegistry);
    await jobs.run('activities.wrap-up');
    expect(await parties.read(id)).toMatchObject({ noShows: 0, status: 'planned' });
    clock.set(AFTER);
    await jobs.run('activities.wrap-up');
    await jobs.run('activities.wrap-up');
    const statuses = (await parties.line(id)).map(({ status }) => status);
    expect(statuses).toEqual(['attended', 'no_show', 'no_show', 'waitlisted']);
    expect(await parties.read(id)).toMatchObject({ status: 'completed', seatsTaken: 1, noShows: 2, waitlisted: 1 });
    const { rows } = await api.db.query(
      `SELECT entity_id, actor_name, changes->'status' AS status FROM audit_entry WHERE action = 'no_show'
         AND entity_id = ANY($1) ORDER BY id`,
      [[here.id, confirmed.id, registered.id, waiting.id]],
    );
    expect(rows).toEqual([
      { entity_id: confirmed.id, actor_name: 'system', status: { before: 'confirmed', after: 'no_show' } },
      { entity_id: registered.id, actor_name: 'system', status: { before: 'registered', after: 'no_show' } },
    ]);
    const versions = await api.db.query(
      `SELECT count(*)::int AS n FROM record_version WHERE entity_id = $1 AND data->>'status' = 'no_show'`,
      [registered.id],
    );
    expect(versions.rows).toEqual([{ n: 1 }]);
    // The paper list of the door turns up the day after.
    clock.set(new Date('2026-09-11T08:00:00Z'));
    expect((await parties.checkIn(id, { code: registered.code })).body.status).toBe('attended');
    expect((await parties.move(id, registered.id, 'registered')).problem).toEqual([
      409,
      'registration.status_not_allowed',
    ]);
  });

  it('completing it through the API does the same, but not before its last day', async () => {
    const { id } = await parties.seminar({ capacity: 1 });
    const { id: registration } = await parties.registration(id);
    await parties.registration(id);
    const early = await api.bdm.patch(`/seminars/${id}`, { status: 'completed' });
    expect(early.body.errors).toMatchObject([{ code: 'activity.not_over' }]);
    clock.set(AFTER);
    const { body } = await api.bdm.patch(`/seminars/${id}`, { status: 'completed' });
    expect(body).toMatchObject({ status: 'completed', noShows: 1, waitlisted: 1 });
    expect(await parties.read(id, registration)).toMatchObject({ status: 'no_show' });
  });

  it('a cancelled seminar has no no-shows', async () => {
    const { id } = await parties.seminar({ status: 'confirmed' });
    const { id: registration } = await parties.registration(id);
    await api.bdm.patch(`/seminars/${id}`, { status: 'cancelled' });
    clock.set(AFTER);
    await api.app.get(JobRegistry).run('activities.wrap-up');
    expect(await parties.read(id, registration)).toMatchObject({ status: 'registered' });
  });

  it('nobody is promoted any more', async () => {
    const { id } = await parties.seminar({ capacity: 1 });
    const [seated, waiting] = [await parties.registration(id), await parties.registration(id)];
    clock.set(AFTER);
    await parties.move(id, seated.id, 'cancelled');
    expect(await parties.read(id, waiting.id)).toMatchObject({ status: 'waitlisted', promotedAt: null });
  });
});

describe('The code as a QR code', () => {
  it('is an SVG of exactly the dark modules of the code, the same each time', async () => {
    const { id } = await parties.seminar();
    const { id: registration, code } = await parties.registration(id);
    const path = `/seminars/${id}/registrations/${registration}/code.svg`;
    const drawn = await api.viewer.get(path);
    expect(drawn.headers.get('content-type')).toMatch(/^image\/svg\+xml/);
    expect((await api.viewer.get(path)).text).toBe(drawn.text);
    const { modules } = qrCode(code, { errorCorrectionLevel: 'M' });
    const dark = new Set<string>();
    for (let row = 0; row < modules.size; row++) {
      for (let column = 0; column < modules.size; column++) {
        if (modules.get(row, column)) dark.add(`${row} ${column}`);
      }
    }
    expect(darkModules(drawn.text, 4)).toEqual(dark);
  });
});

/** The modules that a drawing of horizontal strokes makes dark, as `row column` within the margin. */
function darkModules(svg: string, margin: number): Set<string> {
  const path = /<path stroke="#000000" d="([^"]+)"/.exec(svg)![1]!;
  const dark = new Set<string>();
  let [x, y] = [0, 0];
  for (const [, command, numbers] of path.matchAll(/([Mmh])([^Mmh]+)/g)) {
    const [a = 0, b = 0] = numbers!
      .trim()
      .split(/[\s,]+/)
      .map(Number);
    if (command === 'M') [x, y] = [a, b];
    else if (command === 'm') [x, y] = [x + a, y + b];
    else {
      for (let n = 0; n < a; n++) dark.add(`${Math.floor(y) - margin} ${x + n - margin}`);
      x += a;
    }
  }
  return dark;
}
