import fc from 'fast-check';
import {
  findAllClashes,
  findClashes,
  collectHostClashes,
  validateItemTimes,
  type Slot,
} from './programme-clashes.rules.js';

const HOUR = 3_600_000;
const START = Date.parse('2026-05-25T07:00:00Z');

/** Creates an item from its hours, counted from nine o'clock. */
function slot(id: string, from: number, to: number, more: Partial<Slot> = {}): Slot {
  const [startsAt, endsAt] = [new Date(START + from * HOUR), new Date(START + to * HOUR)];
  return { id, title: id, startsAt, endsAt, travelMinutes: 0, hostCompanyId: null, people: ['chen'], ...more };
}

const told = (clashes: ReturnType<typeof findClashes>) =>
  clashes.map(({ code, first, second, people, minutesMissing }) => [
    code.replace('programme.', ''),
    first.id,
    second.id,
    people.join(),
    minutesMissing,
  ]);

describe('A clash of two programme items with the same people', () => {
  it.each([
    ['overlap', slot('b', 0.5, 1.5), [['overlap', 'a', 'b', 'chen', 0]]],
    ['one within the other', slot('b', 0.2, 0.4), [['overlap', 'a', 'b', 'chen', 0]]],
    ['begin together', slot('b', 0, 2), [['overlap', 'a', 'b', 'chen', 0]]],
    ['follow each other at once', slot('b', 1, 2), []],
    ['follow with a way that fits exactly', slot('b', 1.5, 2, { travelMinutes: 30 }), []],
    [
      'follow with a way that does not fit',
      slot('b', 1.5, 2, { travelMinutes: 45 }),
      [['travel_does_not_fit', 'a', 'b', 'chen', 15]],
    ],
    [
      'precede with too little time for the way to the other',
      slot('b', -1, -0.1),
      [['travel_does_not_fit', 'b', 'a', 'chen', 4]],
    ],
    ['of other people', slot('b', 0, 1, { people: ['zhang'] }), []],
    ['of nobody', slot('b', 0, 1, { people: [] }), []],
    ['of some of the same people', slot('b', 0, 1, { people: ['zhang', 'chen'] }), [['overlap', 'a', 'b', 'chen', 0]]],
  ])('%s', (_, other, expected) => {
    const a = slot('a', 0, 1, { travelMinutes: 10 });
    expect(told(findClashes(a, [a, other]))).toEqual(expected);
    // The result must be the same when the other item is checked.
    expect(told(findClashes(other, [a, other]))).toEqual(expected);
  });

  it('names only the last item before it, not every earlier item that is too far away', () => {
    const items = [slot('early', 0, 1), slot('late', 1, 2), slot('far', 2.25, 3, { travelMinutes: 120 })];
    expect(told(findClashes(items[2]!, items))).toEqual([['travel_does_not_fit', 'late', 'far', 'chen', 105]]);
  });

  it('also names an earlier item if other people come from there', () => {
    const items = [
      slot('early', 0, 1, { people: ['zhang'] }),
      slot('late', 1, 2),
      slot('far', 2.25, 3, { travelMinutes: 120, people: ['chen', 'zhang'] }),
    ];
    expect(told(findClashes(items[2]!, items))).toEqual([
      ['travel_does_not_fit', 'early', 'far', 'zhang', 45],
      ['travel_does_not_fit', 'late', 'far', 'chen', 105],
    ]);
  });

  it('is searched only for the people that were requested', () => {
    const items = [slot('a', 0, 1, { people: ['chen', 'zhang'] }), slot('b', 0, 1, { people: ['chen', 'zhang'] })];
    expect(told(findAllClashes(items))).toEqual([['overlap', 'a', 'b', 'chen,zhang', 0]]);
    expect(told(findAllClashes(items, new Set(['zhang'])))).toEqual([['overlap', 'a', 'b', 'zhang', 0]]);
    expect(told(findAllClashes(items, new Set(['li'])))).toEqual([]);
  });
});

