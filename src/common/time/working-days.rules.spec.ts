import { isHoliday, toWorkingDay } from './working-days.rules.js';

describe('a working day in Belgium', () => {
  it.each([
    ['2026-01-01', 'New Year'],
    ['2026-04-06', 'Easter Monday'],
    ['2026-05-01', 'Labour Day'],
    ['2026-05-14', 'Ascension Day'],
    ['2026-05-25', 'Whit Monday'],
    ['2026-07-21', 'the national holiday'],
    ['2025-08-15', 'Assumption'],
    ['2027-11-01', 'All Saints'],
    ['2026-11-11', 'Armistice Day'],
    ['2026-12-25', 'Christmas'],
    ['2024-04-01', 'Easter Monday of another year'],
    ['2019-04-22', 'a late Easter Monday'],
    ['2008-03-24', 'an early Easter Monday'],
    ['2038-04-26', 'the latest Easter Monday'],
    ['2026-06-13', 'a Saturday'],
    ['2026-06-14', 'a Sunday'],
  ])('is not %s, which is %s', (date) => {
    expect(isHoliday(date)).toBe(true);
  });

  it.each(['2026-01-02', '2026-04-03', '2026-04-07', '2026-05-13', '2026-07-20', '2026-12-24', '2026-12-28'])(
    'is %s',
    (date) => {
      expect(isHoliday(date)).toBe(false);
      expect(toWorkingDay(date)).toBe(date);
    },
  );

  it.each([
    ['2026-05-23', '2026-05-26'],
    ['2026-12-25', '2026-12-28'],
    ['2027-12-31', '2027-12-31'],
    ['2028-01-01', '2028-01-03'],
    ['2026-07-21', '2026-07-22'],
  ])('after %s is %s', (date, expected) => {
    expect(toWorkingDay(date)).toBe(expected);
  });
});
