import { computeDueOn, computeLatestExtension, computeTaskDueOn } from './request-deadline.rules.js';

describe('The clock of a request', () => {
  it.each([
    ['2026-05-26', '2026-06-26', 'the same day of the next month'],
    ['2026-01-31', '2026-03-02', 'the last day of a shorter month, which is a Saturday'],
    ['2027-01-29', '2027-03-01', 'the last day of February, which is a Sunday'],
    ['2026-03-05', '2026-04-07', 'Easter Sunday and Easter Monday'],
    ['2026-11-25', '2026-12-28', 'Christmas and a weekend'],
    ['2025-12-01', '2026-01-02', 'New Year'],
    ['2026-06-21', '2026-07-22', 'the national holiday'],
  ])('of %s ends on %s: %3$s', (receivedOn, dueOn) => {
    expect(computeDueOn(receivedOn)).toBe(dueOn);
  });

  it('can be extended by two months, to the end of a shorter month', () => {
    expect(computeLatestExtension('2026-06-26')).toBe('2026-08-26');
    expect(computeLatestExtension('2026-12-31')).toBe('2027-02-28');
  });

  it('has a task ten days before the last day, which an extension moves', () => {
    expect(computeTaskDueOn({ dueOn: '2026-06-26', extendedTo: null })).toBe('2026-06-16');
    expect(computeTaskDueOn({ dueOn: '2026-06-26', extendedTo: '2026-08-03' })).toBe('2026-07-24');
  });
});
