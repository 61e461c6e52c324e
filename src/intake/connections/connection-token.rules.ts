import { createHash, randomBytes } from 'node:crypto';

/** Prefix of every token of an address, so that secret scanners find it. */
const PREFIX = 'in_';

/** Creates a token with 256 random bits. */
export function makeIntakeToken(): string {
  return `${PREFIX}${randomBytes(32).toString('base64url')}`;
}

/** Returns the hash of a token. Only the hash is stored and compared. */
export function hashIntakeToken(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}
