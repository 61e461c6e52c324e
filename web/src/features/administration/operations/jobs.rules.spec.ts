import { formatDuration, needsAttention } from './jobs.rules';

it.each([
  [184, '184 ms'],
  [2_400, '2.4 sec'],
  [180_000, '3 min'],
])('%d milliseconds are %s', (ms, text) => expect(formatDuration(ms, 'en')).toBe(text));

it('Jobs that failed, are late or stuck need attention, and others do not', () => {
  expect(['failed', 'overdue', 'stuck', 'retrying'].every((status) => needsAttention(status as 'failed'))).toBe(true);
  expect(['ok', 'running', 'never'].some((status) => needsAttention(status as 'ok'))).toBe(false);
});
