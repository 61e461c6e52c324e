import type { LeadStatus } from './lead.constants.js';

/** The facts that determine whether a lead is neglected. Dates are `YYYY-MM-DD` in Europe/Brussels. */
export interface StalenessFacts {
  status: LeadStatus;
  receivedOn: string;
  /** The day of the last interaction; null when there was none. */
  lastInteractionOn: string | null;
  /** Number of days without an interaction after which a lead is stale. It is a setting, 90 by default. */
  staleAfterDays: number;
}

const DAY_IN_MS = 86_400_000;

/**
 * Returns the day on which an open lead became stale; null while it is not stale or not open. The days count from the
 * last interaction, or from the day on which the lead came in when that is later. The lead is stale on every day from
 * day N on, so that a job that missed a day still finds it.
 */
export function computeStaleSince(facts: StalenessFacts, today: string): string | null {
  if (facts.status !== 'open') return null;
  const { lastInteractionOn, receivedOn } = facts;
  const lastSign = lastInteractionOn !== null && lastInteractionOn > receivedOn ? lastInteractionOn : receivedOn;
  const staleOn = addDays(lastSign, facts.staleAfterDays);
  return staleOn <= today ? staleOn : null;
}

/** Adds days in UTC, where every day has 24 hours, so that daylight saving time does not shift the date. */
function addDays(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * DAY_IN_MS).toISOString().slice(0, 10);
}
