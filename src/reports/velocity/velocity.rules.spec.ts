import fc from 'fast-check';
import { addDays, countDays } from '../../common/time/calendar-dates.rules.js';
import { isWeekend, countResponses, addWorkingDays } from './velocity.rules.js';

describe('Working days', () => {
  it.each([
    ['2026-11-23', 1, '2026-11-24'],
    ['2026-11-26', 2, '2026-11-30'], // Thursday: Friday and Monday
    ['2026-11-27', 1, '2026-11-30'],
    ['2026-11-28', 1, '2026-11-30'], // Saturday
    ['2026-11-29', 2, '2026-12-01'], // Sunday
    ['2026-11-25', 10, '2026-12-09'],
    ['2026-11-28', 0, '2026-11-28'],
  ])('after %s by %i is %s', (date, count, expected) => {
    expect(addWorkingDays(date, count)).toBe(expected);
  });

  it('end on no weekend, and have as many working days before them as were asked for', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 3_000 }), fc.integer({ min: 1, max: 30 }), (offset, count) => {
        const start = addDays('2020-01-01', offset);
        const end = addWorkingDays(start, count);
        const days = Array.from({ length: countDays(start, end) }, (_, day) => addDays(start, day + 1));
        expect(isWeekend(end)).toBe(false);
        expect(days.filter((day) => !isWeekend(day))).toHaveLength(count);
      }),
    );
  });
});

describe('Responses', () => {
  const enquiry = (receivedOn: string, answeredOn: string | null, hours: number | null) => ({
    receivedOn,
    answeredOn,
    hours,
  });

  it('are in time on the last day, late on the next, and not judged while there is time', () => {
    const enquiries = [
      enquiry('2026-11-26', '2026-11-30', 100), // Thursday to Monday
      enquiry('2026-11-26', '2026-12-01', 120),
      enquiry('2026-11-26', null, null), // It was due on the day itself.
      enquiry('2026-11-27', null, null), // It has time until tomorrow.
    ];
    expect(countResponses(enquiries, 2, '2026-11-30')).toEqual({
      leads: 4,
      answered: 2,
      unanswered: 2,
      medianHours: 110,
      p75Hours: 115,
      judged: 3,
      withinTarget: 1,
    });
  });

  it('have no median if there are none', () => {
    const nothing = {
      leads: 0,
      answered: 0,
      unanswered: 0,
      medianHours: null,
      p75Hours: null,
      judged: 0,
      withinTarget: 0,
    };
    expect(countResponses([], 2, '2026-11-30')).toEqual(nothing);
  });
});
