import { ManualClock } from '../../../src/common/time/clock.service.js';
import { Parties, useSeminars } from '../seminar.parties.js';
import { Door, entry, getResults, send } from './check-in.given.js';

const BEFORE = new Date('2026-06-01T08:00:00Z');
const MORNING = new Date('2026-09-10T07:01:00Z');
const NOW = new Date('2026-09-10T08:00:00Z');

const clock = new ManualClock(BEFORE);
const { api } = useSeminars(clock);
const parties = new Parties(api);
beforeEach(() => clock.set(BEFORE));

describe('Entries of a device', () => {
  it('check people in at the time at which they came, and a repetition has the same results', async () => {
    const { id } = await parties.seminar();
    const [one, two] = [await parties.registration(id), await parties.registration(id)];
    const door = await Door.open(api, id);
    clock.set(NOW);
    const entries = [
      entry(MORNING, { code: one.code }),
      entry(MORNING, { registrationId: two.id }),
      entry(MORNING, { walkIn: { fullName: 'Zhang Wei', email: 'zhang@walk-in.example' } }),
    ];
    const results = await getResults(door.send(NOW, ...entries));
    expect(results.map(({ key, outcome, code }) => [key, outcome, code])).toEqual([
      [entries[0]!.key, 'checked_in', null],
      [entries[1]!.key, 'checked_in', null],
      [entries[2]!.key, 'walk_in', null],
    ]);
    expect(results[0]!.person).toMatchObject({ id: one.id, status: 'attended', checkedInAt: MORNING.toISOString() });
    expect(await getResults(door.send(NOW, ...entries))).toEqual(results);
    expect(await getResults(send(api.bdm, id, NOW, ...entries))).toEqual(results);
    expect(await parties.read(id)).toMatchObject({ attended: 3 });
  });
});
