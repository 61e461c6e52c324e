import { deriveJobStatus, type JobFacts, parseRunError } from './job-health.rules.js';

const NOW = new Date('2026-06-01T08:00:00Z');
const minutesAgo = (minutes: number) => new Date(NOW.getTime() - minutes * 60_000);
const RESTING: JobFacts = {
  isActive: false,
  isStuck: false,
  isRetrying: false,
  lastRun: { startedAt: minutesAgo(5), outcome: 'succeeded' },
  dueAfterLastRun: new Date('2026-06-01T08:10:00Z'),
};

it.each([
  ['ok', {}],
  ['ok', { dueAfterLastRun: minutesAgo(9) }],
  ['overdue', { dueAfterLastRun: minutesAgo(11) }],
  ['failed', { lastRun: { startedAt: minutesAgo(5), outcome: 'failed' } }],
  ['retrying', { isRetrying: true }],
  ['running', { isActive: true, dueAfterLastRun: minutesAgo(60) }],
  ['stuck', { isActive: true, isStuck: true }],
  ['never', { lastRun: null, dueAfterLastRun: null }],
] as const)('A job is %s with %j', (status, facts) => {
  expect(deriveJobStatus({ ...RESTING, ...facts }, NOW)).toBe(status);
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
