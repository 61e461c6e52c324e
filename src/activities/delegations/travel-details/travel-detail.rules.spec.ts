import { isPastRetention } from './travel-detail.rules.js';

describe('Travel details', () => {
  it.each([
    ['2026-05-29', '2026-05-29', 0, false],
    ['2026-05-29', '2026-05-30', 0, true],
    ['2026-05-29', '2026-06-28', 30, false],
    ['2026-05-29', '2026-06-29', 30, true],
    ['2026-12-15', '2027-01-14', 30, false],
    ['2026-12-15', '2027-01-15', 30, true],
  ])('of a visit until %s must be gone on %s, when kept for %i days: %s', (endsOn, today, days, gone) => {
    expect(isPastRetention(endsOn, today, days)).toBe(gone);
  });
});
