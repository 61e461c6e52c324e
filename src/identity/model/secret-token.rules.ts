import { hash, randomBytes } from 'node:crypto';

/** Creates a token with 256 random bits. Its prefix shows what it opens and lets secret scanners find it. */
export function makeSecretToken(prefix: string): string {
  return `${prefix}${randomBytes(32).toString('base64url')}`;
}

/** Returns the hash by which a token is stored and looked up. The token itself is never stored. */
export function hashSecretToken(token: string): string {
  return hash('sha256', token);
}

/** Prefix of every key. It distinguishes keys from tokens. */
export const KEY_PREFIX = 'lil_';

/** Creates a key, with the hash and the prefix to store. */
export function makeKey(): { key: string; hash: string; prefix: string } {
  const key = makeSecretToken(KEY_PREFIX);
  return { key, hash: hashSecretToken(key), prefix: key.slice(0, 10) };
}
