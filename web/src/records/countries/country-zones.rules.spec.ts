import { isZoneAmong } from './country-zones.rules';

describe('A time zone fits a country (W9)', () => {
  const NOW = Date.parse('2026-11-27T08:00:00Z');

  it('if one of its zones has the same time', () => {
    expect(isZoneAmong('Asia/Hong_Kong', ['Asia/Shanghai'], NOW)).toBe(true);
    expect(isZoneAmong('Europe/Brussels', ['Asia/Shanghai', 'Asia/Urumqi'], NOW)).toBe(false);
  });
});
