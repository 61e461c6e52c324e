import { deriveJobStatus, findFirstMissable, type JobFacts, parseRunError } from './job-health.rules.js';

const NOW = new Date('2026-06-01T08:00:00Z');
const minutesAgo = (minutes: number) => new Date(NOW.getTime() - minutes * 60_000);
const RESTING: JobFacts = {
  isActive: false,
  isStuck: false,
  isRetrying: false,
  lastRun: { startedAt: minutesAgo(5), outcome: 'succeeded' },
  dueSince: new Date('2026-06-01T08:10:00Z'),
};

it.each([
  ['ok', {}],
  ['ok', { dueSince: minutesAgo(9) }],
  ['overdue', { dueSince: minutesAgo(11) }],
  ['failed', { lastRun: { startedAt: minutesAgo(5), outcome: 'failed' } }],
  ['retrying', { isRetrying: true }],
  ['running', { isActive: true, dueSince: minutesAgo(60) }],
  ['stuck', { isActive: true, isStuck: true }],
  ['never', { lastRun: null, dueSince: null }],
  ['never', { lastRun: null, dueSince: minutesAgo(5) }],
  ['overdue', { lastRun: null, dueSince: minutesAgo(11) }],
] as const)('A job is %s with %j', (status, facts) => {
  expect(deriveJobStatus({ ...RESTING, ...facts }, NOW)).toBe(status);
});

it('A due time is missed after the last run, or after the first schedule of which runs would be kept', () => {
  const days = (count: number) => minutesAgo(count * 1_440);
  expect([
    findFirstMissable(days(1), days(90), NOW),
    findFirstMissable(null, days(2), NOW),
    findFirstMissable(null, days(90), NOW),
    findFirstMissable(null, null, NOW),
  ]).toEqual([days(1), days(2), days(7), null]);
});

it('The error of a run has one line without passwords, traces and queries', () => {
  const stored = {
    name: 'QueryFailedError',
    code: '08006',
    message: 'no answer of postgres://locate:geheim@db/crm\nsecond line',
    stack: 'at somewhere',
    query: 'SELECT 1',
  };
  expect(parseRunError(stored)).toEqual({ type: 'QueryFailedError 08006', message: 'no answer of postgres://db/crm' });
  expect(parseRunError({ value: { message: 'job timed out' } })).toEqual({ type: 'Error', message: 'job timed out' });
  expect([parseRunError(null), parseRunError('x'), parseRunError({})]).toEqual([null, null, null]);
});
