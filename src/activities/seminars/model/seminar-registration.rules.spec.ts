import {
  buildCode,
  CODE_LENGTH,
  countSeatsForWaitlist,
  isOver,
  normaliseCode,
  pickStronger,
  REGISTRATION_TRANSITIONS,
  validateTransition,
  validateWindow,
} from './seminar-registration.rules.js';
import { REGISTRATION_STATUSES } from './seminar-registration.constants.js';

const during = { startsOn: '2026-09-10', today: '2026-09-10', isOver: false };

describe('The status of a registration', () => {
  it.each(REGISTRATION_STATUSES.flatMap((from) => REGISTRATION_STATUSES.map((to) => ({ from, to }))))(
    'changes from $from to $to only if the table of transitions allows it',
    ({ from, to }) => {
      const allowed = from === to || REGISTRATION_TRANSITIONS[from].includes(to);
      expect(validateTransition({ from, to, ...during })?.code).toBe(
        allowed ? undefined : 'registration.status_not_allowed',
      );
    },
  );

  it('is attended or no-show from the first day on', () => {
    for (const to of ['attended', 'no_show'] as const) {
      const facts = { from: 'registered', to, ...during } as const;
      expect(validateTransition({ ...facts, today: '2026-09-09' })?.code).toBe('registration.too_early');
      expect(validateTransition(facts)).toBeUndefined();
      expect(validateTransition({ ...facts, today: '2026-09-12', isOver: true })).toBeUndefined();
    }
  });

  it('is not registered or confirmed again once the seminar is over', () => {
    const over = { startsOn: '2026-09-10', today: '2026-09-11', isOver: true };
    expect(validateTransition({ from: 'attended', to: 'registered', ...over })?.code).toBe(
      'registration.status_not_allowed',
    );
    expect(validateTransition({ from: 'registered', to: 'cancelled', ...over })).toBeUndefined();
  });
});

describe('Of two registrations of one person', () => {
  const one = { status: 'registered', arrival: 7, archivedAt: null } as const;

  it.each([
    ['the one that is further on stays', { ...one, status: 'attended', arrival: 9 }, one],
    ['a seat is more than a place in the line', one, { ...one, status: 'waitlisted', arrival: 1 }],
    ['the earlier stays', { ...one, arrival: 3 }, one],
    ['one in use is more than one put away', one, { ...one, status: 'attended', archivedAt: new Date() }],
    ['whatever it is, it is more than a cancelled one', { ...one, status: 'no_show' }, { ...one, status: 'cancelled' }],
  ] as const)('%s', (_, kept, gone) => {
    expect(pickStronger<typeof kept | typeof gone>(kept, gone)).toBe(kept);
    expect(pickStronger<typeof kept | typeof gone>(gone, kept)).toBe(kept);
  });
});

const at = (text: string) => new Date(`2026-09-${text}:00Z`);
const seminar = {
  registrationOpensAt: at('01T08:00'),
  registrationClosesAt: at('08T16:00'),
  endsAt: at('10T10:30'),
  endsOn: '2026-09-10',
};
const detail = (window: Parameters<typeof validateWindow>[0], now: string) =>
  validateWindow(window, at(now), `2026-09-${now.slice(0, 2)}`)?.detail;

describe('Registration', () => {
  it('is possible from its opening until before its closing', () => {
    expect(detail(seminar, '01T07:59')).toContain('registrationOpensAt');
    expect(detail(seminar, '01T08:00')).toBeUndefined();
    expect(detail(seminar, '08T15:59')).toBeUndefined();
    expect(detail(seminar, '08T16:00')).toContain('registrationClosesAt');
  });

  it('is possible until the end of the seminar if it has no closing time', () => {
    const open = { ...seminar, registrationOpensAt: null, registrationClosesAt: null };
    expect(detail(open, '10T10:29')).toBeUndefined();
    expect(detail(open, '10T10:30')).toContain('endsAt');
    const days = { ...open, endsAt: null };
    expect(detail(days, '10T23:59')).toBeUndefined();
    expect(detail(days, '11T00:00')).toContain('2026-09-10');
  });

  it('is over at the end of a seminar with hours, and after the last day of one without', () => {
    expect(isOver(seminar, at('10T10:30'), '2026-09-10')).toBe(true);
    expect(isOver({ ...seminar, endsAt: null }, at('10T22:30'), '2026-09-11')).toBe(true);
    expect(isOver({ ...seminar, endsAt: null }, at('10T21:30'), '2026-09-10')).toBe(false);
  });
});

describe('Seats', () => {
  it('that no-shows leave free are not given to the waiting list', () => {
    const seats = { taken: 6, noShows: 3 };
    expect(countSeatsForWaitlist(10, seats)).toBe(1);
    expect(countSeatsForWaitlist(5, seats)).toBe(0);
    expect(countSeatsForWaitlist(null, seats)).toBe(Infinity);
  });
});

describe('The code of a registration', () => {
  it('has a character for each byte, every one as likely as another', () => {
    const all = buildCode(Uint8Array.from({ length: 256 }, (_, index) => index));
    expect(all).toHaveLength(256);
    const counts = new Map([...all].map((character) => [character, all.split(character).length - 1]));
    expect([...counts.values()]).toEqual(Array.from({ length: 32 }, () => 8));
    expect(buildCode(new Uint8Array(CODE_LENGTH))).toBe('0000000000');
  });

  it.each([
    ['7K3M9QX2TB', '7K3M9QX2TB'],
    [' 7k3m9-qx2tb ', '7K3M9QX2TB'],
    ['oOiIlL-0011', '0011110011'],
    ['=cmd', '=CMD'],
  ])('is read from %j as %s', (typed, code) => expect(normaliseCode(typed)).toBe(code));

  it('is read as the same code', () => {
    const code = buildCode(Uint8Array.from([9, 99, 199, 250, 31, 32, 33, 128, 64, 5]));
    expect(normaliseCode(code)).toBe(code);
  });
});
