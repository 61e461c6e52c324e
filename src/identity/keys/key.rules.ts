import { createSecretKey, hkdfSync, type KeyObject } from 'node:crypto';

/** The purposes of keys. Each purpose has keys of its own, so that losing one does not reveal the other. */
export type KeyPurpose = 'encryption' | 'signing';

export const KEY_PURPOSES: readonly KeyPurpose[] = ['encryption', 'signing'];

/** The origin of a key of an instance. */
export type KeySource = 'settings' | 'key file' | 'database' | 'given';

/** A key that an instance knows. */
export interface ApplicationKey {
  /** Identifies the key without revealing it. It is stored in `app_key` and before each encrypted value. */
  id: string;
  secret: string;
  source: KeySource;
  /** Whether the key file records that an earlier version stored this key in the database. */
  wasInDatabase?: boolean;
}

const ID_BYTES = 8;

/** Derives the id of a key. */
export function deriveKeyId(purpose: KeyPurpose, secret: string): string {
  return Buffer.from(hkdfSync('sha256', secret, '', `locate-crm ${purpose} key id`, ID_BYTES)).toString('hex');
}

/** Builds a key with its id. */
export function makeApplicationKey(purpose: KeyPurpose, secret: string, source: KeySource): ApplicationKey {
  return { id: deriveKeyId(purpose, secret), secret, source };
}

/** Derives the 256 bits that encrypt. They do not reveal the secret. The label is that of earlier versions. */
export function deriveEncryptionKey(secret: string): KeyObject {
  return createSecretKey(Buffer.from(hkdfSync('sha256', secret, '', 'locate-crm sealing', 32)));
}

/** Derives the key for hashes of requests from the secret that signs tokens. It does not reveal the secret. */
export function deriveRequestHashKey(secret: Uint8Array): KeyObject {
  return createSecretKey(Buffer.from(hkdfSync('sha256', secret, '', 'locate-crm request hash', 32)));
}

/** Derives a secret for a purpose from the secret that signs tokens. It does not reveal the secret. */
export function deriveSecret(secret: Uint8Array, purpose: string): string {
  return Buffer.from(hkdfSync('sha256', secret, '', `locate-crm ${purpose}`, 32)).toString('base64url');
}
