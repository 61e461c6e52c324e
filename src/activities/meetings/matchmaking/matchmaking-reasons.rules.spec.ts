import type { KeptMeeting, MatchParty, MatchProblem } from './matchmaking-plan.rules.js';
import { explainWishes } from './matchmaking-reasons.rules.js';

const visitor = (
  id: string,
  wishes: [host: string, priority: number][],
  change: Partial<MatchParty> = {},
): MatchParty => ({
  id,
  side: 'visitor',
  available: null,
  maxMeetings: null,
  wishes: wishes.map(([partyId, priority]) => ({ partyId, priority })),
  avoid: [],
  ...change,
});
const host = (id: string, change: Partial<MatchParty> = {}): MatchParty => ({
  ...visitor(id, [], change),
  side: 'host',
});
const meeting = (visitorId: string, hostId: string, slotId = 's'): KeptMeeting => ({
  slotId,
  table: 1,
  visitorId,
  hostId,
});

/** Returns the reason given for the first wish of the first visitor. */
function reasonOf(change: Partial<MatchProblem>, proposed: KeptMeeting[] = []) {
  const slots = [{ id: 's', startsAt: '2026-09-01T09:00' }];
  return explainWishes({ tables: 1, slots, parties: [], kept: [], calledOff: [], ...change }, proposed)[0]!.reason;
}

describe('The reason why a wish was not met', () => {
  const v = visitor('v', [['h', 10]]);
  const rival = (priority: number) => visitor('w', [['h', priority]]);

  it.each<[string | null, string, Partial<MatchProblem>, KeptMeeting[]]>([
    [null, 'it was', { parties: [v, host('h')] }, [meeting('v', 'h')]],
    [null, 'it was, by hand', { parties: [v, host('h')], kept: [meeting('v', 'h')] }, []],
    ['avoided', 'the other will not', { parties: [v, host('h', { avoid: ['v'] })] }, []],
    ['called_off', 'it was cancelled', { parties: [v, host('h')], calledOff: [meeting('v', 'h')] }, []],
    [
      'called_off',
      'one of them did not come',
      { parties: [v, host('h')], kept: [meeting('v', 'h')], calledOff: [meeting('v', 'h')] },
      [],
    ],
    ['never_available_together', 'no slot suits both', { parties: [v, host('h', { available: [] })] }, []],
    ['party_full', 'the other takes no more', { parties: [v, host('h', { maxMeetings: 0 })] }, []],
    [
      'no_table_free',
      'the table is taken',
      { parties: [v, host('h'), visitor('w', []), host('i')] },
      [meeting('w', 'i')],
    ],
    ['outranked', 'an earlier wish won', { parties: [v, host('h'), rival(1)] }, [meeting('w', 'h')]],
    [
      'outranked',
      'a meeting made by hand is there',
      { parties: [v, host('h'), visitor('w', [])], kept: [meeting('w', 'h')] },
      [],
    ],
    [
      'others_met_instead',
      'a wish that counts as much was met',
      { parties: [v, host('h'), rival(10)] },
      [meeting('w', 'h')],
    ],
  ])('%s: %s', (reason, _, change, proposed) => {
    expect(reasonOf(change, proposed)).toBe(reason);
  });

  it('is reported for both parties of a mutual wish, the visitor first, but not for parties that were removed', () => {
    const parties = [
      host('h', {
        wishes: [
          { partyId: 'v', priority: 3 },
          { partyId: 'gone', priority: 1 },
        ],
      }),
      visitor('v', [['h', 2]]),
    ];
    const problem = { tables: 1, slots: [{ id: 's', startsAt: '2026-09-01T09:00' }], parties, kept: [], calledOff: [] };
    const met = { mutual: true, met: true, slotId: 's', table: 1, reason: null };
    expect(explainWishes(problem, [meeting('v', 'h')])).toEqual([
      { partyId: 'v', wantedId: 'h', priority: 2, ...met },
      { partyId: 'h', wantedId: 'v', priority: 3, ...met },
    ]);
  });
});
