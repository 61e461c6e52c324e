import {
  countDays,
  findToday,
  formatAgo,
  formatBytes,
  formatCountry,
  formatDay,
  formatEuroShort,
  formatMoment,
  formatMomentDay,
  formatMoney,
  lowerFirst,
} from './format.rules';

describe('what the screens show of days and amounts', () => {
  it('is written as the language does', () => {
    expect(formatDay('2026-11-27', 'en')).toBe('27 Nov 2026');
    expect(formatDay('2026-11-27', 'nl')).toBe('27 nov 2026');
    expect(formatEuroShort(12_500_000, 'en')).toBe('€12.5m');
  });

  it('tells how long ago something happened, in years when that is long', () => {
    const ago = (moment: string) => formatAgo(moment, 'en', '2026-11-28');
    expect([ago('2026-11-27T23:30:00Z'), ago('2026-11-21T08:00:00Z')]).toEqual(['today', '7 days ago']);
    expect(formatAgo('2026-11-27T08:00:00Z', 'nl', '2026-11-28')).toBe('gisteren');
    expect(ago('2018-03-06T08:00:00Z')).toBe('8 years ago');
  });

  it('shows amounts, moments and countries in full', () => {
    expect(formatMoney(12_500_000, 'CNY', 'en')).toBe('CN¥12,500,000');
    expect(formatMoment('2026-11-27T23:30:00Z', 'en')).toBe('28 Nov 2026, 00:30');
    expect(formatMomentDay('2026-11-27T23:30:00Z', 'en')).toBe('28 Nov 2026');
    expect(formatCountry('CN', 'nl')).toBe('China');
    expect(formatCountry('DE', 'nl')).toBe('Duitsland');
  });

  it('shows the size of a file in the unit that suits it', () => {
    expect([0, 999, 12_345, 3_000_000].map((bytes) => formatBytes(bytes, 'en'))).toEqual([
      '0 bytes',
      '999 bytes',
      '12.3 kB',
      '3 MB',
    ]);
  });

  it('counts the days between two days across a change of the clock', () => {
    expect(countDays('2026-10-24', '2026-10-26')).toBe(2);
  });

  it('takes today from Brussels, where the agency is', () => {
    expect(findToday(new Date('2026-11-27T23:30:00Z'))).toBe('2026-11-28');
  });
});

it.each([
  ['See leads', 'see leads'],
  ['API-sleutel', 'API-sleutel'],
  ['', ''],
])('%j is %j inside a sentence', (text, expected) => expect(lowerFirst(text)).toBe(expected));
