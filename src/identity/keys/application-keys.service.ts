import { Inject, Injectable, Logger } from '@nestjs/common';
import { SYSTEM } from '../../common/actor/actor.constants.js';
import { SETTINGS } from '../../config/config.module.js';
import { type Settings, SettingsError } from '../../config/settings.factory.js';
import type { SqlClient } from '../../database/connections/sql.client.js';
import { acquireAdvisoryLock } from '../../database/connections/advisory-lock.queries.js';
import { UnitOfWork } from '../../database/transactions/unit-of-work.transaction.js';
import {
  deleteSecretOfEarlierVersion,
  findSecretOfEarlierVersion,
  listPresentKeys,
  lockPresentKeyId,
  savePresentKey,
  sharePresentKeyId,
} from './application-keys.queries.js';
import { ApplicationKeyStore } from './application-keys.store.js';
import { limitToOwner } from './key-file.store.js';
import {
  describeUnreadable,
  type MissingKey,
  createKeyNotChosenError,
  createKeyUnknownError,
  type UnreadableSecret,
  createWrongKeysError,
} from './key.errors.js';
import { type ApplicationKey, KEY_PURPOSES, type KeyPurpose } from './key.rules.js';
import { SecretReencryptionService } from './secret-reencryption.service.js';

/** Options for adopting a database that comes from another installation. */
export interface KeyAdoption {
  /** Keys of the installation from which the database comes. */
  givenKeys: readonly ApplicationKey[];
}

/** The name of the advisory lock under which keys are chosen, moved and rotated. */
export const KEYS_LOCK = 'application keys';

