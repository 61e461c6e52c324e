import { removeCredentials } from '../config/setting-catalogue.rules.js';

/** The states of a job, from the one that needs help most to the one that needs none. */
export const JOB_STATUSES = ['stuck', 'failed', 'retrying', 'overdue', 'never', 'running', 'ok'] as const;
export type JobStatus = (typeof JOB_STATUSES)[number];

/** Milliseconds after its due time from which a run that has not begun is overdue: instances may be restarting. */
const GRACE_MS = 600_000;
const MAX_MESSAGE_LENGTH = 300;

/** The facts about a job from which its state follows. */
export interface JobFacts {
  isActive: boolean;
  /** Whether the active run has no live worker. */
  isStuck: boolean;
  /** Whether a failed run is tried again. */
  isRetrying: boolean;
  lastRun: { startedAt: Date; outcome: 'succeeded' | 'failed' } | null;
  /** The first due time after the last run began. */
  dueAfterLastRun: Date | null;
}

/** Returns the state of a job. */
export function deriveJobStatus({ lastRun, dueAfterLastRun, ...facts }: JobFacts, now: Date): JobStatus {
  if (facts.isStuck) return 'stuck';
  if (facts.isRetrying) return 'retrying';
  if (facts.isActive) return 'running';
  if (!lastRun) return 'never';
  if (lastRun.outcome === 'failed') return 'failed';
  const isOverdue = dueAfterLastRun !== null && now.getTime() - dueAfterLastRun.getTime() > GRACE_MS;
  return isOverdue ? 'overdue' : 'ok';
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
