import { v4 as uuidv4 } from 'uuid';
import { ManualClock } from '../../../src/common/time/clock.service.js';
import { JobRegistry } from '../../../src/common/jobs/job.registry.js';
import { startInstance } from '../../support/api.js';
import { type Made, ok } from '../../support/make.js';
import { Parties, useSeminars } from '../seminar.parties.js';
import { Door, entry, getResults, send, UNSEEN } from './check-in.given.js';

const BEFORE = new Date('2026-06-01T08:00:00Z');
const MORNING = new Date('2026-09-10T07:01:00Z');
const LATER = new Date('2026-09-10T07:05:00Z');
const NOW = new Date('2026-09-10T08:00:00Z');
const NEXT_DAY = new Date('2026-09-11T08:00:00Z');
const HOUR_MS = 3_600_000;
const addHours = (time: Date, hours: number) => new Date(time.getTime() + hours * HOUR_MS);

const clock = new ManualClock(BEFORE);
const { api } = useSeminars(clock);
const parties = new Parties(api);
beforeEach(() => clock.set(BEFORE));

/** Sends the entries of a colleague's device, whose clock is right. */
const record = (seminarId: string, ...entries: object[]) =>
  getResults(send(api.bdm, seminarId, clock.now(), ...entries));
const summarise = (results: Made[]) => results.map(({ outcome, code }) => [outcome, code]);
const outcomes = (results: Made[]) => results.map(({ outcome }) => outcome);

