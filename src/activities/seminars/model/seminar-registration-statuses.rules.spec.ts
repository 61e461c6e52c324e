import { validateTransition, REGISTRATION_TRANSITIONS, pickStronger } from './seminar-registration-statuses.rules.js';
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
