import { computeStaleSince } from './lead-staleness.rules.js';
import { LEAD_STATUSES } from './lead.constants.js';

const received = { status: 'open' as const, receivedOn: '2026-01-01', lastInteractionOn: null, staleAfterDays: 90 };

describe('A lead without recent interactions', () => {
  it.each([
    ['on day 89', '2026-03-31', null],
    ['on day 90', '2026-04-01', '2026-04-01'],
    ['on day 91, when a job missed the day before', '2026-04-02', '2026-04-01'],
    ['a year later', '2027-01-01', '2026-04-01'],
  ])('is checked %s (%s): stale since %s', (_day, today, since) => {
    expect(computeStaleSince(received, today)).toBe(since);
  });

  it.each([
    ['counts from the last interaction', '2026-03-10', '2026-06-08', '2026-06-08'],
    ['is not stale the day before', '2026-03-10', '2026-06-07', null],
    ['counts from its receipt when the interaction was before that', '2025-06-01', '2026-03-31', null],
    ['crosses a leap day', '2027-12-01', '2028-03-01', '2028-02-29'],
    ['crosses the change to summer time', '2026-03-28', '2026-06-26', '2026-06-26'],
  ])('%s (%s, today %s): stale since %s', (_scenario, lastInteractionOn, today, since) => {
    expect(computeStaleSince({ ...received, lastInteractionOn }, today)).toBe(since);
  });

  it.each(LEAD_STATUSES)('is stale only while open: %s', (status) => {
    expect(computeStaleSince({ ...received, status }, '2027-01-01')).toBe(status === 'open' ? '2026-04-01' : null);
  });

  it('is stale after the number of days of the setting', () => {
    expect(computeStaleSince({ ...received, staleAfterDays: 30 }, '2026-02-01')).toBe('2026-01-31');
  });
});
