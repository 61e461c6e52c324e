import {
  addDays,
  countMinutes,
  findMoment,
  formatMinutes,
  getLocalTime,
  getZonePlace,
  isOtherTime,
  listDistinctZones,
  listDays,
} from './zone-time.rules';

describe('times in the zone of a visit', () => {
  it('are those of the clocks there', () => {
    expect(getLocalTime('2027-03-08T23:30:00Z', 'Asia/Shanghai')).toEqual({ day: '2027-03-09', time: '07:30' });
    expect(getLocalTime('2027-07-08T22:00:00Z', 'Europe/Brussels')).toEqual({ day: '2027-07-09', time: '00:00' });
    expect(isOtherTime('2027-03-08T09:00:00Z', 'Asia/Shanghai', 'Europe/Brussels')).toBe(true);
    expect(isOtherTime('2027-03-08T09:00:00Z', 'Europe/Paris', 'Europe/Brussels')).toBe(false);
  });

  it('have the name of their place, and are listed once each', () => {
    expect(getZonePlace('America/New_York', 'en')).toBe('New York');
    expect(getZonePlace('Europe/Brussels', 'nl')).toBe('Brussel');
    const zones = ['Asia/Shanghai', 'Europe/Brussels', 'Asia/Hong_Kong', 'Europe/Paris'];
    expect(listDistinctZones('2027-03-08T09:00:00Z', zones)).toEqual(['Asia/Shanghai', 'Europe/Brussels']);
  });

  it('become moments, also on the days on which the clock changes', () => {
    const find = (day: string, time: string, zone = 'Europe/Brussels') => {
      const moment = findMoment({ day, time }, zone);
      return moment === null ? null : new Date(moment).toISOString();
    };
    expect(find('2027-03-28', '01:30')).toBe('2027-03-28T00:30:00.000Z');
    expect(find('2027-03-28', '03:30')).toBe('2027-03-28T01:30:00.000Z');
    expect(find('2027-03-28', '02:30')).toBeNull();
    expect(find('2027-10-31', '09:00')).toBe('2027-10-31T08:00:00.000Z');
    expect(find('2027-03-08', '09:00', 'Asia/Shanghai')).toBe('2027-03-08T01:00:00.000Z');
    expect(find('2027-03-08', '')).toBeNull();
  });

  it('are minutes of the day', () => {
    expect(countMinutes('09:45')).toBe(585);
    expect(formatMinutes(585)).toBe('09:45');
    expect(addDays('2027-02-28', 1)).toBe('2027-03-01');
    expect(listDays('2027-02-27', '2027-03-01')).toEqual(['2027-02-27', '2027-02-28', '2027-03-01']);
  });
});
