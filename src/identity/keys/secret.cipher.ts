import { Injectable } from '@nestjs/common';
import type { Sql } from '../../database/sql.js';
import type { Tx } from '../../database/unit-of-work.js';
import { ApplicationKeyService } from './application-keys.service.js';
import { ApplicationKeyStore } from './application-keys.store.js';
import { decryptWithAny, encryptWith, readKeyId } from './secret-encryption.rules.js';

/**
 * Encrypts secrets that must be read again, but not by whoever reads the table: AES-256-GCM. `place` names the record and
 * field; what is encrypted for one place cannot be decrypted in another.
 */
@Injectable()
export class SecretCipher {
  constructor(
    private readonly keys: ApplicationKeyService,
    private readonly store: ApplicationKeyStore,
  ) {}

  /**
   * Encrypts a text with the present key. A rotation waits for the transaction, and the other way round, so that nothing
   * is left encrypted with the former key. Call it before rows of encrypted columns are locked, as a rotation does.
   * @throws 503 `service.key_unknown` where this instance lacks the present key
   */
  async encrypt(tx: Pick<Tx, 'sql'>, place: string, text: string): Promise<Buffer> {
    return encryptWith(await this.keys.lockEncryptionKey(tx.sql), place, text);
  }

  /**
   * Decrypts what was encrypted for this place; undefined when it was not, or when this instance lacks its key.
   * @param sql the connection of the transaction, where there is one
   */
  async decrypt(place: string, secret: Buffer, sql?: Sql): Promise<string | undefined> {
    const id = readKeyId(secret);
    if (id === undefined) return decryptWithAny(await this.store.list('encryption', sql), place, secret);
    const key = await this.store.find('encryption', id, sql);
    return key && decryptWithAny([key], place, secret);
  }
}