describe('A host', () => {
  const at = (id: string, from: number, to: number, hostCompanyId: string | null) =>
    slot(id, from, to, { hostCompanyId, people: [] });
  it.each([
    ['receives two at the same time', at('b', 0.5, 2, 'gsc'), [['host_overlap', 'a', 'b', '', 0]]],
    ['receives one after the other', at('b', 1, 2, 'gsc'), []],
    ['has received one just before', at('b', -1, 0, 'gsc'), []],
    ['receives while another host does', at('b', 0, 1, 'voka'), []],
    ['receives while there is something without a host', at('b', 0, 1, null), []],
  ])('%s', (_, other, expected) => {
    expect(told(collectHostClashes(at('a', 0, 1, 'gsc'), [at('a', 0, 1, 'gsc'), other]))).toEqual(expected);
  });

  it('is checked only if the item has one', () => {
    expect(collectHostClashes(at('a', 0, 1, null), [at('b', 0, 1, null)])).toEqual([]);
  });
});

describe('The times of an item', () => {
  const days = { startsOn: '2026-05-25', endsOn: '2026-05-26', timezone: 'Asia/Shanghai' };
  const times = (startsAt: string, endsAt: string) =>
    validateItemTimes({ startsAt: new Date(startsAt), endsAt: new Date(endsAt) }, days).map(({ pointer, code }) => [
      pointer,
      code,
    ]);
  it.each([
    ['first minute of the first day there', '2026-05-24T16:00:00Z', '2026-05-24T17:00:00Z', []],
    [
      'a minute before',
      '2026-05-24T15:59:00Z',
      '2026-05-24T17:00:00Z',
      [['/startsAt', 'programme.outside_delegation']],
    ],
    ['until midnight of the last day there', '2026-05-26T15:00:00Z', '2026-05-26T16:00:00Z', []],
    ['a minute after', '2026-05-26T15:00:00Z', '2026-05-26T16:01:00Z', [['/endsAt', 'programme.outside_delegation']]],
    ['no time at all', '2026-05-25T15:00:00Z', '2026-05-25T15:00:00Z', [['/endsAt', 'programme.ends_before_start']]],
    ['backwards', '2026-05-25T15:00:00Z', '2026-05-25T14:00:00Z', [['/endsAt', 'programme.ends_before_start']]],
  ])('%s', (_, startsAt, endsAt, errors) => expect(times(startsAt, endsAt)).toEqual(errors));
});

describe('A programme with any items', () => {
  const person = fc.constantFrom('chen', 'zhang', 'li');
  const items = fc
    .array(
      fc.record({
        from: fc.integer({ min: 0, max: 40 }),
        length: fc.integer({ min: 1, max: 8 }),
        travelMinutes: fc.integer({ min: 0, max: 90 }),
        people: fc.uniqueArray(person, { maxLength: 3 }),
      }),
      { maxLength: 8 },
    )
    .map((rows) =>
      rows.map(({ from, length, ...more }, index) => slot(`i${index}`, from / 4, (from + length) / 4, more)),
    );

  /** Checks each person's day item by item, independently of the rule under test. */
  const feasible = (slots: readonly Slot[]): boolean =>
    ['chen', 'zhang', 'li'].every((who) => {
      const day = slots
        .filter(({ people }) => people.includes(who))
        .toSorted((a, b) => a.startsAt.getTime() - b.startsAt.getTime());
      return day.every((item, index) => {
        const before = day[index - 1];
        return !before || before.endsAt.getTime() + item.travelMinutes * 60_000 <= item.startsAt.getTime();
      });
    });

  it('is valid exactly if everybody can attend all of their items', () => {
    fc.assert(fc.property(items, (slots) => (findAllClashes(slots).length === 0) === feasible(slots)));
  });

  it('is valid if items were added one by one and none clashed with an earlier one', () => {
    fc.assert(
      fc.property(items, (slots) => {
        const kept: Slot[] = [];
        for (const item of slots) if (findClashes(item, kept).length === 0) kept.push(item);
        return feasible(kept);
      }),
    );
  });

  it('names two different items in each clash, the earlier first, and people of both', () => {
    fc.assert(
      fc.property(items, (slots) =>
        findAllClashes(slots).every(
          ({ first, second, people, code, minutesMissing }) =>
            first.id !== second.id &&
            first.startsAt <= second.startsAt &&
            people.length > 0 &&
            people.every((who) => first.people.includes(who) && second.people.includes(who)) &&
            (code === 'programme.overlap') === (minutesMissing === 0),
        ),
      ),
    );
  });
});
