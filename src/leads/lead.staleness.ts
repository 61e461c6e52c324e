import type { LeadStatus } from './lead.vocabulary.js';

/** What decides whether a lead is neglected. Dates are `YYYY-MM-DD` in Europe/Brussels. */
export interface StalenessFacts {
  status: LeadStatus;
  receivedOn: string;
  /** The day of the last interaction; null when there was none. */
  lastInteractionOn: string | null;
  /** Days without an interaction after which a lead is stale: a setting, 90 by default. */
  staleAfterDays: number;
}

const DAY_IN_MS = 86_400_000;

/**
 * The day on which an open lead became stale, or null while it is not (or not open). It counts from the last
 * interaction, or from the day the lead came in where that is later. Stale from day N on, not on day N only: a job
 * that missed a day still finds the lead.
 */
export function staleSince(facts: StalenessFacts, today: string): string | null {
  if (facts.status !== 'open') return null;
  const { lastInteractionOn, receivedOn } = facts;
  const lastSign = lastInteractionOn !== null && lastInteractionOn > receivedOn ? lastInteractionOn : receivedOn;
  const staleOn = addDays(lastSign, facts.staleAfterDays);
  return staleOn <= today ? staleOn : null;
}

/** Counts in UTC, where every day has 24 hours: a date must not shift with the clocks. */
function addDays(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * DAY_IN_MS).toISOString().slice(0, 10);
}
