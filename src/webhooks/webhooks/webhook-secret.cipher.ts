import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { SqlClient } from '../../database/connections/sql.client.js';
import type { Tx } from '../../database/transactions/unit-of-work.transaction.js';
import { EncryptedColumnRegistry } from '../../identity/keys/encrypted-columns.registry.js';
import { SecretCipher } from '../../identity/keys/secret.cipher.js';

const TABLE = 'webhook';
const SECRET_BYTES = 32;
const SECRET_PREFIX = 'whsec_';

/** Returns a new secret in the form of Standard Webhooks. */
export function makeWebhookSecret(): string {
  return `${SECRET_PREFIX}${randomBytes(SECRET_BYTES).toString('base64')}`;
}

/** Encrypts the secrets of webhooks. An encrypted value is bound to its webhook. */
@Injectable()
export class WebhookSecretCipher {
  constructor(
    private readonly cipher: SecretCipher,
    registry: EncryptedColumnRegistry,
  ) {
    const column = { table: TABLE, label: 'name', buildPlace };
    registry.register(
      { ...column, column: 'secret_encrypted', secret: 'secret' },
      { ...column, column: 'former_secret_encrypted', secret: 'former secret' },
    );
  }

  /** Encrypts a secret, before the webhook is locked (see SecretCipher). */
  encrypt(tx: Pick<Tx, 'sql'>, webhookId: string, secret: string): Promise<Buffer> {
    return this.cipher.encrypt(tx, buildPlace(webhookId), secret);
  }

  /** Decrypts a secret. Returns undefined if this instance lacks its key. */
  decrypt(webhookId: string, secret: Buffer, sql?: SqlClient): Promise<string | undefined> {
    return this.cipher.decrypt(buildPlace(webhookId), secret, sql);
  }
}

function buildPlace(webhookId: string): string {
  return `${TABLE} ${webhookId} secret`;
}
