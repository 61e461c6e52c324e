import { describeCronError, listDueTimes, findMissedTimes, findNextDueTime, normaliseCron } from './due-times.rules.js';

const ZONE = 'Europe/Brussels';
const due = (cron: string, after: string, count: number, zone = ZONE) => {
  return listDueTimes(cron, zone, new Date(after), count).map((at) => at.toISOString().slice(0, 16));
};

describe('cron', () => {
  it.each([
    ['0 6 1 * *', '0 6 1 * *'],
    ['  30   6 * * mon-fri ', '30 6 * * MON-FRI'],
    ['*/15 8-18 * * 1', '*/15 8-18 * * 1'],
    ['0 6 L * *', '0 6 L * *'],
    ['0 6 * * thu', '0 6 * * THU'],
    ['0 6 * * 1#1', '0 6 * * 1#1'],
    ['0 0 29 2 *', '0 0 29 2 *'],
  ])('takes "%s"', (text, cron) => expect(normaliseCron(text)).toBe(cron));

  it.each([
    ['nothing', ''],
    ['four fields', '0 6 1 *'],
    ['seconds', '0 0 6 1 * *'],
    ['a nickname', '@daily'],
    ['chance', 'H 6 * * *'],
    ['chance in a range', '0 H(0-7) * * *'],
    ['a minute that no hour has', '60 6 * * *'],
    ['a day that no month has', '0 6 31 4 *'],
    ['a range turned round', '0 18-8 * * *'],
    ['words', 'every day at six o'],
    ['a step of none', '*/0 * * * *'],
  ])('refuses %s', (_what, text) => expect(normaliseCron(text)).toBeUndefined());
});

describe('The sentence about wrong cron', () => {
  it.each([
    ['every day', 'cron must have five fields (minute, hour, day of the month, month, day of the week)'],
    ['60 6 * * *', 'The minute of cron must be * or 0 to 59, '],
    [
      '0 18-8 * * *',
      'The hour of cron must be * or 0 to 23, also in lists, ranges and steps (1,15 or 1-5 or */2), not 18-8.',
    ],
    ['0 6 32 * *', 'The day of the month of cron must be * or 1 to 31 or L, '],
    ['0 6 1 13 *', 'The month of cron must be * or 1 to 12 or JAN to DEC, '],
    ['0 6 * * noday', 'The day of the week of cron must be * or 0 to 7 or SUN to SAT, '],
    ['0 6 31 4 *', 'cron must name a day that the month has: 31 does not exist in 4.'],
  ])('of "%s" names the field and what is right', (text, sentence) => {
    expect(describeCronError(text)).toContain(sentence);
  });
});

describe('due times', () => {
  it('are local: six in the morning comes an hour earlier in UTC in summer', () => {
    expect(due('0 6 1 * *', '2026-02-15T00:00:00Z', 3)).toEqual([
      '2026-03-01T05:00',
      '2026-04-01T04:00',
      '2026-05-01T04:00',
    ]);
    expect(due('0 6 1 * *', '2026-02-15T00:00:00Z', 1, 'Asia/Shanghai')).toEqual(['2026-02-28T22:00']);
  });

  it('that are skipped in spring come as long after the change, once', () => {
    // On 29 March clocks go from 02:00 to 03:00. 02:30 would have been at 01:30 UTC, which clocks show as 03:30.
    expect(due('30 2 * * *', '2026-03-28T12:00:00Z', 2)).toEqual(['2026-03-29T01:30', '2026-03-30T00:30']);
    expect(due('30 2,3 * * *', '2026-03-28T12:00:00Z', 3)).toEqual([
      '2026-03-29T01:30',
      '2026-03-30T00:30',
      '2026-03-30T01:30',
    ]);
    // 02:45 becomes 03:45, after 03:00; due times are in the order of their instants.
    expect(due('0,45 2,3 29 3 *', '2026-03-28T12:00:00Z', 2)).toEqual(['2026-03-29T01:00', '2026-03-29T01:45']);
  });

  it('that come twice in autumn are due the first time', () => {
    // On 25 October clocks go from 03:00 back to 02:00. 02:30 is at 00:30 UTC and again at 01:30.
    expect(due('30 2 * * *', '2026-10-24T12:00:00Z', 2)).toEqual(['2026-10-25T00:30', '2026-10-26T01:30']);
    // The second occurrence is not due even if the first one has just passed.
    expect(due('30 2 * * *', '2026-10-25T00:30:00Z', 1)).toEqual(['2026-10-26T01:30']);
    expect(due('0 * * * *', '2026-10-24T23:30:00Z', 3)).toEqual([
      '2026-10-25T00:00',
      '2026-10-25T02:00',
      '2026-10-25T03:00',
    ]);
  });

  it('are found however far in the future they are', () => {
    expect(findNextDueTime('0 0 29 2 *', ZONE, new Date('2096-03-01T00:00:00Z'))?.toISOString()).toBe(
      '2104-02-28T23:00:00.000Z',
    );
  });
});

describe('missed due times', () => {
  const missed = (cron: string, from: string, to: string, most: number) => {
    const { due: times, newestSkipped } = findMissedTimes(cron, ZONE, new Date(from), new Date(to), most);
    return {
      due: times.map((at) => at.toISOString().slice(0, 16)),
      newestSkipped: newestSkipped?.toISOString().slice(0, 16),
    };
  };

  it('are those from the first to now, newest first', () => {
    expect(missed('0 6 1 * *', '2026-03-01T05:00:00Z', '2026-05-01T04:00:00Z', 5)).toEqual({
      due: ['2026-05-01T04:00', '2026-04-01T04:00', '2026-03-01T05:00'],
      newestSkipped: undefined,
    });
    expect(missed('0 6 1 * *', '2026-03-01T05:00:01Z', '2026-05-01T03:59:59Z', 5).due).toEqual(['2026-04-01T04:00']);
  });

  it('are the newest when they are many', () => {
    expect(missed('* * * * *', '2020-01-01T00:00:00Z', '2026-05-01T04:00:00Z', 2)).toEqual({
      due: ['2026-05-01T04:00', '2026-05-01T03:59'],
      newestSkipped: '2026-05-01T03:58',
    });
  });

  it('count a time that clocks skip or repeat once', () => {
    const spring = missed('30 2,3 * * *', '2026-03-28T12:00:00Z', '2026-03-29T12:00:00Z', 5);
    expect(spring.due).toEqual(['2026-03-29T01:30']);
    const autumn = missed('30 2 * * *', '2026-10-24T12:00:00Z', '2026-10-25T12:00:00Z', 5);
    expect(autumn.due).toEqual(['2026-10-25T00:30']);
  });
});
