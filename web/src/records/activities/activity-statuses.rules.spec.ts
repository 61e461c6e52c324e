import { listNextStatuses } from './activity-statuses.rules';

describe('the statuses that an activity can get', () => {
  const now = Date.parse('2027-03-11T23:00:00Z');

  it('include completed from its last day on, where it is', () => {
    const visit = { status: 'confirmed', endsOn: '2027-03-12' } as const;
    expect(listNextStatuses({ ...visit, timezone: 'Asia/Shanghai' }, now)).toContain('completed');
    expect(listNextStatuses({ ...visit, timezone: 'Europe/London' }, now)).toEqual(['planned', 'cancelled']);
  });

  it('are none after it has been completed', () => {
    expect(listNextStatuses({ status: 'completed', endsOn: '2027-03-01', timezone: 'UTC' }, now)).toEqual([]);
  });
});
