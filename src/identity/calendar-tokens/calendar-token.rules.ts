import { createHash, randomBytes } from 'node:crypto';

/** Prefix of every calendar token, so that secret scanners find it. */
const PREFIX = 'cal_';

/** Creates a token with 256 random bits. */
export function makeCalendarToken(): string {
  return `${PREFIX}${randomBytes(32).toString('base64url')}`;
}

/** Returns the hash by which a token is stored and looked up. */
export function hashCalendarToken(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}
