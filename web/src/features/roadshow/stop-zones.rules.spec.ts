import { findOtherZones } from './stop-zones.rules';

const buildStop = (timezone: string, change: object = {}) => ({
  timezone,
  status: 'planned',
  archivedAt: null,
  ...change,
});

describe('The time zone of a roadshow', () => {
  it('fits if one of its stops has it, and if it has no stops', () => {
    const stops = [buildStop('Asia/Shanghai'), buildStop('Asia/Hong_Kong')];
    expect(findOtherZones('Asia/Shanghai', stops)).toEqual([]);
    expect(findOtherZones('Europe/Brussels', [])).toEqual([]);
  });

  it('does not fit if all stops are elsewhere; those that do not take place say nothing', () => {
    const stops = [
      buildStop('Asia/Shanghai'),
      buildStop('Asia/Shanghai'),
      buildStop('Asia/Tokyo'),
      buildStop('Europe/Brussels', { status: 'cancelled' }),
      buildStop('Europe/Brussels', { archivedAt: '2026-11-01T09:00:00Z' }),
    ];
    expect(findOtherZones('Europe/Brussels', stops)).toEqual(['Asia/Shanghai', 'Asia/Tokyo']);
  });
});
