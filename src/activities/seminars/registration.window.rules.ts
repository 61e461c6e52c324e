import type { Objection } from './registration.statuses.js';

/** Until when one can register, and in what state the seminar is. */
export interface RegistrationWindow {
  registrationOpensAt: Date | null;
  registrationClosesAt: Date | null;
  /** When the seminar ends; null for one that has days only. */
  endsAt: Date | null;
  /** Last day, in its time zone. */
  endsOn: string;
}

/** Whether a seminar is over. `today` is the day in its time zone. */
export function isOver({ endsAt, endsOn }: Pick<RegistrationWindow, 'endsAt' | 'endsOn'>, now: Date, today: string) {
  return endsAt ? endsAt <= now : endsOn < today;
}

const CLOSED = 'seminar.registration_closed';

/**
 * Why nobody can register now: before it opens, after it closes, or after the seminar; undefined when one can. Without
 * a closing time registration closes when the seminar is over.
 */
export function windowObjection(window: RegistrationWindow, now: Date, today: string): Objection | undefined {
  const { registrationOpensAt: opens, registrationClosesAt: closes } = window;
  if (opens && now < opens) {
    return { code: CLOSED, detail: `Registration opens at ${opens.toISOString()} (registrationOpensAt).` };
  }
  if (closes && now >= closes) {
    return { code: CLOSED, detail: `Registration closed at ${closes.toISOString()} (registrationClosesAt).` };
  }
  if (!isOver(window, now, today)) return undefined;
  return { code: CLOSED, detail: `The seminar ended on ${window.endsOn} (endsAt).` };
}
