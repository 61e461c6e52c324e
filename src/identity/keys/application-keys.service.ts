import { Inject, Injectable, Logger } from '@nestjs/common';
import { SYSTEM } from '../../common/actor/actor.js';
import { SETTINGS } from '../../config/config.module.js';
import { type Settings, SettingsError } from '../../config/settings.js';
import { Sql } from '../../database/sql.js';
import { takeTurn } from '../../database/turns.queries.js';
import { UnitOfWork } from '../../database/unit-of-work.js';
import { ApplicationKeyStore } from './application-keys.store.js';
import { closeToOthers } from './key-file.store.js';
import { describeUnreadable, keyUnknown, type UnreadableSecret, wrongKeyAtStart } from './key.errors.js';
import { type ApplicationKey, KEY_PURPOSES, type KeyPurpose } from './key.rules.js';
import { SecretReencryptionService } from './secret-reencryption.service.js';

/** How the keys of a database that came from elsewhere are taken over. */
export interface KeyAdoption {
  /** Keys of the place where the database came from. */
  givenKeys: readonly ApplicationKey[];
}

/** The name of the advisory lock under which keys are chosen, moved and rotated. */
export const KEYS_LOCK = 'application keys';

/** Sees to it that all instances of a database use the same keys, and that no key is kept in the database. */
@Injectable()
export class ApplicationKeyService {
  private readonly log = new Logger(ApplicationKeyService.name);

  constructor(
    @Inject(SETTINGS) private readonly settings: Settings,
    private readonly work: UnitOfWork,
    private readonly store: ApplicationKeyStore,
    private readonly reencryption: SecretReencryptionService,
  ) {}

  /**
   * Finds the keys of this database, or makes them at its first start; moves what an earlier version kept in the database
   * to the key file; and encrypts with the present key what is encrypted with another one that this instance knows.
   * Instances that start together take turns; a kill at any moment loses no key.
   * @param adoption takes the keys of this instance instead of those that the database names
   * @throws SettingsError where this instance lacks a key that the others use, or can keep none
   */
  async open(adoption?: KeyAdoption): Promise<UnreadableSecret[]> {
    if (await closeToOthers(this.store.file)) {
      this.log.warn(`Others could read the key file ${this.store.file}; now only its owner can.`);
    }
    const { unreadable, keys } = await this.work.run(SYSTEM, async ({ sql }) => {
      await takeTurn(sql, KEYS_LOCK);
      const former = await this.store.findSecretOfEarlierVersion(sql);
      // The file first: a kill in between leaves the secret in both places, and never in none.
      if (former !== undefined && this.settings.embeddedDatabase) await this.store.copyToFile(former, ['encryption']);
      const encryption = await this.choose(sql, 'encryption', former, adoption);
      const signing = await this.choose(sql, 'signing', former, adoption);
      const known = [...(await this.store.list('encryption', sql)), ...(adoption?.givenKeys ?? [])];
      const found = await this.reencryption.reencrypt(sql, encryption, known);
      const isNeeded = [encryption, signing].some(({ source }) => source === 'database');
      if (former !== undefined && !isNeeded) await sql.run(`DELETE FROM app_secret WHERE name = 'jwt'`);
      return { unreadable: found.unreadable, keys: { encryption, signing } };
    });
    this.warn(keys, unreadable);
    return unreadable;
  }

  /**
   * The key to encrypt with, which stays the present one until the transaction ends.
   * @throws 503 `service.key_unknown` where this instance lacks it
   */
  async lockEncryptionKey(sql: Sql): Promise<ApplicationKey> {
    const read = () =>
      sql.first<{ id: string }>(`SELECT key_id AS id FROM app_key WHERE purpose = 'encryption' FOR SHARE`);
    let row = await read();
    if (!row) {
      await this.open();
      row = await read();
    }
    const key = row && (await this.store.find('encryption', row.id));
    if (!key) throw keyUnknown('encryption');
    return key;
  }

