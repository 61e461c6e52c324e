import { removeCredentials } from '../config/setting-catalogue.rules.js';

/** The states of a job, from the one that needs help most to the one that needs none. */
export const JOB_STATUSES = ['stuck', 'failed', 'retrying', 'overdue', 'never', 'running', 'ok'] as const;
export type JobStatus = (typeof JOB_STATUSES)[number];

/** Milliseconds after its due time from which a run that has not begun is overdue: instances may be restarting. */
const GRACE_MS = 600_000;
const MAX_MESSAGE_LENGTH = 300;

/** Milliseconds for which the queue keeps finished runs. */
const RETENTION_MS = 7 * 86_400_000;

/** The facts about a job from which its state follows. */
export interface JobFacts {
  isActive: boolean;
  /** Whether the active run has no live worker. */
  isStuck: boolean;
  /** Whether a failed run is tried again. */
  isRetrying: boolean;
  lastRun: { startedAt: Date; outcome: 'succeeded' | 'failed' } | null;
  /** The first due time since {@link findFirstMissable}; null if the job was never scheduled. */
  dueSince: Date | null;
}

/**
 * Returns the time after which a due time without a run was missed: the beginning of the last run. If no run is kept,
 * it is the time from which one would be, if the job was scheduled already.
 */
export function findFirstMissable(lastStart: Date | null, scheduledAt: Date | null, now: Date): Date | null {
  if (lastStart || !scheduledAt) return lastStart;
  return new Date(Math.max(scheduledAt.getTime(), now.getTime() - RETENTION_MS));
}

/** Returns the state of a job. */
export function deriveJobStatus({ lastRun, dueSince, ...facts }: JobFacts, now: Date): JobStatus {
  if (facts.isStuck) return 'stuck';
  if (facts.isRetrying) return 'retrying';
  if (facts.isActive) return 'running';
  if (lastRun?.outcome === 'failed') return 'failed';
  if (dueSince !== null && now.getTime() - dueSince.getTime() > GRACE_MS) return 'overdue';
  return lastRun ? 'ok' : 'never';
}

/** An error as the queue stores it. */
interface StoredError {
  name?: unknown;
  code?: unknown;
  message?: unknown;
  value?: unknown;
}

/** The name and the sentence of an error. */
export interface RunError {
  type: string;
  message: string;
}

/** Reads the error of a run that failed. Traces, values of queries and passwords in addresses are left out. */
export function parseRunError(output: unknown): RunError | null {
  if (typeof output !== 'object' || output === null) return null;
  const { name, code, message, value } = output as StoredError;
  if (typeof message !== 'string') return parseRunError(value);
  const [line = ''] = message.split('\n');
  const type = [name, code].filter((part) => typeof part === 'string' && part !== '').join(' ');
  return { type: type || 'Error', message: removeCredentials(line).slice(0, MAX_MESSAGE_LENGTH) };
}
