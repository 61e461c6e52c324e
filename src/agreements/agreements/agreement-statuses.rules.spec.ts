import { listNextStatuses, validateTransition, STATUS_TRANSITIONS } from './agreement-statuses.rules.js';
import { AGREEMENT_STATUSES } from './agreement.constants.js';

describe('The status of an agreement', () => {
  it.each(AGREEMENT_STATUSES.flatMap((from) => AGREEMENT_STATUSES.map((to) => ({ from, to }))))(
    'changes from $from to $to only if the table of transitions allows it',
    ({ from, to }) => {
      const allowed = from === to || STATUS_TRANSITIONS[from].includes(to);
      expect(validateTransition(from, to) === undefined).toBe(allowed);
    },
  );

  it('can become every status, starting from a draft', () => {
    const reached = new Set(['draft']);
    for (const status of reached) {
      for (const next of STATUS_TRANSITIONS[status as keyof typeof STATUS_TRANSITIONS]) reached.add(next);
    }
    expect([...reached].toSorted()).toEqual([...AGREEMENT_STATUSES].toSorted());
  });

  it('is chosen by a user only where the end date does not decide', () => {
    expect(listNextStatuses('in_force')).toEqual(['terminated']);
    expect(listNextStatuses('expired')).toEqual([]);
  });

  it('lists the statuses that are allowed instead', () => {
    expect(validateTransition('draft', 'in_force')).toContain('negotiated, terminated');
    expect(validateTransition('terminated', 'in_force')).toContain('nothing');
  });
});
