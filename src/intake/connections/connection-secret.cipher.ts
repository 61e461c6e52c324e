import { Injectable } from '@nestjs/common';
import type { SqlClient } from '../../database/connections/sql.client.js';
import type { Tx } from '../../database/transactions/unit-of-work.transaction.js';
import { EncryptedColumnRegistry } from '../../identity/keys/encrypted-columns.registry.js';
import { SecretCipher } from '../../identity/keys/secret.cipher.js';

/** The encrypted fields of a connection. */
export type SecretField = 'secret' | 'api_token';

const TABLE = 'intake_connection';

/** Encrypts the secrets of connections. An encrypted value is bound to its connection and its field. */
@Injectable()
export class ConnectionSecretCipher {
  constructor(
    private readonly cipher: SecretCipher,
    registry: EncryptedColumnRegistry,
  ) {
    const buildColumn = (name: string, field: SecretField, secret: string) => ({
      table: TABLE,
      column: name,
      label: 'name',
      secret,
      buildPlace: (id: string) => buildPlace(id, field),
    });
    registry.register(
      buildColumn('secret_encrypted', 'secret', 'secret'),
      buildColumn('former_secret_encrypted', 'secret', 'former secret'),
      buildColumn('api_token_encrypted', 'api_token', 'api.token'),
    );
  }

  /** Encrypts a secret, before the connection is locked (see SecretCipher). Returns null for null. */
  async encrypt(
    tx: Pick<Tx, 'sql'>,
    connectionId: string,
    field: SecretField,
    text: string | null | undefined,
  ): Promise<Buffer | null> {
    return text ? this.cipher.encrypt(tx, buildPlace(connectionId, field), text) : null;
  }

  /** Decrypts a secret. Returns null if there is none, and undefined if this instance lacks its key. */
  async decrypt(
    connectionId: string,
    field: SecretField,
    secret: Buffer | null,
    sql?: SqlClient,
  ): Promise<string | null | undefined> {
    return secret === null ? null : this.cipher.decrypt(buildPlace(connectionId, field), secret, sql);
  }
}

function buildPlace(connectionId: string, field: SecretField): string {
  return `${TABLE} ${connectionId} ${field}`;
}
