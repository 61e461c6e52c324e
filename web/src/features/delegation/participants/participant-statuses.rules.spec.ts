import { listNextParticipantStatuses } from './participant-statuses.rules';

describe('the statuses that a participant can get', () => {
  const now = Date.parse('2027-03-07T20:00:00Z');
  const visit = { status: 'planned', startsOn: '2027-03-08', timezone: 'Europe/Brussels' };

  it('include the attendance from the first day on, where the visit is', () => {
    expect(listNextParticipantStatuses('invited', visit, now)).toEqual(['confirmed', 'declined', 'cancelled']);
    expect(listNextParticipantStatuses('invited', { ...visit, timezone: 'Asia/Shanghai' }, now)).toContain('attended');
  });

  it('are those of people who stay away when the visit is cancelled', () => {
    expect(listNextParticipantStatuses('confirmed', { ...visit, status: 'cancelled' }, now)).toEqual([
      'declined',
      'cancelled',
    ]);
  });
});
