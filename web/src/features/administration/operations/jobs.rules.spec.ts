import { formatDuration, isUnableToRun, needsAttention } from './jobs.rules';

it.each([
  [184, '184 ms'],
  [2_400, '2.4 secs'],
  [180_000, '3 mins'],
])('%d milliseconds are %s', (ms, text) => expect(formatDuration(ms, 'en')).toBe(text));

it('Jobs that failed, are late or stuck need attention, and others do not', () => {
  expect(['failed', 'overdue', 'stuck', 'retrying'].every((status) => needsAttention(status as 'failed'))).toBe(true);
  expect(['ok', 'running', 'never'].some((status) => needsAttention(status as 'ok'))).toBe(false);
});

it('A server that could not start its jobs is unable to run them, and one that leaves them to others is not', () => {
  expect((['not_started', 'stuck', 'off', 'running', 'starting'] as const).filter(isUnableToRun)).toEqual([
    'not_started',
    'stuck',
  ]);
});