describe('Entries of a device', () => {
  it('check people in at the time at which they came, and a repetition has the same results', async () => {
    const { id } = await parties.seminar();
    const [one, two] = [await parties.registration(id), await parties.registration(id)];
    const door = await Door.open(api, id);
    clock.set(NOW);
    const entries = [
      entry(MORNING, { code: one.code }),
      entry(MORNING, { registrationId: two.id }),
      entry(LATER, { walkIn: { fullName: 'Zhang Wei', email: 'zhang@walk-in.example' } }),
    ];
    const results = await getResults(door.send(NOW, ...entries));
    expect(results.map(({ key }) => key)).toEqual(entries.map(({ key }) => key));
    expect(summarise(results)).toEqual([
      ['checked_in', null],
      ['checked_in', null],
      ['walk_in', null],
    ]);
    expect(results[0]!.person).toEqual({
      id: one.id,
      code: one.code,
      fullName: one.fullName,
      nativeName: null,
      companyName: null,
      status: 'attended',
      checkedInAt: MORNING.toISOString(),
      walkIn: false,
    });
    expect(results[2]!.person).toMatchObject({ walkIn: true, checkedInAt: LATER.toISOString() });
    expect(await getResults(door.send(NOW, ...entries))).toEqual(results);
    expect(await record(id, ...entries)).toEqual(results);
    expect(await parties.read(id)).toMatchObject({ attended: 3 });
  });

  it.each([
    ['09:01 arrives first', [MORNING, LATER]],
    ['09:05 arrives first', [LATER, MORNING]],
  ])('of two devices for one person leave the earliest check-in, also when %s', async (_, [first, second]) => {
    const { id } = await parties.seminar();
    const { id: registration, code } = await parties.registration(id);
    const [one, two] = [await Door.open(api, id), await Door.open(api, id, 'Jan')];
    clock.set(NOW);
    expect(outcomes(await getResults(one.send(NOW, entry(first!, { code }))))).toEqual(['checked_in']);
    const [result] = await getResults(two.send(NOW, entry(second!, { registrationId: registration })));
    expect(result).toMatchObject({ outcome: 'already', person: { checkedInAt: MORNING.toISOString() } });
    expect(await parties.read(id, registration)).toMatchObject({
      status: 'attended',
      checkedInAt: MORNING.toISOString(),
    });
  });

  it('from a clock that is wrong by more than two minutes get the true time, and say so', async () => {
    const { id } = await parties.seminar();
    const [ahead, behind, slightly, exact] = [
      await parties.registration(id),
      await parties.registration(id),
      await parties.registration(id),
      await parties.registration(id),
    ];
    clock.set(NOW);
    for (const [{ code }, differenceMs, expected, reported] of [
      [ahead, 3 * HOUR_MS, MORNING, 'clock_corrected'],
      [behind, -20 * 365 * 24 * HOUR_MS, MORNING, 'clock_corrected'],
      [slightly, 100_000, MORNING, null],
      // The network takes a moment, so such a clock counts as right.
      [exact, -2_000, new Date(MORNING.getTime() - 2_000), null],
    ] as const) {
      const byDevice = (time: Date) => new Date(time.getTime() + differenceMs);
      const [result] = await getResults(send(api.bdm, id, byDevice(NOW), entry(byDevice(MORNING), { code })));
      expect(result).toMatchObject({ outcome: 'checked_in', code: reported });
      expect(result!.person.checkedInAt).toBe(expected.toISOString());
      expect(result!.detail === null).toBe(reported === null);
    }
  });

  it('in the future and before the first day are refused, and the others are processed', async () => {
    const { id } = await parties.seminar();
    const [one, two, three] = [
      await parties.registration(id),
      await parties.registration(id),
      await parties.registration(id),
    ];
    clock.set(NOW);
    const results = await record(
      id,
      entry(addHours(NOW, 1), { code: one.code }),
      entry('1970-01-01T00:00:00Z', { code: two.code }),
      entry(MORNING, { code: three.code }),
    );
    expect(summarise(results)).toEqual([
      ['refused', 'check_in.wrong_time'],
      ['refused', 'registration.too_early'],
      ['checked_in', null],
    ]);
    expect(results[0]!.person).toMatchObject({ id: one.id, status: 'registered' });
  });

  it('name nobody of another seminar, and nobody who cancelled is checked in', async () => {
    const [here, there] = [await parties.seminar(), await parties.seminar()];
    const [cancelled, archived] = [await parties.registration(here.id), await parties.registration(here.id)];
    const other = await parties.registration(there.id);
    await parties.move(here.id, cancelled.id, 'cancelled');
    await ok(api.bdm.delete(`/seminars/${here.id}/registrations/${archived.id}`));
    clock.set(NOW);
    const entries = [
      entry(MORNING, { code: cancelled.code }),
      entry(MORNING, { registrationId: archived.id }),
      entry(MORNING, { code: 'ZZZZZZZZZZ' }),
      entry(MORNING, { registrationId: other.id }),
    ];
    const results = await record(here.id, ...entries);
    expect(summarise(results)).toEqual([
      ['refused', 'registration.cancelled'],
      ['refused', 'record.archived'],
      ['refused', 'registration.not_found'],
      ['refused', 'registration.other_seminar'],
    ]);
    expect(results.map(({ person }) => person?.id ?? null)).toEqual([cancelled.id, archived.id, null, null]);
    expect(JSON.stringify(results)).not.toContain(there.title);
    // Only a new entry can have another result.
    await parties.register(here.id, { fullName: cancelled.fullName, email: cancelled.email, override: true });
    expect(summarise(await record(here.id, ...entries.slice(0, 1)))).toEqual([['refused', 'registration.cancelled']]);
    expect(await parties.read(there.id)).toMatchObject({ attended: 0 });
  });

  it('are checked one by one: an invalid one is refused and can be sent again corrected', async () => {
    const { id } = await parties.seminar();
    const { id: registrationId, code } = await parties.registration(id);
    clock.set(NOW);
    const bare = entry(MORNING, {});
    const results = await record(
      id,
      bare,
      entry(MORNING, { code, registrationId }),
      entry(MORNING, { walkIn: { email: 'nobody' } }),
      entry(MORNING, { code, other: 1 }),
      { occurredAt: MORNING.toISOString(), code },
      { ...entry(MORNING, { code }), occurredAt: 'yesterday' },
      null as never,
      entry(MORNING, { walkIn: { fullName: 'Cut \ud83d' } }),
      ...UNSEEN.map((fullName) => entry(MORNING, { walkIn: { fullName } })),
      entry(MORNING, Object.fromEntries(Array.from({ length: 200 }, (_, n) => [`f${n}`, n]))),
      entry(MORNING, { code }),
    );
    expect(summarise(results)).toEqual([
      ['refused', 'check_in.one_of'],
      ['refused', 'check_in.one_of'],
      ['refused', 'field.required'],
      ['refused', 'field.unknown'],
      ['refused', 'field.required'],
      ['refused', 'field.instant'],
      ['refused', 'body.object'],
      ['refused', 'text.invalid_character'],
      ...UNSEEN.map(() => ['refused', 'field.matches']),
      ['refused', 'field.unknown'],
      ['checked_in', null],
    ]);
    expect(results[4]!.key).toBeNull();
    expect(results[2]!.detail).toContain('/walkIn/fullName');
    expect(outcomes(await record(id, { ...bare, code }))).toEqual(['already']);
  });

  it('with a key that had another content are refused', async () => {
    const { id } = await parties.seminar();
    const [one, two] = [await parties.registration(id), await parties.registration(id)];
    clock.set(NOW);
    const first = entry(MORNING, { code: one.code });
    await record(id, first);
    const { code, ...rest } = first;
    const results = await record(
      id,
      { ...rest, code: two.code },
      { ...first, occurredAt: LATER.toISOString() },
      { ...rest, walkIn: { fullName: 'Guest' } },
      { ...rest, code: ` ${code.toLowerCase()}` },
    );
    expect(summarise(results)).toEqual([
      ['refused', 'check_in.key_reused'],
      ['refused', 'check_in.key_reused'],
      ['refused', 'check_in.key_reused'],
      ['checked_in', null],
    ]);
    expect(await parties.read(id, two.id)).toMatchObject({ status: 'registered' });
  });

  it('are at most 200, and an Idempotency-Key does not answer for them', async () => {
    const { id } = await parties.seminar();
    const { code } = await parties.registration(id);
    clock.set(NOW);
    const many = Array.from({ length: 201 }, () => entry(MORNING, { code }));
    const answer = await send(api.bdm, id, NOW, ...many);
    expect(answer.fieldErrors).toEqual(['/entries field.array_max_size']);
    const path = `/seminars/${id}/check-ins`;
    expect((await api.bdm.post(path, { entries: [], other: 1 })).fieldErrors).toEqual([
      '/other field.unknown',
      '/sentAt field.required',
    ]);
    for (const [body, errors] of [
      [{ sentAt: 'now', entries: {} }, ['/sentAt field.instant', '/entries field.is_array']],
      [{ sentAt: NOW }, ['/entries field.required']],
      [[], [' body.object']],
      [undefined, ['/sentAt field.required', '/entries field.required']],
    ] as const) {
      expect((await api.bdm.send('POST', path, body)).fieldErrors).toEqual(errors);
    }
    const withKey = api.bdm.with({ 'idempotency-key': uuidv4() });
    const sent = [many[0]!, many[1]!, many[2]!];
    const results = await getResults(send(withKey, id, NOW, ...sent));
    expect(outcomes(results)).toEqual(['checked_in', 'already', 'already']);
    expect(await getResults(send(withKey, id, NOW, ...sent))).toEqual(results);
  });

  it('are taken until the link ends, and from colleagues until 72 hours after the end', async () => {
    const { id } = await parties.seminar({ capacity: 2 });
    const [one, two] = [await parties.registration(id), await parties.registration(id)];
    const door = await Door.open(api, id);
    clock.set(NEXT_DAY);
    await api.app.get(JobRegistry).run('activities.wrap-up');
    expect(await parties.read(id, one.id)).toMatchObject({ status: 'no_show' });
    expect((await door.send(NEXT_DAY, entry(MORNING, { code: one.code }))).problem).toEqual([401, 'door_link.expired']);
    const walkIn = { fullName: 'Late Paper', email: 'late@paper.example' };
    const results = await record(
      id,
      entry(MORNING, { code: one.code }),
      entry(MORNING, { walkIn }),
      entry(addHours(NOW, 4), { walkIn: { fullName: 'Came After The End' } }),
    );
    expect(summarise(results)).toEqual([
      ['checked_in', null],
      ['walk_in', null],
      ['refused', 'seminar.registration_closed'],
    ]);
    expect(await parties.read(id)).toMatchObject({ attended: 2, noShows: 1 });
    clock.set(new Date('2026-09-13T10:31:00Z'));
    expect((await send(api.bdm, id, clock.now(), entry(MORNING, { code: two.code }))).problem).toEqual([
      409,
      'check_in.closed',
    ]);
  });

  it('are processed once when two instances get the same ones at the same time', async () => {
    const { id } = await parties.seminar();
    const people = await Promise.all(Array.from({ length: 4 }, () => parties.registration(id)));
    const second = await startInstance(api.databaseUrl, { clock });
    clock.set(NOW);
    const entries = [
      ...people.map(({ code }) => entry(MORNING, { code })),
      ...[1, 2, 3].map((n) => entry(MORNING, { walkIn: { fullName: `Walk In ${n}`, email: `in.${n}@both.example` } })),
    ];
    try {
      const other = Object.assign(api.bdm.with({}), { base: second.url });
      const [one, two] = await Promise.all([
        getResults(send(api.bdm, id, NOW, ...entries)),
        getResults(send(other, id, NOW, ...entries)),
      ]);
      expect(two).toEqual(one);
      expect(outcomes(one)).toEqual([...people.map(() => 'checked_in'), 'walk_in', 'walk_in', 'walk_in']);
    } finally {
      await second.app.close();
    }
    expect(await parties.read(id)).toMatchObject({ attended: 7 });
    const { rows } = await api.db.query('SELECT count(*)::int AS n FROM check_in_entry WHERE activity_id = $1', [id]);
    expect(rows).toEqual([{ n: 7 }]);
  });

  it('say in the audit trail how the person was checked in', async () => {
    const { id } = await parties.seminar();
    const [one, two, three] = [
      await parties.registration(id),
      await parties.registration(id),
      await parties.registration(id),
    ];
    const door = await Door.open(api, id);
    clock.set(NOW);
    await getResults(door.send(NOW, entry(MORNING, { code: one.code })));
    await record(id, entry(MORNING, { code: two.code }));
    await ok(parties.checkIn(id, { code: three.code }));
    const [walkIn] = await getResults(door.send(NOW, entry(MORNING, { walkIn: { fullName: 'Walk In' } })));
    for (const [registrationId, via, name] of [
      [one.id, 'door_link', 'Door: Mei Ling'],
      [two.id, 'device', expect.any(String)],
      [three.id, 'staff', expect.any(String)],
      [walkIn!.person.id, 'door_link', 'Door: Mei Ling'],
    ]) {
      const { items } = await ok(api.bdm.get(`/audit?entityId=${registrationId}&action=checked_in`));
      expect(items).toMatchObject([{ actorName: name, changes: { via: { before: null, after: via } } }]);
    }
  });
});