  /** @throws 503 `service.key_unknown` when a key was rotated and this instance lacks the new one */
  async assertPresentKeysKnown(sql: Sql): Promise<void> {
    const rows = await sql.rows<{ purpose: KeyPurpose; id: string }>('SELECT purpose, key_id AS id FROM app_key');
    for (const { purpose, id } of rows) {
      if (!(await this.store.find(purpose, id, sql))) throw keyUnknown(purpose);
    }
  }

  /** The key of a purpose: the one that the database names, or at its first start the one that this instance would choose. */
  private async choose(
    sql: Sql,
    purpose: KeyPurpose,
    former: string | undefined,
    adoption: KeyAdoption | undefined,
  ): Promise<ApplicationKey> {
    const row = await sql.first<{ id: string }>('SELECT key_id AS id FROM app_key WHERE purpose = $1 FOR UPDATE', [
      purpose,
    ]);
    const known = await this.store.list(purpose, sql);
    if (row && !adoption) {
      const key = known.find(({ id }) => id === row.id);
      if (!key) throw wrongKeyAtStart(purpose, row.id, this.store.file);
      return key;
    }
    const key = this.isKeyWanted(purpose, known, former) ? await this.make(purpose) : known[0]!;
    // The tokens of another place end; those of this one, where a backup is put back, stay good.
    await sql.run(
      `INSERT INTO app_key (purpose, key_id) VALUES ($1, $2)
       ON CONFLICT (purpose) DO UPDATE SET key_id = $2, former_key_id = NULL, former_until = NULL`,
      [purpose, key.id],
    );
    return key;
  }

  /**
   * Whether a new key is to be made. Beside the embedded database it is one that never was in the database. Another
   * database goes on with what it has: its instances may have no lasting disk.
   */
  private isKeyWanted(purpose: KeyPurpose, known: ApplicationKey[], former: string | undefined): boolean {
    if (this.store.hasSetting(purpose)) return false;
    if (!this.settings.embeddedDatabase) return known.length === 0;
    return !known.some(({ source, secret }) => source === 'key file' && secret !== former);
  }

  private async make(purpose: KeyPurpose): Promise<ApplicationKey> {
    if (!this.settings.embeddedDatabase && this.settings.production) {
      throw new SettingsError([
        'JWT_SECRET and ENCRYPTION_KEY must be set with DATABASE_URL in production, the same for every instance and each ' +
          'its own value, such as "openssl rand -base64 32" makes',
      ]);
    }
    const key = await this.store.make(purpose);
    this.log.log({ purpose, keyId: key.id, file: this.store.file }, 'key.made');
    return key;
  }

  private warn(keys: Record<KeyPurpose, ApplicationKey>, unreadable: UnreadableSecret[]): void {
    for (const purpose of KEY_PURPOSES) {
      if (keys[purpose].source !== 'database') continue;
      this.log.warn(
        `The ${purpose} key is kept in the database, and so in its dumps. Run "npm run crm -- app-key move", which moves ` +
          `it to ${this.store.file}; every instance needs that file, or JWT_SECRET and ENCRYPTION_KEY set to what it holds.`,
      );
    }
    if (this.settings.jwtSecret !== undefined && keys.encryption.secret === this.settings.jwtSecret) {
      this.log.warn(
        'Stored secrets are encrypted with JWT_SECRET. To give them a key of their own, set ENCRYPTION_KEY and run ' +
          '"npm run crm -- app-key rotate encryption".',
      );
    } else if (this.store.hasSetting('encryption') && keys.encryption.secret !== this.settings.encryptionKey) {
      this.log.warn(
        'ENCRYPTION_KEY is not the present key yet: run "npm run crm -- app-key rotate encryption" once all instances have it.',
      );
    }
    if (this.store.hasSetting('signing') && keys.signing.secret !== this.settings.jwtSecret) {
      this.log.warn(
        'JWT_SECRET is not the present key yet: run "npm run crm -- app-key rotate signing" once all instances have it.',
      );
    }
    for (const secret of unreadable) {
      this.log.warn(
        `${describeUnreadable(secret)} cannot be decrypted with the keys of this instance; enter it again.`,
      );
    }
  }
}
