import { createHash, randomBytes } from 'node:crypto';

/** Prefix of every key. It distinguishes keys from tokens and lets secret scanners find them. */
export const KEY_PREFIX = 'lil_';

/** Creates a key with 256 random bits, with the hash and the prefix to store. */
export function makeKey(): { key: string; hash: string; prefix: string } {
  const key = `${KEY_PREFIX}${randomBytes(32).toString('base64url')}`;
  return { key, hash: createHash('sha256').update(key).digest('hex'), prefix: key.slice(0, 10) };
}
