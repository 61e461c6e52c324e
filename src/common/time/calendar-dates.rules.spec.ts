import * as fc from 'fast-check';
import {
  addDays,
  countDays,
  getEndOfDay,
  isCalendarDate,
  getLocalDate,
  subtractMonths,
} from './calendar-dates.rules.js';

describe('a calendar date', () => {
  it.each(['1900-01-01', '2024-02-29', '2000-02-29', '2026-10-31', '2199-12-31'])('can be %s', (text) => {
    expect(isCalendarDate(text)).toBe(true);
  });

  it.each([
    '2025-02-29',
    '1900-02-29',
    '2100-02-29',
    '2026-04-31',
    '2026-00-10',
    '2026-13-01',
    '2026-01-00',
    '2026-01-32',
    '1899-12-31',
    '2200-01-01',
    '26-01-01',
    '2026-1-1',
    '2026-01-01T00:00:00Z',
    ' 2026-01-01',
    '20260101',
    '',
    'today',
    '２０２６-01-01',
    '+002026-01-01',
  ])('cannot be %j', (text) => {
    expect(isCalendarDate(text)).toBe(false);
  });

  it.each([
    ['2026-12-31', 1, '2027-01-01'],
    ['2024-02-28', 1, '2024-02-29'],
    ['2026-03-28', 2, '2026-03-30'],
    ['2026-01-01', -1, '2025-12-31'],
    ['2026-06-15', 0, '2026-06-15'],
  ])('%s and %d days is %s', (date, days, result) => {
    expect(addDays(date, days)).toBe(result);
    expect(countDays(date, result)).toBe(days);
  });

  it('counts days as it adds them', () => {
    const day = fc.integer({ min: 0, max: 100_000 });
    fc.assert(
      fc.property(day, day, (from, to) => {
        const [start, end] = [addDays('1900-01-01', from), addDays('1900-01-01', to)];
        expect(countDays(start, end)).toBe(to - from);
        expect(start < end).toBe(from < to);
      }),
    );
  });

  it.each([
    ['2026-06-15', 24, '2024-06-15'],
    ['2026-03-31', 1, '2026-02-28'],
    ['2024-03-31', 1, '2024-02-29'],
    ['2024-02-29', 24, '2022-02-28'],
    ['2026-01-10', 1, '2025-12-10'],
    ['2026-12-31', 12, '2025-12-31'],
  ])('%s less %i months is %s', (date, months, expected) => {
    expect(subtractMonths(date, months)).toBe(expected);
  });

  it('that does not exist cannot be used in calculations', () => {
    expect(() => addDays('2026-02-30', 1)).toThrow(RangeError);
    expect(() => countDays('2026-01-01', 'soon')).toThrow(RangeError);
    expect(() => getEndOfDay('2026-02-30', 'UTC')).toThrow(RangeError);
  });
});

describe('today', () => {
  it.each([
    ['2026-01-01T22:59:59Z', 'Europe/Brussels', '2026-01-01'],
    ['2026-01-01T23:00:00Z', 'Europe/Brussels', '2026-01-02'],
    ['2026-07-01T21:59:59Z', 'Europe/Brussels', '2026-07-01'],
    ['2026-07-01T22:00:00Z', 'Europe/Brussels', '2026-07-02'],
    ['2026-12-31T16:00:00Z', 'Asia/Shanghai', '2027-01-01'],
    ['2026-01-01T04:00:00Z', 'America/New_York', '2025-12-31'],
    ['2026-01-01T00:00:00Z', 'UTC', '2026-01-01'],
  ])('is computed at %s in %s as %s', (now, zone, date) => {
    expect(getLocalDate(zone, new Date(now))).toBe(date);
  });

  it('cannot be computed for an unknown time zone', () => {
    expect(() => getLocalDate('Mars/Olympus', new Date(0))).toThrow(RangeError);
  });
});

describe('the end of a day', () => {
  it.each([
    ['a winter day', '2026-01-15', 'Europe/Brussels', '2026-01-15T23:00:00.000Z'],
    ['a summer day', '2026-07-15', 'Europe/Brussels', '2026-07-15T22:00:00.000Z'],
    ['the day before summer time', '2026-03-28', 'Europe/Brussels', '2026-03-28T23:00:00.000Z'],
    ['the day of 23 hours', '2026-03-29', 'Europe/Brussels', '2026-03-29T22:00:00.000Z'],
    ['the day before winter time', '2026-10-24', 'Europe/Brussels', '2026-10-24T22:00:00.000Z'],
    ['the day of 25 hours', '2026-10-25', 'Europe/Brussels', '2026-10-25T23:00:00.000Z'],
    ['the day after', '2026-10-26', 'Europe/Brussels', '2026-10-26T23:00:00.000Z'],
    ['a day in China', '2026-10-25', 'Asia/Shanghai', '2026-10-25T16:00:00.000Z'],
    ['a day in UTC', '2026-10-25', 'UTC', '2026-10-26T00:00:00.000Z'],
    ['a day in the earliest zone', '2026-06-01', 'Pacific/Kiritimati', '2026-06-01T10:00:00.000Z'],
    ['a day in the latest zone', '2026-06-01', 'Etc/GMT+12', '2026-06-02T12:00:00.000Z'],
    ['a day after which midnight was skipped', '2018-11-03', 'America/Sao_Paulo', '2018-11-04T03:00:00.000Z'],
    ['a day whose last hour came twice', '2018-02-17', 'America/Sao_Paulo', '2018-02-18T03:00:00.000Z'],
    ['a day that came back a minute after midnight', '2006-10-28', 'America/St_Johns', '2006-10-29T03:30:00.000Z'],
    ['a day that the zone left out', '2011-12-30', 'Pacific/Apia', '2011-12-30T10:00:00.000Z'],
  ])('is correct for %s', (_title, date, zone, instant) => {
    expect(getEndOfDay(date, zone).toISOString()).toBe(instant);
  });

  it('is the first millisecond of the next day', () => {
    const days = fc.integer({ min: 0, max: 365 * 60 });
    const zones = fc.constantFrom('Europe/Brussels', 'Asia/Shanghai', 'America/New_York', 'Asia/Kathmandu', 'UTC');
    fc.assert(
      fc.property(days, zones, (offset, zone) => {
        const date = addDays('1990-01-01', offset);
        const end = getEndOfDay(date, zone).getTime();
        expect(getLocalDate(zone, new Date(end - 1))).toBe(date);
        expect(getLocalDate(zone, new Date(end))).toBe(addDays(date, 1));
      }),
    );
  });
});
