import { createHmac, timingSafeEqual } from 'node:crypto';
import { type ApplicationKey, deriveLinkKey } from './key.rules.js';

const KEY_ID_BYTES = 8;
/** 128 bits, which nobody guesses, and which leave a link short enough for one line of a mail. */
const MAC_BYTES = 16;

/** The number of bytes of a signature. */
export const LINK_SIGNATURE_BYTES = KEY_ID_BYTES + MAC_BYTES;

/** Signs the content of a link: the id of the key, and the code that only its owner can compute. */
export function signLink({ id, secret }: ApplicationKey, purpose: string, content: Uint8Array): Buffer {
  const mac = createHmac('sha256', deriveLinkKey(secret, purpose)).update(content).digest();
  return Buffer.concat([Buffer.from(id, 'hex'), mac.subarray(0, MAC_BYTES)]);
}

/** Reads the id of the key that made a signature. */
export function readSigningKeyId(signature: Buffer): string {
  return signature.toString('hex', 0, KEY_ID_BYTES);
}

/** Tells whether a key made a signature of a content. The time that it takes says nothing about the right signature. */
export function isLinkSignature(
  key: ApplicationKey,
  purpose: string,
  content: Uint8Array,
  signature: Uint8Array,
): boolean {
  const expected = signLink(key, purpose, content);
  return expected.length === signature.length && timingSafeEqual(expected, signature);
}
