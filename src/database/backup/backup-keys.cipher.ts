import { createCipheriv, createDecipheriv, randomBytes, scrypt, type ScryptOptions } from 'node:crypto';
import { BackupError } from './backup.errors.js';

/** Keys in a backup, encrypted with a passphrase: scrypt, then AES-256-GCM. Bytes are in base64. */
export interface BackupKeys {
  kdf: 'scrypt';
  cost: number;
  salt: string;
  iv: string;
  tag: string;
  data: string;
}

/** The cost that OWASP recommends for scrypt (128 MB, some tenths of a second). */
const COST = 2 ** 17;
/** A file with a higher cost was not written by this program. */
const MAX_COST = 2 ** 20;
const BLOCK_SIZE = 8;
const KEY_BYTES = 32;
const CIPHER = 'aes-256-gcm';
const TAG_BYTES = 16;
const PLACE = Buffer.from('locate-crm backup keys');

/** Encrypts keys with a passphrase. */
export async function encryptBackupKeys(secrets: readonly string[], passphrase: string): Promise<BackupKeys> {
  const [salt, iv] = [randomBytes(16), randomBytes(12)];
  const cipher = createCipheriv(CIPHER, await deriveKey(passphrase, salt, COST), iv).setAAD(PLACE);
  const data = Buffer.concat([cipher.update(JSON.stringify(secrets), 'utf8'), cipher.final()]);
  const [saltText, ivText, tag, dataText] = [salt, iv, cipher.getAuthTag(), data].map((part) =>
    part.toString('base64'),
  );
  return { kdf: 'scrypt', cost: COST, salt: saltText!, iv: ivText!, tag: tag!, data: dataText! };
}

/** Decrypts the keys of a backup. @throws BackupError `backup.wrong_passphrase`, `backup.damaged` */
export async function decryptBackupKeys(keys: BackupKeys, passphrase: string): Promise<string[]> {
  if (keys.kdf !== 'scrypt' || !Number.isSafeInteger(keys.cost) || keys.cost < 2 || keys.cost > MAX_COST) {
    throw new BackupError(
      'backup.damaged',
      'The keys in the backup are encrypted in a format that this program does not know.',
    );
  }
  const [salt, iv, tag, data] = [keys.salt, keys.iv, keys.tag, keys.data].map((part) => Buffer.from(part, 'base64'));
  const key = await deriveKey(passphrase, salt!, keys.cost);
  try {
    const decipher = createDecipheriv(CIPHER, key, iv!, { authTagLength: TAG_BYTES }).setAAD(PLACE).setAuthTag(tag!);
    return JSON.parse(Buffer.concat([decipher.update(data!), decipher.final()]).toString('utf8')) as string[];
  } catch (error) {
    throw new BackupError(
      'backup.wrong_passphrase',
      'The passphrase must be the one with which the keys in the backup were encrypted. Nothing was changed.',
      { cause: error },
    );
  }
}

function deriveKey(passphrase: string, salt: Buffer, cost: number): Promise<Buffer> {
  const options: ScryptOptions = { N: cost, r: BLOCK_SIZE, p: 1, maxmem: 256 * cost * BLOCK_SIZE };
  return new Promise((resolve, reject) => {
    scrypt(passphrase.normalize('NFC'), salt, KEY_BYTES, options, (error, key) =>
      error ? reject(error) : resolve(key),
    );
  });
}
