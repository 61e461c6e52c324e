import { createInvalidFieldError } from '../../common/errors/domain.errors.js';
import { CLOCK_TOLERANCE_MS } from '../../common/time/local-times.rules.js';

/** Maximum time until a mail is sent. */
const MAX_DELAY_MS = 366 * 86_400_000;

/** Returns the time from which mails are sent. @throws 422 `mail.send_at_past`, `mail.send_at_late` */
export function resolveSendAt(sendAt: string | null | undefined, now: Date): Date {
  if (!sendAt) return now;
  const time = new Date(sendAt);
  if (time.getTime() < now.getTime() - CLOCK_TOLERANCE_MS) {
    throw createInvalidFieldError('/sendAt', 'mail.send_at_past', 'sendAt must not be in the past.');
  }
  if (time.getTime() > now.getTime() + MAX_DELAY_MS) {
    throw createInvalidFieldError('/sendAt', 'mail.send_at_late', 'sendAt must be within a year from now.');
  }
  return time;
}
