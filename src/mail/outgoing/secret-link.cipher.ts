import { Inject, Injectable } from '@nestjs/common';
import { SETTINGS } from '../../config/config.module.js';
import type { Settings } from '../../config/settings.factory.js';
import type { Tx } from '../../database/transactions/unit-of-work.transaction.js';
import { EncryptedColumnRegistry } from '../../identity/keys/encrypted-columns.registry.js';
import { createKeyUnknownError } from '../../identity/keys/key.errors.js';
import { SecretCipher } from '../../identity/keys/secret.cipher.js';

/** Encrypts the links of mails that only their receivers may know. */
@Injectable()
export class SecretLinkCipher {
  constructor(
    @Inject(SETTINGS) private readonly settings: Pick<Settings, 'publicUrl'>,
    private readonly cipher: SecretCipher,
    registry: EncryptedColumnRegistry,
  ) {
    registry.register({
      table: 'mail',
      column: 'token_encrypted',
      label: 'template_key',
      secret: 'link of a mail',
      buildPlace,
    });
  }

  /** Encrypts the path of a link, with its token. @throws 503 `service.key_unknown` */
  encrypt(tx: Pick<Tx, 'sql'>, mailId: string, path: string): Promise<Buffer> {
    return this.cipher.encrypt(tx, buildPlace(mailId), path);
  }

  /** Returns a link with the address of the application. @throws 503 `service.key_unknown` */
  async decrypt(mailId: string, encrypted: Buffer): Promise<string> {
    const path = await this.cipher.decrypt(buildPlace(mailId), encrypted);
    if (path === undefined) throw createKeyUnknownError('encryption');
    return `${this.settings.publicUrl ?? ''}${path}`;
  }
}

function buildPlace(mailId: string): string {
  return `mail ${mailId}`;
}
