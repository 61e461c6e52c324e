import { Clock } from '../../src/common/time/clock.service.js';
import { useApi } from '../support/api.js';
import type { Made } from '../support/make.js';
import { waitForLock } from '../support/locks.js';
import { Parties } from './seminar.parties.js';

/** A clock that runs, in a summer before the seminars: the line has one order by whatever it is sorted. */
class RunningClock extends Clock {
  override now(): Date {
    return new Date(Date.UTC(2026, 5, 1) + performance.now());
  }
}

let parties: Parties;
const { api } = useApi({ clock: new RunningClock() });
beforeAll(async () => {
  parties = new Parties(api);
});

const getIds = (rows: Made[]) => rows.map(({ id }) => id as string);
const inStatus = (rows: Made[], status: string) => rows.filter((row) => row.status === status);

describe('The seats of a seminar', () => {
  it('go to the first ten of fifty who register at once; the others wait in order of arrival, nobody twice', async () => {
    const { id } = await parties.seminar({ capacity: 10 });
    const answers = await Promise.all(Array.from({ length: 50 }, () => parties.register(id)));
    expect(answers.filter(({ status }) => status !== 201)).toEqual([]);
    const line = await parties.line(id);
    expect(new Set(line.map(({ email }) => email)).size).toBe(50);
    expect(line.map(({ status }) => status)).toEqual([
      ...Array.from({ length: 10 }, () => 'registered'),
      ...Array.from({ length: 40 }, () => 'waitlisted'),
    ]);
    expect(line.slice(10).map(({ waitlistPosition }) => waitlistPosition)).toEqual(
      Array.from({ length: 40 }, (_, index) => index + 1),
    );
    for (const sort of ['createdAt', 'registeredAt']) {
      expect(getIds(await parties.line(id, `&sort=${sort}`))).toEqual(getIds(line));
    }
    expect(await parties.read(id)).toMatchObject({ capacity: 10, seatsTaken: 10, seatsFree: 0, waitlisted: 40 });

    // Five cancel at once: the first five in line get their seats.
    const seated = getIds(line.slice(0, 10));
    await Promise.all(seated.slice(2, 7).map((registration) => parties.move(id, registration, 'cancelled')));
    const after = await parties.line(id);
    expect(getIds(inStatus(after, 'cancelled'))).toEqual(seated.slice(2, 7));
    const promoted = after.filter(({ promotedAt }) => promotedAt !== null);
    expect(getIds(promoted)).toEqual(getIds(line.slice(10, 15)));
    expect(promoted.every(({ status }) => status === 'registered')).toBe(true);
    expect(await parties.read(id)).toMatchObject({ seatsTaken: 10, waitlisted: 35 });

    // More seats: more of the line.
    const raised = await api.bdm.patch(`/seminars/${id}`, { capacity: 13 });
    expect(raised.body).toMatchObject({ seatsTaken: 13, waitlisted: 32 });
    expect(getIds(inStatus(await parties.line(id), 'registered')).slice(-3)).toEqual(getIds(line.slice(15, 18)));
    const unlimited = await api.bdm.patch(`/seminars/${id}`, { capacity: null });
    expect(unlimited.body).toMatchObject({ seatsTaken: 45, waitlisted: 0, seatsFree: null });
    const { rows } = await api.db.query(
      `SELECT action, count(*)::int FROM audit_entry WHERE entity_type = 'registration' AND entity_id = ANY($1)
       GROUP BY action ORDER BY action`,
      [getIds(line)],
    );
    expect(rows).toEqual([
      { action: 'cancelled', count: 5 },
      { action: 'created', count: 50 },
      { action: 'promoted', count: 40 },
    ]);
  });

  it('are not fewer than the people who have one', async () => {
    const { id } = await parties.seminar({ capacity: 3 });
    for (let n = 0; n < 3; n++) await parties.registration(id);
    const refused = await api.bdm.patch(`/seminars/${id}`, { capacity: 2 });
    expect(refused.problem).toEqual([409, 'seminar.capacity_below_taken']);
    expect(refused.body).toMatchObject({ seatsTaken: 3, errors: [{ pointer: '/capacity' }] });
    expect(refused.body.detail).toContain('3');
    await parties.move(id, (await parties.line(id))[0].id, 'cancelled');
    expect((await api.bdm.patch(`/seminars/${id}`, { capacity: 2 })).status).toBe(200);
    expect((await parties.registration(id)).status).toBe('waitlisted');
  });

  it('are none where the capacity is 0, and without end where there is none', async () => {
    const none = await parties.seminar({ capacity: 0 });
    expect(await parties.registration(none.id)).toMatchObject({ status: 'waitlisted', waitlistPosition: 1 });
    const open = await parties.seminar();
    expect(await parties.registration(open.id)).toMatchObject({ status: 'registered', waitlistPosition: null });
    expect(await parties.read(open.id)).toMatchObject({ capacity: null, seatsFree: null, seatsTaken: 1 });
  });

  it('are taken once by somebody who submits twenty times at once', async () => {
    const { id } = await parties.seminar({ capacity: 10 });
    const person = parties.person();
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, n) =>
        parties.register(id, { ...person, email: n % 2 ? person.email : person.email.toUpperCase() }),
      ),
    );
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
    const others = answers.filter(({ status }) => status !== 201);
    const [only] = await parties.line(id);
    expect(others.every(({ body }) => body.code === 'registration.duplicate' && body.existing.id === only.id)).toBe(
      true,
    );
    expect(await parties.read(id)).toMatchObject({ seatsTaken: 1 });
  });

  it('come free and are given on by an archived registration, which comes back at the end of the line', async () => {
    const { id } = await parties.seminar({ capacity: 1 });
    const [first, second] = [await parties.registration(id), await parties.registration(id)];
    const path = `/seminars/${id}/registrations/${first.id}`;
    expect((await api.bdm.delete(path)).body.archivedAt).not.toBeNull();
    expect(await parties.read(id, second.id)).toMatchObject({ status: 'registered' });
    const third = await parties.registration(id);
    const restored = await api.bdm.post(`${path}/restore`);
    expect(restored.body).toMatchObject({ status: 'waitlisted', waitlistPosition: 2, archivedAt: null });
    expect(await parties.read(id, third.id)).toMatchObject({ waitlistPosition: 1 });
  });

  it('that many requests want at once do not delay other requests', async () => {
    const { id } = await parties.seminar({ capacity: 3 });
    const holder = await api.db.connect();
    await holder.query('BEGIN');
    await holder.query('SELECT 1 FROM activity WHERE id = $1 FOR UPDATE', [id]);
    const many = Array.from({ length: 30 }, () => parties.register(id));
    await waitForLock(api.db);
    const elsewhere = await Promise.all([api.viewer.get('/seminars'), parties.register((await parties.seminar()).id)]);
    expect(elsewhere.map(({ status }) => status)).toEqual([200, 201]);
    await holder.query('ROLLBACK');
    holder.release();
    expect((await Promise.all(many)).filter(({ status }) => status !== 201)).toEqual([]);
    expect(await parties.read(id)).toMatchObject({ seatsTaken: 3, waitlisted: 27 });
  });
});
