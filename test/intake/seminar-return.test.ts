import { useApi } from '../support/api.js';
import { waitForLock } from '../support/locks.js';
import { send } from './intake.given.js';
import { connectForm, readRegistration, submit } from './registration.given.js';
import { readSeats, seminarFor } from './seat.given.js';
import { ok } from '../support/make.js';

const { api, make } = useApi();

const DAY = { startsAt: '2027-05-20T09:00', endsAt: '2027-05-20T12:00' };
const warnings = async (id: string) =>
  (await ok(api.manager.get(`/intake/connections/${id}/health`))).warnings.map(({ code }: { code: string }) => code);

/** A seminar of three seats, one of which is taken, and its form. */
async function seminarWithForm() {
  const activityId = await seminarFor(api, { ...DAY, capacity: 3 });
  const rules = [{ id: 'came', trigger: 'registered', lead: { title: 'Came', ownerId: api.bdm.id } }];
  const form = await connectForm(api, { activityId, rules });
  const register = (n: number, change: object = {}) =>
    submit(api, form, {
      id: String(n),
      name: `Guest ${n}`,
      email: `guest.${n}@${form.id}.test`,
      version: '1',
      ...change,
    });
  await register(0);
  return { activityId, form, register };
}

const AWAY = [
  [
    'archived',
    (id: string) => api.bdm.delete(`/seminars/${id}`),
    (id: string) => api.bdm.post(`/seminars/${id}/restore`),
    'record.archived',
  ],
  [
    'cancelled',
    (id: string) => api.bdm.patch(`/seminars/${id}`, { status: 'cancelled' }),
    (id: string) => api.bdm.patch(`/seminars/${id}`, { status: 'confirmed' }),
    'seminar.cancelled',
  ],
] as const;

describe.each(AWAY)('A seminar that is %s while its form is open', (word, putAway, bringBack, problem) => {
  it('is a warning in the health of the connection, until it is back or the connection paused', async () => {
    const { activityId, form } = await seminarWithForm();
    expect(await warnings(form.id)).not.toContain(`activity_${word}`);
    await ok(putAway(activityId));
    expect(await warnings(form.id)).toContain(`activity_${word}`);
    await ok(api.manager.post(`/intake/connections/${form.id}/pause`));
    expect(await warnings(form.id)).not.toContain(`activity_${word}`);
    await ok(api.manager.post(`/intake/connections/${form.id}/resume`));
    await ok(bringBack(activityId));
    expect(await warnings(form.id)).not.toContain(`activity_${word}`);
  });

  it('gives those who registered meanwhile their seats in the order in which they came once it is back', async () => {
    const { activityId, form, register } = await seminarWithForm();
    await ok(putAway(activityId));
    for (const n of [1, 2, 3, 4]) expect((await register(n)).seatProblem).toBe(problem);
    await register(2, { status: 'cancelled', version: '2' });
    await register(0, { status: 'cancelled', version: '2' });
    await ok(bringBack(activityId));
    const seats = await readSeats(api, activityId);
    const said = ({ email, status }: { email: string | null; status: string }) => `${email?.split('@')[0]} ${status}`;
    expect(seats.map(said)).toEqual([
      'guest.0 cancelled',
      'guest.1 registered',
      'guest.3 registered',
      'guest.4 registered',
    ]);
    for (const n of [1, 3, 4]) {
      expect(await readRegistration(api, form, String(n))).toMatchObject({
        seatStatus: 'registered',
        seatProblem: null,
      });
    }
    // Once more changes nothing.
    await ok(bringBack(activityId));
    expect(await readSeats(api, activityId)).toEqual(seats);
  });

  it('puts on the waiting list, in order, who comes after the seats are taken', async () => {
    const { activityId, register } = await seminarWithForm();
    await ok(putAway(activityId));
    for (const n of [5, 4, 3, 2, 1]) await register(n);
    await ok(bringBack(activityId));
    expect((await readSeats(api, activityId)).map(({ email, status }) => `${email?.split('@')[0]} ${status}`)).toEqual([
      'guest.0 registered',
      'guest.5 registered',
      'guest.4 registered',
      'guest.3 waitlisted',
      'guest.2 waitlisted',
      'guest.1 waitlisted',
    ]);
  });

  it('links the seat of a contact who was decided about meanwhile', async () => {
    const { activityId, form, register } = await seminarWithForm();
    const contact = await make.contact({ email: null });
    const waiting = await register(1);
    await ok(putAway(activityId));
    const decided = await ok(api.bdm.post(`/intake/registrations/${waiting.id}/resolve`, { contactId: contact.id }));
    await ok(bringBack(activityId));
    expect((await readRegistration(api, form, '1')).seatProblem).toBeNull();
    expect((await readSeats(api, activityId)).find(({ id }) => id === decided.seatId)?.contactId).toBe(contact.id);
  });

  it('waits for a delivery that is being processed before it is locked itself when it returns', async () => {
    const { activityId, form } = await seminarWithForm();
    await ok(putAway(activityId));
    const { id } = await submit(api, form, { id: '1', name: 'Guest', email: `guest@${form.id}.test` });
    const delivery = await api.db.connect();
    await delivery.query('BEGIN');
    await delivery.query('SELECT 1 FROM intake_registration WHERE id = $1 FOR UPDATE', [id]);
    const back = bringBack(activityId);
    await waitForLock(api.db);
    await delivery.query('SELECT 1 FROM activity WHERE id = $1 FOR UPDATE NOWAIT', [activityId]);
    await delivery.query('COMMIT');
    delivery.release();
    await ok(back);
    expect((await readRegistration(api, form, '1')).seatStatus).toBe('registered');
    expect((await send(form, { id: '2', name: 'Later', email: 'later@x.test' })).status).toBe(202);
  });
});
