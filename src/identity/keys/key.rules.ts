import { createSecretKey, hkdfSync, type KeyObject } from 'node:crypto';

/** The purposes of keys. Each purpose has keys of its own, so that losing one does not give away the other. */
export type KeyPurpose = 'encryption' | 'signing';

export const KEY_PURPOSES: readonly KeyPurpose[] = ['encryption', 'signing'];

/** Where an instance has a key from. */
export type KeySource = 'settings' | 'key file' | 'database' | 'given';

/** A key that an instance knows. */
export interface ApplicationKey {
  /** Recognises the key without giving it away; stored in `app_key` and in front of what it encrypted. */
  id: string;
  secret: string;
  source: KeySource;
  /** Whether the key file notes that an earlier version kept this key in the database. */
  wasInDatabase?: boolean;
}

const ID_BYTES = 8;

/** The id of a key. */
export function deriveKeyId(purpose: KeyPurpose, secret: string): string {
  return Buffer.from(hkdfSync('sha256', secret, '', `locate-crm ${purpose} key id`, ID_BYTES)).toString('hex');
}

/** A key with its id. */
export function makeApplicationKey(purpose: KeyPurpose, secret: string, source: KeySource): ApplicationKey {
  return { id: deriveKeyId(purpose, secret), secret, source };
}

/** The 256 bits that encrypt. They say nothing of the secret; the name is the one that earlier versions derived by. */
export function deriveEncryptionKey(secret: string): KeyObject {
  return createSecretKey(Buffer.from(hkdfSync('sha256', secret, '', 'locate-crm sealing', 32)));
}