/** Makes all instances of a database use the same keys and keeps the keys out of the database. */
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
   * Finds the keys of this database, or creates them at its first start. Moves a key that an earlier version stored in
   * the database to the key file. Re-encrypts with the present key the secrets that another known key encrypted.
   * Instances that start together do this one after the other, and a kill at any moment loses no key.
   * @param adoption takes the keys of this instance instead of those that the database names
   * @throws SettingsError if this instance lacks a key that the others use, or cannot store one
   */
  async open(adoption?: KeyAdoption): Promise<UnreadableSecret[]> {
    if (await limitToOwner(this.store.file)) {
      this.log.warn(`Other users could read the key file ${this.store.file}; now only its owner can.`);
    }
    const { unreadable, keys, unknownColumns } = await this.work.run(SYSTEM, async ({ sql }) => {
      await acquireAdvisoryLock(sql, KEYS_LOCK);
      const former = await findSecretOfEarlierVersion(sql);
      // The file is written first: a kill in between leaves the secret in both places and never in none.
      if (former !== undefined && this.settings.embeddedDatabase) await this.store.copyToFile(former, ['encryption']);
      if (!adoption) await this.assertKeysOfDatabaseKnown(sql);
      const encryption = await this.choose(sql, 'encryption', former, adoption);
      const signing = await this.choose(sql, 'signing', former, adoption);
      const known = [...(await this.store.list('encryption', sql)), ...(adoption?.givenKeys ?? [])];
      const found = await this.reencryption.reencrypt(sql, encryption, known);
      const isNeeded = [encryption, signing].some(({ source }) => source === 'database');
      if (former !== undefined && !isNeeded) await deleteSecretOfEarlierVersion(sql);
      const unknownColumns = await this.reencryption.findUnregistered(sql);
      return { unreadable: found.unreadable, keys: { encryption, signing }, unknownColumns };
    });
    this.warn(keys, unreadable);
    if (unknownColumns.length > 0) {
      this.log.warn(
        `This version does not know the encrypted columns ${unknownColumns.join(', ')}, and leaves them as they are; a ` +
          'later version has added them.',
      );
    }
    return unreadable;
  }

  /**
   * Moves the key that an earlier version stored in the database to the key file.
   * @returns whether there was one
   */
  async moveToFile(): Promise<boolean> {
    const secret = await this.work.run(SYSTEM, ({ sql }) => findSecretOfEarlierVersion(sql));
    if (secret !== undefined) await this.store.copyToFile(secret, KEY_PURPOSES);
    // The secret is deleted from the database once both purposes have a key from elsewhere.
    await this.open();
    return secret !== undefined;
  }

  /**
   * Returns the key for encryption and locks it, so that it stays the present one until the transaction ends.
   * @throws 503 `service.key_unknown` if this instance lacks it, or if no key was chosen yet
   */
  async lockEncryptionKey(sql: SqlClient): Promise<ApplicationKey> {
    const id = await sharePresentKeyId(sql, 'encryption');
    if (id === undefined) throw createKeyNotChosenError('encryption');
    const key = await this.store.find('encryption', id, sql);
    if (!key) throw createKeyUnknownError('encryption');
    return key;
  }

  /**
   * Checks that this instance has all present keys.
   * @throws 503 `service.key_unknown` if a key was rotated and this instance lacks the new one
   */
  async assertPresentKeysKnown(sql: SqlClient): Promise<void> {
    for (const { purpose, id } of await listPresentKeys(sql)) {
      if (!(await this.store.find(purpose, id, sql))) throw createKeyUnknownError(purpose);
    }
  }

  /** @throws SettingsError that names all present keys of the database which this instance lacks */
  private async assertKeysOfDatabaseKnown(sql: SqlClient): Promise<void> {
    const missing: MissingKey[] = [];
    for (const purpose of KEY_PURPOSES) {
      const id = await lockPresentKeyId(sql, purpose);
      if (id !== undefined && !(await this.store.list(purpose, sql)).some((key) => key.id === id)) {
        missing.push({ purpose, id });
      }
    }
    if (missing.length > 0) throw createWrongKeysError(missing, this.store.file);
  }

  /**
   * Chooses the key of a purpose: the one that the database names, or at its first start the one that this instance
   * prefers.
   */
  private async choose(
    sql: SqlClient,
    purpose: KeyPurpose,
    former: string | undefined,
    adoption: KeyAdoption | undefined,
  ): Promise<ApplicationKey> {
    const presentId = await lockPresentKeyId(sql, purpose);
    const known = await this.store.list(purpose, sql);
    const present = known.find(({ id }) => id === presentId);
    if (present && !adoption) return present;
    const key = this.findUsableKey(purpose, known, former) ?? (await this.make(purpose));
    // Tokens of another installation become invalid. If a backup is restored in its own installation, its tokens stay
    // valid.
    await savePresentKey(sql, purpose, key.id);
    return key;
  }

  /**
   * Finds the known key that becomes the present one. With the embedded database it is the key of the settings, or a
   * key that never was in the database, because old backups contain a database key in clear text. With another database
   * the first known key is used: its instances may have no permanent disk.
   */
  private findUsableKey(
    purpose: KeyPurpose,
    known: readonly ApplicationKey[],
    former: string | undefined,
  ): ApplicationKey | undefined {
    if (this.store.hasSetting(purpose) || !this.settings.embeddedDatabase) return known[0];
    return known.find(({ source, secret, wasInDatabase }) => {
      return source === 'key file' && !wasInDatabase && secret !== former;
    });
  }

  private async make(purpose: KeyPurpose): Promise<ApplicationKey> {
    if (!this.settings.embeddedDatabase && this.settings.production) {
      throw new SettingsError([
        'JWT_SECRET and ENCRYPTION_KEY must be set with DATABASE_URL in production. The two values must be different, and ' +
          'the same for every instance; "openssl rand -base64 32" generates one',
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
        `The ${purpose} key is stored in the database, and so in its dumps. Run "npm run crm -- app-key move", which moves ` +
          `it to ${this.store.file}; every instance needs that file, or its keys in JWT_SECRET and ENCRYPTION_KEY.`,
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
