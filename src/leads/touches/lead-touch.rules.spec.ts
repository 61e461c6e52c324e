import { validateTouch, type TouchRequest } from './lead-touch.rules.js';

const touch: TouchRequest = {
  activityId: 'a',
  agreementId: null,
  channel: null,
  occurredOn: '2026-05-01',
  today: '2026-06-01',
  wonOn: null,
};

describe('A touch', () => {
  it.each<[string, Partial<TouchRequest>, string[]]>([
    ['of an activity', {}, []],
    ['of an agreement', { activityId: null, agreementId: 'g' }, []],
    ['of a channel', { activityId: null, channel: 'web' }, []],
    ['of nothing', { activityId: null }, [' touch.one_subject']],
    ['of two', { channel: 'web' }, ['/activityId touch.one_subject', '/channel touch.one_subject']],
    ['today', { occurredOn: '2026-06-01' }, []],
    ['tomorrow', { occurredOn: '2026-06-02' }, ['/occurredOn touch.in_future']],
    ['on the day of the win', { wonOn: '2026-05-01' }, []],
    ['after the win', { wonOn: '2026-04-30' }, ['/occurredOn touch.after_win']],
  ])('%s', (_what, change, expected) => {
    expect(validateTouch({ ...touch, ...change }).map(({ pointer, code }) => `${pointer} ${code}`)).toEqual(expected);
  });
});
