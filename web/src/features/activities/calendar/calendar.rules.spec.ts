import { filterByPeriod, findPeriod, readDay, readView, turnPage } from './calendar.rules';

describe('the calendar', () => {
  it('shows whole weeks that begin on a Monday', () => {
    expect(findPeriod('month', '2026-11-15')).toEqual({ from: '2026-10-26', to: '2026-12-06' });
    expect(findPeriod('month', '2027-02-01')).toEqual({ from: '2027-02-01', to: '2027-02-28' });
    expect(findPeriod('week', '2026-11-29')).toEqual({ from: '2026-11-23', to: '2026-11-29' });
  });

  it('goes on by a month or a week', () => {
    expect(turnPage('month', '2026-12-31', 1)).toBe('2027-01-01');
    expect(turnPage('month', '2027-01-31', -1)).toBe('2026-12-01');
    expect(turnPage('week', '2026-12-29', 1)).toBe('2027-01-05');
  });

  it('takes what the address says, and begins with the list on a phone', () => {
    expect(readView({ view: 'week' }, true)).toBe('week');
    expect([readView({ view: 'year' }, true), readView({}, false)]).toEqual(['list', 'month']);
    expect([readDay({ day: '2026-13-45' }, 'today'), readDay({ day: '2026-02-03' }, 'today')]).toEqual([
      'today',
      '2026-02-03',
    ]);
  });

  it('finds what takes place on any of its days', () => {
    const period = { from: '2026-10-26', to: '2026-12-06' };
    expect(filterByPeriod({ kind: 'seminar', 'startsOn.gte': '2020-01-01', sort: 'title' }, period)).toEqual({
      kind: 'seminar',
      'startsOn.lte': '2026-12-06',
      'endsOn.gte': '2026-10-26',
      sort: 'startsOn',
    });
  });
});
