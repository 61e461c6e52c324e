import { Injectable } from '@nestjs/common';
import type { SqlClient } from '../../database/connections/sql.client.js';
import type { Tx } from '../../database/transactions/unit-of-work.transaction.js';
import { ApplicationKeyService } from './application-keys.service.js';
import { ApplicationKeyStore } from './application-keys.store.js';
import { decryptWithAny, encryptWith, readKeyId } from './secret-encryption.rules.js';

/**
 * Encrypts secrets that the application must read again, but readers of the table must not: AES-256-GCM. `place` names
 * the record and field; a value encrypted for one place cannot be decrypted in another.
 */
@Injectable()
export class SecretCipher {
  constructor(
    private readonly keys: ApplicationKeyService,
    private readonly store: ApplicationKeyStore,
  ) {}

  /**
   * Encrypts a text with the present key. A rotation waits for the transaction, and the transaction for a rotation, so
   * that no secret stays encrypted with the former key. Call it, or `lockKey`, before rows of encrypted columns are
   * locked, because a rotation locks in this order.
   * @throws 503 `service.key_unknown` if this instance lacks the present key
   */
  async encrypt(tx: Pick<Tx, 'sql'>, place: string, text: string): Promise<Buffer> {
    return encryptWith(await this.keys.lockEncryptionKey(tx.sql), place, text);
  }

  /**
   * Locks the present key until the transaction ends, for a transaction that locks rows before it encrypts.
   * @throws 503 `service.key_unknown` if this instance lacks the present key
   */
  async lockKey(tx: Pick<Tx, 'sql'>): Promise<void> {
    await this.keys.lockEncryptionKey(tx.sql);
  }

  /**
   * Decrypts a value that was encrypted for this place; undefined if it was encrypted for another, or if this instance
   * lacks its key.
   * @param sql the connection of the transaction, if there is one
   */
  async decrypt(place: string, secret: Buffer, sql?: SqlClient): Promise<string | undefined> {
    const id = readKeyId(secret);
    if (id === undefined) return decryptWithAny(await this.store.list('encryption', sql), place, secret);
    const key = await this.store.find('encryption', id, sql);
    return key && decryptWithAny([key], place, secret);
  }
}
