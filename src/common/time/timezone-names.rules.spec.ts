import { isTimeZone } from './timezone-names.rules.js';

describe('a time zone name', () => {
  it.each(['Europe/Brussels', 'Asia/Shanghai', 'Asia/Kolkata', 'America/Argentina/Buenos_Aires', 'UTC', 'Etc/GMT+5'])(
    '%s is accepted',
    (name) => {
      expect(isTimeZone(name)).toBe(true);
    },
  );

  it.each([
    'EST',
    'CET',
    'PRC',
    '+01:00',
    'Mars/Olympus',
    'Europe/Genk',
    'europe/brussels',
    'SystemV/PST8',
    'utc',
    '',
    'Europe/',
  ])('%j is refused', (name) => {
    expect(isTimeZone(name)).toBe(false);
  });

  it('of every zone the runtime lists is accepted', () => {
    expect(Intl.supportedValuesOf('timeZone').filter((name) => !isTimeZone(name))).toEqual([]);
  });
});
