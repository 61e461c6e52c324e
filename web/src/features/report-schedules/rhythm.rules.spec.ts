import { buildCron, FIRST_RHYTHM, formatWeekday, parseCron } from './rhythm.rules';

describe('The rhythm of a schedule', () => {
  it.each([
    ['30 6 * * *', { kind: 'daily', time: '06:30' }],
    ['0 18 * * 1-5', { kind: 'weekdays', time: '18:00' }],
    ['5 7 * * 3', { kind: 'weekly', time: '07:05', weekday: '3' }],
    ['0 6 28 * *', { kind: 'monthly', time: '06:00', day: '28' }],
    ['0 6 L * *', { kind: 'monthly', day: 'L' }],
    ['0 6 2 1,4,7,10 *', { kind: 'quarterly', day: '2' }],
    ['0 6 15 1 *', { kind: 'yearly', day: '15' }],
    ['*/10 6 * * *', { kind: 'other' }],
    ['0 6 31 * *', { kind: 'other' }],
    ['0 6 1 * 1', { kind: 'other' }],
    ['0 6 * * 1,3', { kind: 'other' }],
    ['0 6 1 2 *', { kind: 'other' }],
  ])('%s is read and written back', (cron, rhythm) => {
    expect(parseCron(cron)).toMatchObject(rhythm);
    expect(buildCron(parseCron(cron))).toBe(cron);
  });

  it('knows days of the week by their names, and Sunday by both numbers', () => {
    expect(['0 6 * * THU', '0 6 * * sun', '0 6 * * 0', '0 6 * * 7'].map((cron) => parseCron(cron).weekday)).toEqual([
      '4',
      '7',
      '7',
      '7',
    ]);
    expect(parseCron('0 6 * * MON-FRI').kind).toBe('weekdays');
  });

  it('is monthly at first, and names days in the language of the user', () => {
    expect(buildCron(FIRST_RHYTHM)).toBe('0 6 1 * *');
    expect([formatWeekday('1', 'en'), formatWeekday('7', 'nl')]).toEqual(['Monday', 'zondag']);
  });
});
