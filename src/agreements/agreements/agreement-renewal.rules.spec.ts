import { computeRenewalDueDay } from './agreement-lifecycle.rules.js';

describe('The decision about a renewal', () => {
  it.each([
    ['when half of the notice is over', '2026-12-31', 180, '2026-07-04', '2026-10-02'],
    ['on the last day without any notice', '2026-12-31', 0, '2026-12-31', '2026-12-31'],
    ['on the last day with a notice of one', '2026-12-31', 1, '2026-12-30', '2026-12-31'],
    ['at once when the notice comes late', '2026-12-31', 180, '2026-12-01', '2026-12-01'],
    ['at once when the end has passed', '2026-12-31', 180, '2027-02-01', '2027-02-01'],
  ])('is due %s', (_, expiresOn, noticeDays, today, dueOn) => {
    expect(computeRenewalDueDay(expiresOn, noticeDays, today)).toBe(dueOn);
  });
});
