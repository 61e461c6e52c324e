import type { Lead } from '../../records/leads/lead.api';
import { countDays } from '../../shared/format/format.rules';

/** The number of days after today whose tasks a card shows. */
const NEAR_DAYS = 6;

/** The signs that a card of two lines has in a third one. */
export interface CardSigns {
  isHeld: boolean;
  isStale: boolean;
  /** Whether it lacks a task, or the day of its next one is near or past. */
  isTaskShown: boolean;
}

type ShownLead = Pick<Lead, 'status' | 'staleSince' | 'nextTask'>;

/** Finds what has to be said of a lead below its title and its company. */
export function findCardSigns({ status, staleSince, nextTask }: ShownLead, today: string): CardSigns {
  const dueOn = nextTask?.dueOn ?? null;
  const isNear = dueOn !== null && countDays(today, dueOn) <= NEAR_DAYS;
  return {
    isHeld: status === 'on_hold',
    isStale: staleSince !== null && staleSince <= today,
    isTaskShown: status !== 'won' && (!nextTask || isNear),
  };
}

/** Returns the first letters of the first and the last word of a name. */
export function buildInitials(name: string): string {
  const words = name.trim().split(/\s+/);
  return [words[0], words.length > 1 ? words.at(-1) : '']
    .map((word) => [...(word ?? '')][0] ?? '')
    .join('')
    .toUpperCase();
}
