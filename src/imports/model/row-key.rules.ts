import { createHash } from 'node:crypto';

/** Returns the stored form of a key of a row. An index cannot have long texts, such as those of long names. */
export function computeKeyHash(key: string): string {
  return createHash('sha256').update(key).digest('base64');
}
