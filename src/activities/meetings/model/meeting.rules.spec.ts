import { MEETING_TRANSITIONS, validateMeetingChange, type MeetingChange } from './meeting.rules.js';
import { MEETING_STATUSES } from './meeting.constants.js';

const change: MeetingChange = { from: 'confirmed', to: 'confirmed', isMoved: false, hasBegun: true, score: null };
const codes = (over: Partial<MeetingChange>) => validateMeetingChange({ ...change, ...over }).map(({ code }) => code);

describe('The status of a meeting', () => {
  it.each(MEETING_STATUSES.flatMap((from) => MEETING_STATUSES.map((to) => ({ from, to }))))(
    'changes from $from to $to only if the table of transitions allows it',
    ({ from, to }) => {
      const allowed = from === to || MEETING_TRANSITIONS[from].includes(to);
      expect(codes({ from, to })).toEqual(allowed ? [] : ['meeting.status_not_allowed']);
    },
  );

  it.each(['held', 'no_show'] as const)('cannot be %s before the slot begins', (to) => {
    expect(codes({ to, hasBegun: false })).toEqual(['meeting.not_begun']);
    expect(codes({ from: to, to, hasBegun: false })).toEqual([]);
  });

  it.each(MEETING_STATUSES)('allows a score only for a meeting that was held: %s', (status) => {
    expect(codes({ from: status, to: status, score: 4 })).toEqual(status === 'held' ? [] : ['meeting.not_held']);
  });

  it.each(MEETING_STATUSES)('lets a meeting be moved unless it is over: %s', (status) => {
    const over = status === 'held' || status === 'no_show';
    expect(codes({ from: status, to: status, isMoved: true })).toEqual(over ? ['meeting.over'] : []);
  });
});
