import { Injectable } from '@nestjs/common';
import type { SqlClient } from '../../database/connections/sql.client.js';
import { listEncryptedColumns, lockOutdatedValues, updateEncryptedValue } from './encrypted-columns.queries.js';
import { EncryptedColumnRegistry } from './encrypted-columns.registry.js';
import type { UnreadableSecret } from './key.errors.js';
import type { ApplicationKey } from './key.rules.js';
import { decryptWithAny, encryptWith } from './secret-encryption.rules.js';

/** Re-encrypts stored secrets with the present key. */
@Injectable()
export class SecretReencryptionService {
  constructor(private readonly registry: EncryptedColumnRegistry) {}

  /**
   * Re-encrypts all secrets that are encrypted with another key than `key`, the present one of `app_key`. Secrets that
   * no known key decrypts stay unchanged, because their key may be found later.
   * @returns the number of re-encrypted secrets, and the unreadable ones
   */
  async reencrypt(
    sql: SqlClient,
    key: ApplicationKey,
    known: readonly ApplicationKey[],
  ): Promise<{ changed: number; unreadable: UnreadableSecret[] }> {
    const unreadable: UnreadableSecret[] = [];
    let changed = 0;
    for (const column of this.registry.list()) {
      for (const { id, label, value } of await lockOutdatedValues(sql, column)) {
        const place = column.buildPlace(id);
        const text = decryptWithAny(known, place, value);
        if (text === undefined) {
          unreadable.push({ table: column.table, id, label, secret: column.secret });
          continue;
        }
        await updateEncryptedValue(sql, column, id, encryptWith(key, place, text));
        changed += 1;
      }
    }
    return { changed, unreadable };
  }

  /** Finds the encrypted columns that no module has registered, such as those of a later version after a rollback. */
  async findUnregistered(sql: SqlClient): Promise<string[]> {
    const registered = new Set(this.registry.list().map(({ table, column }) => `${table}.${column}`));
    return (await listEncryptedColumns(sql)).filter((name) => !registered.has(name));
  }
}
