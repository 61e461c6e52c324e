import type { JobHealth, JobsHealth } from './operations.api';
import { toLocale } from '../../../shared/i18n/languages.constants';

/** The states of jobs in which somebody has to look. */
const TROUBLED: readonly JobHealth['status'][] = ['stuck', 'failed', 'retrying', 'overdue'];

/** Tells whether somebody has to look at a job. */
export function needsAttention(status: JobHealth['status']): boolean {
  return TROUBLED.includes(status);
}

/** Tells whether the server that answers cannot run its jobs. One without jobs leaves them to others. */
export function isUnableToRun(instance: JobsHealth['instance']): boolean {
  return instance === 'stuck' || instance === 'not_started';
}

/** Formats a duration: 184 ms, 2.4 s, 3 min. */
export function formatDuration(ms: number, language: string): string {
  const [value, unit, maximumFractionDigits]: [number, string, number] =
    ms < 1_000 ? [ms, 'millisecond', 0] : ms < 120_000 ? [ms / 1_000, 'second', 1] : [ms / 60_000, 'minute', 0];
  return new Intl.NumberFormat(toLocale(language), {
    style: 'unit',
    unit,
    unitDisplay: 'short',
    maximumFractionDigits,
  }).format(value);
}
