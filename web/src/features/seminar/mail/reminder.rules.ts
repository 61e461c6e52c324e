import type { components } from '../../../shared/api/schema';

const DAY_MS = 86_400_000;

type ReminderFacts = Pick<components['schemas']['SeminarView'], 'startsAt' | 'reminderDays' | 'status' | 'archivedAt'>;

/** The state of the reminders of a seminar, and the moment from which on people are reminded. */
export type Reminder = { kind: 'none' } | { kind: 'planned' | 'begun'; from: string };

/** Finds when people are reminded of a seminar; null if nobody can be any more. */
export function findReminder(
  { startsAt, reminderDays, status, archivedAt }: ReminderFacts,
  now = Date.now(),
): Reminder | null {
  const isHeld = archivedAt === null && (status === 'planned' || status === 'confirmed');
  if (!isHeld || startsAt === null || Date.parse(startsAt) <= now) return null;
  if (reminderDays === null) return { kind: 'none' };
  const from = Date.parse(startsAt) - reminderDays * DAY_MS;
  return { kind: from <= now ? 'begun' : 'planned', from: new Date(from).toISOString() };
}
