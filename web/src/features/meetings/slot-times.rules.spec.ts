import { formatTimes, listOtherTimes } from './slot-times.rules';

const slot = { startsAt: '2016-10-19T06:00:00.000Z', endsAt: '2016-10-19T06:30:00.000Z' };

describe('The times of a slot', () => {
  it('are those of the zone of the activity', () => {
    for (const language of ['en', 'nl']) expect(formatTimes(slot, language, 'Asia/Shanghai')).toBe('14:00 – 14:30');
  });

  it('are shown in Brussels and for the visitor too, each only if the clock shows something else', () => {
    const zones = ['Asia/Shanghai', 'Europe/Brussels', 'Europe/Paris'] as const;
    expect(listOtherTimes(slot, 'nl', [...zones])).toEqual([{ zone: 'Europe/Brussels', times: '08:00 – 08:30' }]);
    expect(listOtherTimes(slot, 'nl', ['Europe/Brussels', 'Europe/Brussels', 'Asia/Shanghai'])).toEqual([
      { zone: 'Asia/Shanghai', times: '14:00 – 14:30' },
    ]);
  });
});
