import { addDays, formatLongDay, formatNearDay, formatWeekday } from './near-day.rules';

describe('Days', () => {
  it('are written with their weekday in the language, and with the year unless it is this one', () => {
    expect(formatWeekday('2026-11-30', 'nl', '2026-11-28')).toBe('ma 30 nov');
    expect(formatWeekday('2027-01-27', 'nl', '2026-11-28')).toBe('wo 27 jan 2027');
    expect(formatLongDay('2026-11-28', 'nl')).toBe('zaterdag 28 november');
  });

  it('have a weekday within a week only', () => {
    expect(formatNearDay('2026-12-04', 'nl', '2026-11-28')).toBe('vr 4 dec');
    expect(formatNearDay('2026-12-05', 'nl', '2026-11-28')).toBe('5 dec');
    expect(formatNearDay('2026-11-27', 'nl', '2026-11-28')).toBe('27 nov');
    expect(formatNearDay('2027-01-27', 'nl', '2026-11-28')).toBe('27 jan 2027');
  });

  it('follow each other across the end of a month', () => {
    expect(addDays('2026-11-27', 7)).toBe('2026-12-04');
  });
});
