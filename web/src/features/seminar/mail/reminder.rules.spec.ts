import { findReminder } from './reminder.rules';

const NOW = Date.parse('2027-03-10T08:00:00Z');
const seminar = { startsAt: '2027-03-18T08:00:00Z', reminderDays: 2, status: 'planned', archivedAt: null } as const;

describe('The reminder of a seminar', () => {
  it.each([
    ['is planned', {}, { kind: 'planned', from: '2027-03-16T08:00:00.000Z' }],
    ['has begun', { reminderDays: 8 }, { kind: 'begun', from: '2027-03-10T08:00:00.000Z' }],
    ['is off', { reminderDays: null }, { kind: 'none' }],
    ['is no matter any more once it begins', { startsAt: '2027-03-10T08:00:00Z' }, null],
    ['is no matter without hours', { startsAt: null }, null],
    ['is no matter once it is cancelled', { status: 'cancelled' as const }, null],
    ['is no matter once it is archived', { archivedAt: '2027-03-09T08:00:00Z' }, null],
  ])('%s', (_, change, expected) => {
    expect(findReminder({ ...seminar, ...change }, NOW)).toEqual(expected);
  });
});
