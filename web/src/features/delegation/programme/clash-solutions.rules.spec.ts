import { findSolutions } from './clash-solutions.rules';
import type { Clash } from './clashes.rules';

const clash = (code: Clash['code'], endsAt: string, people: string[]): Clash => ({
  code,
  detail: '',
  items: [
    { id: 'tour', title: 'Tour', startsAt: '', endsAt, delegationId: 'd', delegationReference: '' },
    { id: null, title: 'Signing', startsAt: '', endsAt: 'z', delegationId: 'd', delegationReference: '' },
  ],
  participants: people.map((id) => ({ id, fullName: id.toUpperCase() })),
  minutesMissing: 0,
});

describe('the ways to solve a clash', () => {
  it('are to begin after the last of the other items, or to leave out who is there', () => {
    const clashes = [clash('programme.overlap', '10', ['a']), clash('programme.overlap', '11', ['a'])];
    expect(findSolutions(clashes, null, ['a', 'b'])).toEqual([
      { kind: 'begin', at: '11', after: 'Tour' },
      { kind: 'without', names: ['A'], ids: ['b'] },
    ]);
  });

  it('leave out nobody if nobody would be left, or if the host is elsewhere', () => {
    expect(findSolutions([clash('programme.overlap', '10', ['a'])], null, ['a'])).toHaveLength(1);
    const host = [clash('programme.host_overlap', '10', []), clash('programme.overlap', '10', ['a'])];
    expect(findSolutions(host, null, ['a', 'b'])).toEqual([{ kind: 'begin', at: '10', after: 'Tour' }]);
    expect(findSolutions([clash('programme.travel_does_not_fit', '10', ['a'])], null, ['a'])).toEqual([]);
  });
});
