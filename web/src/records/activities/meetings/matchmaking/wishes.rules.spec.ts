import { describeState, listWishes } from './wishes.rules';

const party = (id: string, side: string, wanted: string[]) =>
  ({
    id,
    side,
    label: id,
    wishes: wanted.map((partyId, index) => ({ partyId, partyName: partyId, priority: index + 1, mutual: false })),
  }) as never as Parameters<typeof listWishes>[0][number];
const meeting = (visitorId: string, hostId: string, status = 'confirmed') =>
  ({ visitorId, hostId, status }) as never as Parameters<typeof listWishes>[1][number];

describe('The wishes of the parties', () => {
  const parties = [party('corda', 'host', ['chen']), party('chen', 'visitor', ['corda', 'imec'])];

  it('are met by a meeting, whoever wished it, unless it was cancelled', () => {
    const wishes = listWishes(parties, [meeting('chen', 'corda'), meeting('chen', 'imec', 'cancelled')], []);
    expect(wishes.map(({ key, meeting: met }) => [key, met !== null])).toEqual([
      ['chen corda', true],
      ['chen imec', false],
      ['corda chen', true],
    ]);
  });

  it('have the reason of the matchmaking only as long as they are not met', () => {
    const reasons = [
      { partyId: 'chen', wantedId: 'imec', reason: 'no_table_free' },
      { partyId: 'chen', wantedId: 'corda', reason: 'party_full' },
    ] as never;
    const [met, unmet] = listWishes(parties, [meeting('chen', 'corda')], reasons);
    expect([met?.proposal, unmet?.proposal?.reason]).toEqual([null, 'no_table_free']);
  });

  it('are asked about again after a change of the slots, a party or a meeting', () => {
    const before = describeState(null, [{ id: 'chen', version: 1 }], [{ id: 'm', version: 1 }]);
    expect(describeState(null, [{ id: 'chen', version: 1 }], [{ id: 'm', version: 2 }])).not.toBe(before);
    expect(describeState({ version: 1 }, [{ id: 'chen', version: 1 }], [{ id: 'm', version: 1 }])).not.toBe(before);
  });
});
