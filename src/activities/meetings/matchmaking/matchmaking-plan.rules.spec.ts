import { type MatchParty, type MatchProblem, buildPlan, weighPair } from './matchmaking-plan.rules.js';

const party = (id: string, change: Partial<MatchParty> = {}): MatchParty => ({
  id,
  side: id.startsWith('v') ? 'visitor' : 'host',
  available: null,
  maxMeetings: null,
  wishes: [],
  avoid: [],
  ...change,
});
const wish = (partyId: string, priority = 1) => ({ partyId, priority });
const problem = (change: Partial<MatchProblem>): MatchProblem => ({
  tables: 2,
  slots: [
    { id: 'late', startsAt: '2026-09-01T10:00' },
    { id: 'early', startsAt: '2026-09-01T09:00' },
  ],
  parties: [],
  kept: [],
  calledOff: [],
  ...change,
});
const kept = { slotId: 'early', table: 1, visitorId: 'v1', hostId: 'h1' };

describe('The score of a meeting', () => {
  it.each([
    ['nobody wishes it', undefined, undefined, 0],
    ['a first wish', 1, undefined, 200],
    ['a hundredth wish', undefined, 100, 101],
    ['a mutual wish', 1, 2, 10_000_399],
  ])('depends on the wishes: %s', (_, ofVisitor, ofHost, weight) => {
    expect(weighPair(ofVisitor, ofHost)).toBe(weight);
  });

  it('is higher for one mutual wish than for a whole programme of one-sided wishes', () => {
    expect(weighPair(100, 100)).toBeGreaterThan(120 * 60 * weighPair(1, undefined));
  });
});

describe('The list of possible meetings', () => {
  const pairsOf = (change: Partial<MatchProblem>) => {
    const plan = buildPlan(problem(change));
    return plan.pairs.map(({ visitor, host, slots }) =>
      [plan.visitors[visitor], plan.hosts[host], ...slots.map((slot) => plan.slots[slot])].join(' '),
    );
  };
  const wished = [party('v1', { wishes: [wish('h1')] }), party('h1')];

  it('contains wished meetings in the slots in which both are available, in the order of time', () => {
    expect(pairsOf({ parties: [...wished, party('v2'), party('h2')] })).toEqual(['v1 h1 early late']);
    expect(pairsOf({ parties: [wished[0]!, party('h1', { available: ['late'] })] })).toEqual(['v1 h1 late']);
  });

  it.each<[string, Partial<MatchProblem>]>([
    ['avoids the other', { parties: [wished[0]!, party('h1', { avoid: ['v1'] })] }],
    ['takes no meetings', { parties: [wished[0]!, party('h1', { maxMeetings: 0 })] }],
    ['can never come when the other can', { parties: [wished[0]!, party('h1', { available: [] })] }],
    ['meets the other already', { parties: wished, kept: [kept] }],
    ['called it off', { parties: wished, calledOff: [kept] }],
    ['is not there any more', { parties: [wished[0]!] }],
  ])('leaves out a party that %s', (_, change) => {
    expect(pairsOf(change)).toEqual([]);
  });

  it('reserves parties, tables and maximum numbers for the meetings that are kept', () => {
    const parties = [
      party('v1', { wishes: [wish('h2')] }),
      party('h1'),
      party('h2'),
      party('v2', { wishes: [wish('h2')] }),
    ];
    expect(pairsOf({ parties, kept: [kept] })).toEqual(['v1 h2 late', 'v2 h2 early late']);
    expect(pairsOf({ parties, kept: [kept], tables: 1 })).toEqual(['v1 h2 late', 'v2 h2 late']);
    const busy = parties.with(0, party('v1', { wishes: [wish('h2')], maxMeetings: 1 }));
    expect(pairsOf({ parties: busy, kept: [kept] })).toEqual(['v2 h2 early late']);
  });
});
