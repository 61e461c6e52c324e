import { formatBrusselsTimes, formatTimes } from './slot-times.rules';

const slot = { startsAt: '2016-10-19T06:00:00.000Z', endsAt: '2016-10-19T06:30:00.000Z' };

describe('The times of a slot', () => {
  it('are those of the zone of the activity', () => {
    for (const language of ['en', 'nl']) expect(formatTimes(slot, language, 'Asia/Shanghai')).toBe('14:00 – 14:30');
  });

  it('are shown in Brussels too, if the clock shows something else (W32)', () => {
    expect(formatBrusselsTimes(slot, 'nl', 'Asia/Shanghai')).toBe('08:00 – 08:30');
    for (const zone of ['Europe/Brussels', 'Europe/Paris']) expect(formatBrusselsTimes(slot, 'nl', zone)).toBeNull();
  });
});
