import { v4 as uuidv4 } from 'uuid';
import { ManualClock } from '../../../src/common/time/clock.service.js';
import { JobRegistry } from '../../../src/common/jobs/job.registry.js';
import { type Made, ok } from '../../support/make.js';
import { Parties, useSeminars } from '../seminar.parties.js';
import { entry, getResults, send } from './check-in.given.js';

const BEFORE = new Date('2026-06-01T08:00:00Z');
const MORNING = new Date('2026-09-10T07:01:00Z');
const LATER = new Date('2026-09-10T07:05:00Z');
const NOW = new Date('2026-09-10T08:00:00Z');
const NEXT_DAY = new Date('2026-09-11T08:00:00Z');

const clock = new ManualClock(BEFORE);
const { api } = useSeminars(clock);
const parties = new Parties(api);
beforeEach(() => clock.set(BEFORE));

/** Sends the entries of a colleague's device, whose clock is right. */
const record = (seminarId: string, ...entries: object[]) =>
  getResults(send(api.bdm, seminarId, clock.now(), ...entries));
const summarise = (results: Made[]) => results.map(({ outcome, code }) => [outcome, code]);
const outcomes = (results: Made[]) => results.map(({ outcome }) => outcome);

describe('An entry that takes another one back', () => {
  const undo = (of: Made) => entry(LATER, { undo: of.key });

  it.each(['registered', 'confirmed', 'no_show'])('gives a %s person the status from before', async (status) => {
    const { id } = await parties.seminar();
    const { id: registration, code } = await parties.registration(id);
    clock.set(NOW);
    if (status !== 'registered') await parties.move(id, registration, status);
    const came = entry(MORNING, { code });
    const back = undo(came);
    const results = await record(id, came, back);
    expect(outcomes(results)).toEqual(['checked_in', 'undone']);
    expect(results[1]!.person).toMatchObject({ id: registration, status, checkedInAt: null });
    // The same entry again, and another one for the same check-in.
    expect(outcomes(await record(id, back, undo(came)))).toEqual(['undone', 'undone']);
    expect(await parties.read(id, registration)).toMatchObject({ status });
  });

  it('takes a seat from a person of the waiting list, and gives it to the first one there', async () => {
    const { id } = await parties.seminar({ capacity: 1 });
    const [seated, first, second] = [
      await parties.registration(id),
      await parties.registration(id),
      await parties.registration(id),
    ];
    clock.set(NOW);
    await parties.move(id, seated.id, 'no_show');
    const came = entry(MORNING, { code: second.code });
    expect(outcomes(await record(id, came, undo(came)))).toEqual(['checked_in', 'undone']);
    // The seats of no-shows are left for those who come.
    expect((await parties.line(id)).map(({ status }) => status)).toEqual(['no_show', 'waitlisted', 'waitlisted']);
    expect(outcomes(await record(id, entry(LATER, { code: first.code })))).toEqual(['checked_in']);
  });

  it('archives a walk-in, whose seat the first person on the waiting list gets', async () => {
    const { id } = await parties.seminar({ capacity: 1 });
    clock.set(NOW);
    const come = (fullName: string) => entry(MORNING, { walkIn: { fullName } });
    const [one, two] = [come('one'), come('two')];
    expect(outcomes(await record(id, one, two))).toEqual(['walk_in', 'waitlisted']);
    expect(outcomes(await record(id, undo(one)))).toEqual(['undone']);
    expect((await parties.line(id)).map(({ fullName, status }) => [fullName, status])).toEqual([['two', 'registered']]);
    expect(outcomes(await record(id, undo(two)))).toEqual(['undone']);
    expect(await parties.line(id)).toEqual([]);
    // The person comes again after all.
    expect(outcomes(await record(id, entry(LATER, { walkIn: { fullName: 'one' } })))).toEqual(['walk_in']);
  });

  it('cancels the walk-in of a person who had cancelled', async () => {
    const { id } = await parties.seminar();
    const person = parties.person();
    const { id: registration } = await parties.registration(id, person);
    await parties.move(id, registration, 'cancelled');
    clock.set(NOW);
    const came = entry(MORNING, { walkIn: person });
    expect(outcomes(await record(id, came, undo(came)))).toEqual(['walk_in', 'undone']);
    expect(await parties.read(id, registration)).toMatchObject({ status: 'cancelled', checkedInAt: null });
  });

  it('leaves the person checked in while another entry says that the person came', async () => {
    const { id } = await parties.seminar();
    const { id: registration, code } = await parties.registration(id);
    clock.set(NOW);
    const [early, late] = [entry(MORNING, { code }), entry(LATER, { code })];
    expect(outcomes(await record(id, early, late, undo(early)))).toEqual(['checked_in', 'already', 'undone']);
    expect(await parties.read(id, registration)).toMatchObject({
      status: 'attended',
      checkedInAt: LATER.toISOString(),
    });
    expect(outcomes(await record(id, undo(late)))).toEqual(['undone']);
    expect(await parties.read(id, registration)).toMatchObject({ status: 'registered', checkedInAt: null });
  });

  it('leaves a check-in of a colleague as it was, and a status that a colleague has chosen since', async () => {
    const { id } = await parties.seminar();
    const [one, two] = [await parties.registration(id), await parties.registration(id)];
    clock.set(NOW);
    await ok(parties.checkIn(id, { code: one.code }));
    const again = entry(MORNING, { code: one.code });
    expect(outcomes(await record(id, again))).toEqual(['already']);
    expect(await parties.read(id, one.id)).toMatchObject({ checkedInAt: MORNING.toISOString() });
    expect(outcomes(await record(id, undo(again)))).toEqual(['undone']);
    expect(await parties.read(id, one.id)).toMatchObject({ status: 'attended', checkedInAt: NOW.toISOString() });
    const came = entry(MORNING, { code: two.code });
    await record(id, came);
    await parties.move(id, two.id, 'no_show');
    // A check-in that a colleague has taken back does not count beside a later entry.
    const third = entry(LATER, { code: two.code });
    expect(outcomes(await record(id, third, undo(third)))).toEqual(['checked_in', 'undone']);
    expect(await parties.read(id, two.id)).toMatchObject({ status: 'no_show' });
    expect(outcomes(await record(id, undo(came)))).toEqual(['undone']);
    expect(await parties.read(id, two.id)).toMatchObject({ status: 'no_show' });
  });

  it('leaves a person checked in whom a colleague has checked in again', async () => {
    const { id } = await parties.seminar();
    const { id: registration, code } = await parties.registration(id);
    clock.set(NOW);
    const came = entry(MORNING, { code });
    await record(id, came);
    await parties.move(id, registration, 'registered');
    await ok(parties.checkIn(id, { code }));
    expect(outcomes(await record(id, undo(came)))).toEqual(['undone']);
    expect(await parties.read(id, registration)).toMatchObject({ status: 'attended', checkedInAt: NOW.toISOString() });
  });

  it('works in any order for a walk-in who waited for a seat first', async () => {
    const { id } = await parties.seminar({ capacity: 1 });
    const seated = await parties.registration(id);
    clock.set(NOW);
    for (const isWaitingFirst of [true, false]) {
      await parties.move(id, seated.id, 'attended');
      const waits = entry(MORNING, { walkIn: { fullName: `Waits ${isWaitingFirst}` } });
      const [waiting] = await record(id, waits);
      expect(waiting).toMatchObject({ outcome: 'waitlisted' });
      await parties.move(id, seated.id, 'no_show');
      const came = entry(LATER, { registrationId: waiting!.person.id });
      expect(outcomes(await record(id, came))).toEqual(['checked_in']);
      const [first, second] = isWaitingFirst ? [waits, came] : [came, waits];
      expect(outcomes(await record(id, undo(first)))).toEqual(['undone']);
      const status = isWaitingFirst ? 'attended' : 'waitlisted';
      expect((await parties.read(id, waiting!.person.id)).status).toBe(status);
      expect(outcomes(await record(id, undo(second)))).toEqual(['undone']);
      const line = await parties.line(id);
      expect(line.filter(({ status: each }) => each === 'attended')).toEqual([]);
    }
  });

  it('makes a no-show of a person with a seat once the seminar is over', async () => {
    const { id } = await parties.seminar();
    const { id: registration, code } = await parties.registration(id);
    clock.set(NOW);
    const came = entry(MORNING, { code });
    await record(id, came);
    clock.set(NEXT_DAY);
    await api.app.get(JobRegistry).run('activities.wrap-up');
    expect(outcomes(await record(id, undo(came)))).toEqual(['undone']);
    expect(await parties.read(id, registration)).toMatchObject({ status: 'no_show' });
  });

  it('must name an entry of this seminar that checked a person in', async () => {
    const [here, there] = [await parties.seminar(), await parties.seminar()];
    const [one, two] = [await parties.registration(here.id), await parties.registration(there.id)];
    await parties.move(here.id, one.id, 'cancelled');
    clock.set(NOW);
    const [refused, elsewhere] = [entry(MORNING, { code: one.code }), entry(MORNING, { code: two.code })];
    await record(here.id, refused);
    await record(there.id, elsewhere);
    const back = undo(elsewhere);
    expect(outcomes(await record(there.id, back))).toEqual(['undone']);
    for (const entries of [[undo({ key: uuidv4() })], [undo(refused)], [undo(elsewhere)]]) {
      expect(summarise(await record(here.id, ...entries))).toEqual([['refused', 'check_in.nothing_to_undo']]);
    }
    expect(summarise(await record(there.id, undo(back)))).toEqual([['refused', 'check_in.nothing_to_undo']]);
  });
});
