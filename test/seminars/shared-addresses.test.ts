import { ManualClock } from '../../src/common/time/clock.service.js';
import { ok } from '../support/make.js';
import { Parties, useSeminars } from './seminar.parties.js';

const BEFORE = new Date('2026-06-01T08:00:00Z');
const MORNING = new Date('2026-09-10T06:45:00Z');

const clock = new ManualClock(BEFORE);
const { api, make } = useSeminars(clock);
const parties = new Parties(api);
beforeEach(() => clock.set(BEFORE));

const EMAIL = 'office@shared.example';
const PEOPLE = ['Pia Secretary', 'Jan Boss', 'Els Boss'];
const register = (id: string, fullName: string, change: object = {}) =>
  parties.register(id, { fullName, email: EMAIL, ...change });
const registerAll = async (id: string) => {
  const seats = [];
  for (const fullName of PEOPLE) seats.push(await ok(register(id, fullName)));
  return seats;
};

describe('People who share an e-mail address', () => {
  it('each have a seat, or a place on the waiting list when the seminar is full', async () => {
    const { id } = await parties.seminar({ capacity: 2 });
    const seats = await registerAll(id);
    expect(seats.map(({ status }) => status)).toEqual(['registered', 'registered', 'waitlisted']);
    expect(new Set(seats.map(({ code }) => code)).size).toBe(3);
    await parties.move(id, seats[0]!.id, 'cancelled');
    expect((await parties.line(id)).map(({ fullName, status }) => [fullName, status])).toEqual([
      ['Pia Secretary', 'cancelled'],
      ['Jan Boss', 'registered'],
      ['Els Boss', 'registered'],
    ]);
  });

  it('have one seat for each person however the name is written, also when many requests come at once', async () => {
    const { id } = await parties.seminar();
    const names = ['Zhang Wei', 'WEI ZHANG', '张伟', 'Li Na', 'Na Li', '李娜', 'José Núñez', 'jose nunez'];
    const answers = await Promise.all(names.map((fullName) => register(id, fullName)));
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(3);
    expect(answers.filter(({ body }) => body.code === 'registration.duplicate')).toHaveLength(5);
    expect(await parties.read(id)).toMatchObject({ seatsTaken: 3 });
  });

  it('get their own seat back after cancelling', async () => {
    const { id } = await parties.seminar();
    const seats = await registerAll(id);
    for (const seat of seats) await parties.move(id, seat.id, 'cancelled');
    for (const [index, name] of [...PEOPLE.entries()].toReversed()) {
      expect(await ok(register(id, name))).toMatchObject({ id: seats[index]!.id, fullName: name });
    }
    expect(await parties.line(id)).toHaveLength(3);
  });

  it('are not taken for the contact who has the address, unless the name is the same', async () => {
    const contact = await make.contact({ fullName: 'Chen Yu', nativeName: '陈宇', email: 'chen@shared.example' });
    const { id } = await parties.seminar();
    const of = (fullName: string) => register(id, fullName, { email: contact.email });
    expect(await ok(of('Assistant of Chen'))).toMatchObject({ contactId: null });
    expect(await ok(of('陈宇'))).toMatchObject({ contactId: contact.id });
    expect((await of('Yu Chen')).problem).toEqual([409, 'registration.duplicate']);
  });

  it('cannot be given the name of another one with a seat', async () => {
    const { id } = await parties.seminar();
    const [pia, jan] = await registerAll(id);
    const answer = await api.bdm.patch(`/seminars/${id}/registrations/${jan!.id}`, { fullName: 'Secretary, Pia' });
    expect([...answer.problem, answer.body.existing.id]).toEqual([409, 'registration.duplicate', pia!.id]);
    expect((await api.bdm.patch(`/seminars/${id}/registrations/${jan!.id}`, { fullName: 'Jan Bosch' })).status).toBe(
      200,
    );
  });

  it('are checked in by the code or the id; the address alone asks which of them it is', async () => {
    const { id } = await parties.seminar();
    const seats = await registerAll(id);
    clock.set(MORNING);
    const answer = await parties.checkIn(id, { email: EMAIL });
    expect(answer.problem).toEqual([409, 'registration.several_seats']);
    expect(answer.body.candidates).toEqual(seats.map(({ id: seatId, fullName }) => ({ id: seatId, fullName })));
    expect(answer.body.errors).toMatchObject([{ pointer: '/email' }]);
    expect((await parties.line(id)).map(({ status }) => status)).toEqual(['registered', 'registered', 'registered']);
    expect((await parties.checkIn(id, { registrationId: seats[1]!.id })).body).toMatchObject({ fullName: 'Jan Boss' });
    expect((await parties.checkIn(id, { code: seats[2]!.code })).body).toMatchObject({ fullName: 'Els Boss' });
    expect(await parties.read(id)).toMatchObject({ attended: 2 });
  });

  it('are checked in by the address when only one of them still has a seat', async () => {
    const { id } = await parties.seminar();
    const [pia, jan, els] = await registerAll(id);
    await parties.move(id, pia!.id, 'cancelled');
    await api.bdm.delete(`/seminars/${id}/registrations/${jan!.id}`);
    clock.set(MORNING);
    expect((await parties.checkIn(id, { email: EMAIL })).body).toMatchObject({ id: els!.id, status: 'attended' });
  });
});