describe('A walk-in of a device', () => {
  const register = (person: object) => ({ walkIn: person });

  it('whose name and address have a seat is the check-in of that seat', async () => {
    const { id } = await parties.seminar({ capacity: 2 });
    const seat = await parties.registration(id, { fullName: 'Zhang Wei', email: 'shared@family.example' });
    clock.set(NOW);
    const results = await record(
      id,
      entry(MORNING, register({ fullName: 'wei zhang', email: 'Shared@family.example', companyName: 'Other' })),
      entry(MORNING, register({ fullName: 'Zhang Wei', email: 'shared@family.example' })),
      entry(MORNING, register({ fullName: 'Zhang Na', email: 'shared@family.example' })),
      entry(MORNING, register({ fullName: 'One Too Many' })),
    );
    expect(outcomes(results)).toEqual(['checked_in', 'already', 'walk_in', 'waitlisted']);
    expect(results[0]!.person).toMatchObject({ id: seat.id, companyName: null, walkIn: false });
    expect(await parties.read(id)).toMatchObject({ attended: 2, waitlisted: 1 });
  });

  it('needs a seminar that is not cancelled, and a form for its consents', async () => {
    const [one, two] = [await parties.seminar(), await parties.seminar()];
    await ok(api.bdm.patch(`/seminars/${two.id}`, { status: 'cancelled' }));
    clock.set(NOW);
    const consents = [{ purpose: 'marketing', wording: 'Yes.' }];
    expect(summarise(await record(one.id, entry(MORNING, register({ fullName: 'A', consents }))))).toEqual([
      ['refused', 'registration.no_form'],
    ]);
    expect((await parties.line(one.id)).length).toBe(0);
    expect(summarise(await record(two.id, entry(MORNING, register({ fullName: 'A' }))))).toEqual([
      ['refused', 'seminar.cancelled'],
    ]);
  });
});

describe('A single check-in', () => {
  it('also takes the time at which the person came, which is not in the future', async () => {
    const { id } = await parties.seminar();
    const { code } = await parties.registration(id);
    clock.set(NOW);
    const occurredAt = LATER.toISOString();
    expect((await parties.checkIn(id, { code, occurredAt: addHours(NOW, 1).toISOString() })).fieldErrors).toEqual([
      '/occurredAt check_in.wrong_time',
    ]);
    expect((await parties.checkIn(id, { code, occurredAt: '2026-09-09T08:00:00Z' })).problem).toEqual([
      409,
      'registration.too_early',
    ]);
    expect((await parties.checkIn(id, { code, occurredAt })).body).toMatchObject({ checkedInAt: occurredAt });
    const earlier = await parties.checkIn(id, { code, occurredAt: MORNING.toISOString() });
    expect(earlier.body).toMatchObject({ checkedInAt: MORNING.toISOString(), alreadyCheckedIn: true });
    expect((await parties.checkIn(id, { code })).body).toMatchObject({ checkedInAt: MORNING.toISOString() });
  });
});
