import type { MailingRow } from './mailings.api';

/** Returns the part of the mails of a mailing that do not wait any more, in percent. */
export function computeProgress({
  counts,
  recipients,
  startedAt,
}: Pick<MailingRow, 'counts' | 'recipients' | 'startedAt'>) {
  if (startedAt === null) return 0;
  return recipients === 0 ? 100 : Math.round(((recipients - counts.queued) / recipients) * 100);
}

/** Tells whether mails of a mailing wait, so that it can be cancelled. */
export function isActive({ state }: Pick<MailingRow, 'state'>): boolean {
  return state === 'queued' || state === 'running';
}

/** Counts the people who get no mail. */
export function countSkipped({ skipped }: Pick<MailingRow, 'skipped'>): number {
  return Object.values(skipped).reduce((sum: number, count) => sum + (count ?? 0), 0);
}
