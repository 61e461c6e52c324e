import { Injectable } from '@nestjs/common';
import type { Tx } from '../../database/transactions/unit-of-work.transaction.js';
import { EncryptedColumnRegistry } from '../keys/encrypted-columns.registry.js';
import { createKeyUnknownError } from '../keys/key.errors.js';
import { SecretCipher } from '../keys/secret.cipher.js';
import type { UserTotp } from '../model/user-totp.entity.js';

/** Encrypts the secrets of one-time codes. An encrypted value is bound to its user. */
@Injectable()
export class TotpSecretCipher {
  constructor(
    private readonly cipher: SecretCipher,
    registry: EncryptedColumnRegistry,
  ) {
    registry.register({
      table: 'user_totp',
      column: 'secret_encrypted',
      label: '(SELECT email FROM app_user WHERE app_user.id = user_totp.id)',
      secret: 'secret of one-time codes',
      buildPlace,
    });
  }

  /** Encrypts a secret, before the row is locked (see SecretCipher). */
  encrypt(tx: Tx, userId: string, secret: string): Promise<Buffer> {
    return this.cipher.encrypt(tx, buildPlace(userId), secret);
  }

  /** Decrypts the secret of a user. @throws 503 `service.key_unknown` if this instance lacks its key */
  async decrypt(tx: Tx, { id, secretEncrypted }: UserTotp): Promise<string> {
    const secret = await this.cipher.decrypt(buildPlace(id), secretEncrypted, tx.sql);
    if (secret === undefined) throw createKeyUnknownError('encryption');
    return secret;
  }
}

function buildPlace(userId: string): string {
  return `user_totp ${userId}`;
}
