import { DemoCalendar } from '../seeding/demo-calendar.rules.js';
import { buildScheduledActions } from './lead-schedule.factory.js';
import { DEMO_LEADS, buildHistory } from '../demo-history.factory.js';

const DAYS: [day: string, now: string][] = [
  ['a Wednesday', '2026-11-25T14:00:00Z'],
  ['just after midnight on a Sunday', '2027-02-27T23:05:00Z'],
  ['a Monday morning before the offices open', '2026-11-30T05:00:00Z'],
  ['the first day of a year', '2028-01-01T12:00:00Z'],
  ['a leap day', '2028-02-29T12:00:00Z'],
  ['the night on which clocks change', '2027-03-28T01:30:00Z'],
];

describe('The calendar of the demo', () => {
  it.each([
    ['a Wednesday stays', 0, '2026-11-25'],
    ['a Saturday becomes the Friday before', 4, '2026-11-20'],
    ['a Sunday too', 3, '2026-11-20'],
    ['a Sunday ahead becomes the Monday after', -4, '2026-11-30'],
    ['two years back', 730, '2024-11-25'],
  ])('knows working days: %s', (_, daysAgo, date) => {
    expect(new DemoCalendar(new Date('2026-11-25T14:00:00Z')).toDate(daysAgo)).toBe(date);
  });

  it.each(DAYS)('is in the order of time and never in the future when it is seeded on %s', (_, now) => {
    const steps = buildHistory(new DemoCalendar(new Date(now)));
    const times = steps.map(({ at }) => at.getTime());
    expect(times).toEqual(times.toSorted((a, b) => a - b));
    expect(times.at(-1)).toBeLessThanOrEqual(Date.parse(now));
    const keys = steps.map(({ key }) => key);
    expect(new Set(keys).size).toBe(keys.length);
    expect(keys).toEqual(keys.toSorted());
  });

  it.each(DAYS)('is the same history again for the same instant, %s', (_, now) => {
    const keysOf = () =>
      buildHistory(new DemoCalendar(new Date(now))).map(({ key, at }) => `${key} ${at.toISOString()}`);
    expect(keysOf()).toEqual(keysOf());
  });

  it('creates every lead before anything else happens to it', () => {
    const calendar = new DemoCalendar(new Date('2026-11-25T14:00:00Z'));
    for (const plan of DEMO_LEADS) expect(buildScheduledActions(plan, calendar)[0]?.action.kind).toBe('create');
  });
});
