import { createHash, randomBytes } from 'node:crypto';

/** How every key begins, so that it is told from a token, and found by secret scanners. */
export const KEY_PREFIX = 'lil_';

/** A new key with 256 random bits, and what is stored of it. */
export function makeKey(): { key: string; hash: string; prefix: string } {
  const key = `${KEY_PREFIX}${randomBytes(32).toString('base64url')}`;
  return { key, hash: createHash('sha256').update(key).digest('hex'), prefix: key.slice(0, 10) };
}
