import { computeProgress, countSkipped, isActive } from './mailing-progress.rules';

const counts = { queued: 3, sent: 6, failed: 1, suppressed: 0, bounced: 0, cancelled: 0, notSent: 0 };

it('The progress of a mailing is the part of its mails that do not wait', () => {
  expect(computeProgress({ counts, recipients: 10, startedAt: '2026-09-01T09:00:00Z' })).toBe(70);
  expect(computeProgress({ counts, recipients: 10, startedAt: null })).toBe(0);
  expect(computeProgress({ counts: { ...counts, queued: 0 }, recipients: 0, startedAt: '2026-09-01T09:00:00Z' })).toBe(
    100,
  );
});

it('A mailing can be cancelled while mails wait', () => {
  expect((['queued', 'running', 'done', 'cancelled'] as const).filter((state) => isActive({ state }))).toEqual([
    'queued',
    'running',
  ]);
});

it('The people without mail are counted over all reasons', () => {
  expect(countSkipped({ skipped: { no_consent: 2, no_email: 1 } })).toBe(3);
  expect(countSkipped({ skipped: {} })).toBe(0);
});
