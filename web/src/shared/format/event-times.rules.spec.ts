import { findDayIn, formatHours, formatRecentMoment, listEventTimes, toLocalInput } from './event-times.rules';

const SEMINAR = { startsAt: '2027-03-18T01:00:00Z', endsAt: '2027-03-18T04:30:00Z', timezone: 'Asia/Shanghai' };

describe('the hours of an event', () => {
  it('are shown where it takes place and in Brussels, each time once (W32)', () => {
    const find = (timezone: string) => listEventTimes({ ...SEMINAR, timezone }, 'en').map(({ place }) => place);
    expect(find('Asia/Shanghai')).toEqual(['Shanghai', 'Brussels']);
    expect(find('Europe/Brussels')).toEqual(['Brussels']);
    expect(find('Europe/Paris')).toEqual(['Paris']);
  });

  it('name the day once, and both days when there are two', () => {
    expect(formatHours(SEMINAR, 'Asia/Shanghai', 'en')).toMatch(/^Thu, 18 Mar 2027, 09:00\W+12:30$/);
    expect(formatHours(SEMINAR, 'America/New_York', 'en')).toMatch(
      /^Wed, 17 Mar 2027, 21:00\W+Thu, 18 Mar 2027, 00:30$/,
    );
  });

  it('are edited as local times', () => {
    expect(toLocalInput(SEMINAR.startsAt, 'Asia/Shanghai')).toBe('2027-03-18T09:00');
    expect(toLocalInput(null, 'Asia/Shanghai')).toBe('');
  });

  it('name the day of a moment that is not today', () => {
    const format = (now: string) => formatRecentMoment(SEMINAR.startsAt, 'Asia/Shanghai', 'en', Date.parse(now));
    expect(format('2027-03-18T08:00:00Z')).toBe('09:00');
    expect(format('2027-03-19T08:00:00Z')).toBe('18 Mar 2027, 09:00');
  });

  it('are on the day that it is there', () => {
    expect(findDayIn('Asia/Shanghai', Date.parse('2027-03-17T20:00:00Z'))).toBe('2027-03-18');
  });
});
