import { isEventTime, formatLocalTime, resolveTime, isTimeZone } from './local-times.rules.js';

describe('The time of an event', () => {
  it.each(['2026-05-24T09:00', '2026-05-24T09:00:30', '2026-05-24T09:00:00Z', '2026-05-24T09:00+08:00'])(
    'can be %s',
    (text) => expect(isEventTime(text)).toBe(true),
  );

  it.each(['2026-05-24', '2026-02-30T09:00', '2026-05-24T24:00', '2026-05-24 09:00', '09:00', ''])(
    'cannot be "%s"',
    (text) => expect(isEventTime(text)).toBe(false),
  );

  it.each([
    ['2026-05-24T09:00', 'Europe/Brussels', '2026-05-24T07:00:00.000Z'],
    ['2026-05-24T09:00', 'Asia/Shanghai', '2026-05-24T01:00:00.000Z'],
    ['2026-05-24T09:00:00+08:00', 'Europe/Brussels', '2026-05-24T01:00:00.000Z'],
    ['2026-05-24T09:00:00Z', 'Asia/Shanghai', '2026-05-24T09:00:00.000Z'],
  ])('is read from %s in %s as %s', (text, zone, instant) => {
    expect(resolveTime(text, zone)).toEqual({ ok: true, at: new Date(instant) });
  });

  it('is refused if clocks skip it when they go forward', () => {
    expect(resolveTime('2026-03-29T02:30', 'Europe/Brussels')).toMatchObject({ ok: false, code: 'time.skipped' });
    expect(resolveTime('2026-03-29T03:00', 'Europe/Brussels')).toMatchObject({ at: new Date('2026-03-29T01:00:00Z') });
  });

  it('needs an offset if clocks repeat it when they go back', () => {
    const twice = resolveTime('2026-10-25T02:30', 'Europe/Brussels');
    expect(twice).toMatchObject({ ok: false, code: 'time.ambiguous' });
    expect(twice).toHaveProperty('detail', expect.stringContaining('2026-10-25T02:30+02:00 or 2026-10-25T02:30+01:00'));
    expect(resolveTime('2026-10-25T02:30+01:00', 'Europe/Brussels')).toMatchObject({
      at: new Date('2026-10-25T01:30:00Z'),
    });
  });

  it('is shown as local time of its time zone', () => {
    expect(formatLocalTime(new Date('2026-05-24T07:00:00Z'), 'Europe/Brussels')).toBe('2026-05-24T09:00:00+02:00');
    expect(formatLocalTime(new Date('2026-05-24T07:00:00Z'), 'Asia/Shanghai')).toBe('2026-05-24T15:00:00+08:00');
  });
});

describe('a time zone name', () => {
  it.each(['Europe/Brussels', 'Asia/Shanghai', 'Asia/Kolkata', 'America/Argentina/Buenos_Aires', 'UTC', 'Etc/GMT+5'])(
    '%s is accepted',
    (name) => {
      expect(isTimeZone(name)).toBe(true);
    },
  );

  it.each([
    'EST',
    'CET',
    'PRC',
    '+01:00',
    'Mars/Olympus',
    'Europe/Genk',
    'europe/brussels',
    'SystemV/PST8',
    'utc',
    '',
    'Europe/',
  ])('%j is refused', (name) => {
    expect(isTimeZone(name)).toBe(false);
  });

  it('of every zone the runtime lists is accepted', () => {
    expect(Intl.supportedValuesOf('timeZone').filter((name) => !isTimeZone(name))).toEqual([]);
  });
});
