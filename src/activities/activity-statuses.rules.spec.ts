import { STATUS_TRANSITIONS, validateStatus } from './activity-statuses.rules.js';
import { ACTIVITY_STATUSES } from './activity.constants.js';

const over = { endsOn: '2026-05-24', today: '2026-05-25' };

describe('The status of an activity', () => {
  it.each(ACTIVITY_STATUSES.flatMap((from) => ACTIVITY_STATUSES.map((to) => ({ from, to }))))(
    'changes from $from to $to only if the table of transitions allows it',
    ({ from, to }) => {
      const allowed = from === to || STATUS_TRANSITIONS[from].includes(to);
      expect(validateStatus({ from, to, ...over }).map(({ code }) => code)).toEqual(
        allowed ? [] : ['activity.status_not_allowed'],
      );
    },
  );

  it('cannot become completed before the last day of the activity', () => {
    const facts = { from: 'confirmed', to: 'completed', endsOn: '2026-05-24' } as const;
    expect(validateStatus({ ...facts, today: '2026-05-23' })).toMatchObject([{ code: 'activity.not_over' }]);
    expect(validateStatus({ ...facts, today: '2026-05-24' })).toEqual([]);
  });
});
