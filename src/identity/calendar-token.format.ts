import { createHash, randomBytes } from 'node:crypto';

/** How every calendar token begins, so that secret scanners find it. */
const PREFIX = 'cal_';

/** A new token with 256 random bits. */
export function makeCalendarToken(): string {
  return `${PREFIX}${randomBytes(32).toString('base64url')}`;
}

/** What is stored of a token, and looked up. */
export function hashOfCalendarToken(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}
