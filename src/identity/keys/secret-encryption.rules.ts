import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { type ApplicationKey, deriveEncryptionKey } from './key.rules.js';

/** The format of earlier versions, which has no key id. */
const FORM_WITHOUT_KEY_ID = 1;
/** The format: 2, key id, IV, tag, ciphertext. The database function `is_current_secret` reads it too. */
const FORM = 2;
const KEY_ID_BYTES = 8;
const IV_BYTES = 12;
const TAG_BYTES = 16;

/** Encrypts with a key. */
export function encryptWith(key: ApplicationKey, place: string, text: string): Buffer {
  const iv = randomBytes(IV_BYTES);
  const cipher = createCipheriv('aes-256-gcm', deriveEncryptionKey(key.secret), iv).setAAD(Buffer.from(place));
  const encrypted = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  return Buffer.concat([Buffer.from([FORM]), Buffer.from(key.id, 'hex'), iv, cipher.getAuthTag(), encrypted]);
}

/** Reads the id of the key with which a secret was encrypted; undefined for the format of earlier versions. */
export function readKeyId(secret: Buffer): string | undefined {
  return secret[0] === FORM ? secret.toString('hex', 1, 1 + KEY_ID_BYTES) : undefined;
}

/** Decrypts a secret with the matching one of these keys; undefined if none matches. */
export function decryptWithAny(keys: readonly ApplicationKey[], place: string, secret: Buffer): string | undefined {
  const id = readKeyId(secret);
  for (const key of keys) {
    const text = id === undefined || id === key.id ? decryptWith(key, place, secret) : undefined;
    if (text !== undefined) return text;
  }
  return undefined;
}

function decryptWith(key: ApplicationKey, place: string, secret: Buffer): string | undefined {
  const start = secret[0] === FORM ? 1 + KEY_ID_BYTES : 1;
  if (secret[0] !== FORM && secret[0] !== FORM_WITHOUT_KEY_ID) return undefined;
  if (secret.length < start + IV_BYTES + TAG_BYTES) return undefined;
  const iv = secret.subarray(start, start + IV_BYTES);
  const tag = secret.subarray(start + IV_BYTES, start + IV_BYTES + TAG_BYTES);
  const decipher = createDecipheriv('aes-256-gcm', deriveEncryptionKey(key.secret), iv, { authTagLength: TAG_BYTES });
  decipher.setAAD(Buffer.from(place)).setAuthTag(tag);
  try {
    const rest = secret.subarray(start + IV_BYTES + TAG_BYTES);
    return Buffer.concat([decipher.update(rest), decipher.final()]).toString('utf8');
  } catch {
    return undefined;
  }
}
