import { createHash, randomBytes } from 'node:crypto';

/** How every token of an address begins, so that secret scanners find it. */
const PREFIX = 'in_';

/** A new token with 256 random bits. */
export function makeIntakeToken(): string {
  return `${PREFIX}${randomBytes(32).toString('base64url')}`;
}

/** What is stored of a token, and compared. */
export function hashOfIntakeToken(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}
