import { hashSecretToken, makeSecretToken } from './secret-token.rules.js';

/** Prefix of every key. It distinguishes keys from tokens. */
export const KEY_PREFIX = 'lil_';

/** Creates a key, with the hash and the prefix to store. */
export function makeKey(): { key: string; hash: string; prefix: string } {
  const key = makeSecretToken(KEY_PREFIX);
  return { key, hash: hashSecretToken(key), prefix: key.slice(0, 10) };
}
