import type { StatusProblem } from './seminar-registration-statuses.rules.js';

/** The times that decide whether a person can register. */
export interface RegistrationWindow {
  registrationOpensAt: Date | null;
  registrationClosesAt: Date | null;
  /** The end of the seminar; null for a seminar that has only days. */
  endsAt: Date | null;
  /** Last day, in the seminar's time zone. */
  endsOn: string;
}

/** Tells whether a seminar is over. `today` is the day in its time zone. */
export function isOver({ endsAt, endsOn }: Pick<RegistrationWindow, 'endsAt' | 'endsOn'>, now: Date, today: string) {
  return endsAt ? endsAt <= now : endsOn < today;
}

const CLOSED = 'seminar.registration_closed';

/**
 * Returns the reason why nobody can register now, because it is before the opening, after the closing or after the
 * seminar; undefined when registration is open. Without a closing time, registration closes at the end of the seminar.
 */
export function validateWindow(window: RegistrationWindow, now: Date, today: string): StatusProblem | undefined {
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
