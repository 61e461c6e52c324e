import { validateSeminarTimes } from './seminar.rules.js';
import { validateSessionTimes } from './session.rules.js';

const at = (text: string) => new Date(`2026-09-${text}:00Z`);
const hours = { startsAt: at('10T07:00'), endsAt: at('10T10:30') };
const open = { ...hours, registrationOpensAt: null, registrationClosesAt: null };
const codes = (errors: { pointer: string; code: string }[]) => errors.map(({ pointer, code }) => `${pointer} ${code}`);

describe('The times of a seminar', () => {
  it.each([
    ['nothing wrong', {}, []],
    ['a window before the end', { registrationOpensAt: at('01T08:00'), registrationClosesAt: at('10T10:30') }, []],
    [
      'a window that closes first',
      { registrationOpensAt: at('02T08:00'), registrationClosesAt: at('02T08:00') },
      ['/registrationClosesAt seminar.closes_before_opening'],
    ],
    ['a late closing', { registrationClosesAt: at('10T10:31') }, ['/registrationClosesAt seminar.closes_after_end']],
    ['a late opening', { registrationOpensAt: at('10T10:30') }, ['/registrationOpensAt seminar.opens_after_end']],
    ['a start alone', { endsAt: null }, ['/endsAt seminar.hours_needed']],
    ['an end alone', { startsAt: null }, ['/startsAt seminar.hours_needed']],
    ['days only', { startsAt: null, endsAt: null, registrationClosesAt: at('11T08:00') }, []],
  ])('have %s', (_, change, expected) => expect(codes(validateSeminarTimes({ ...open, ...change }))).toEqual(expected));
});

describe('A session', () => {
  const seminar = { ...hours, startsOn: '2026-09-10', endsOn: '2026-09-10', timezone: 'Europe/Brussels' };
  const errors = (from: string, to: string, of = {}) =>
    codes(validateSessionTimes({ startsAt: at(from), endsAt: at(to) }, { ...seminar, ...of }));

  it('is within the hours of its seminar, or within its days where it has no hours', () => {
    expect(errors('10T07:00', '10T10:30')).toEqual([]);
    expect(errors('10T06:59', '10T10:31')).toEqual([
      '/startsAt session.outside_seminar',
      '/endsAt session.outside_seminar',
    ]);
    const days = { startsAt: null, endsAt: null };
    expect(errors('09T22:00', '10T21:59', days)).toEqual([]);
    expect(errors('09T21:59', '10T22:00', days)).toHaveLength(2);
  });

  it('ends after it starts', () => {
    expect(errors('10T08:00', '10T08:00')).toEqual(['/endsAt session.ends_before_start']);
  });
});
