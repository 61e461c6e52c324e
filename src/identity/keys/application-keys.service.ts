import { Inject, Injectable, Logger } from '@nestjs/common';
import { SYSTEM } from '../../common/actor/actor.js';
import { SETTINGS } from '../../config/config.module.js';
import { type Settings, SettingsError } from '../../config/settings.js';
import type { Sql } from '../../database/sql.js';
import { takeTurn } from '../../database/turns.queries.js';
import { UnitOfWork } from '../../database/unit-of-work.js';
import {
  deleteSecretOfEarlierVersion,
  findSecretOfEarlierVersion,
  listPresentKeys,
  lockPresentKeyId,
  savePresentKey,
  sharePresentKeyId,
} from './application-keys.queries.js';
import { ApplicationKeyStore } from './application-keys.store.js';
import { closeToOthers } from './key-file.store.js';
import {
  describeUnreadable,
  createKeyNotChosenError,
  createKeyUnknownError,
  type UnreadableSecret,
  createWrongKeyError,
} from './key.errors.js';
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
    const { unreadable, keys, unknownColumns } = await this.work.run(SYSTEM, async ({ sql }) => {
      await takeTurn(sql, KEYS_LOCK);
      const former = await findSecretOfEarlierVersion(sql);
      // The file first: a kill in between leaves the secret in both places, and never in none.
      if (former !== undefined && this.settings.embeddedDatabase) await this.store.copyToFile(former, ['encryption']);
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

  /** Moves the key that an earlier version kept in the database to the key file. @returns whether there was one */
  async moveToFile(): Promise<boolean> {
    const secret = await this.work.run(SYSTEM, ({ sql }) => findSecretOfEarlierVersion(sql));
    if (secret !== undefined) await this.store.copyToFile(secret, KEY_PURPOSES);
    // The secret is deleted from the database once both purposes have their key from elsewhere.
    await this.open();
    return secret !== undefined;
  }

  /**
   * The key to encrypt with, which stays the present one until the transaction ends.
   * @throws 503 `service.key_unknown` where this instance lacks it, or none was chosen yet
   */
  async lockEncryptionKey(sql: Sql): Promise<ApplicationKey> {
    const id = await sharePresentKeyId(sql, 'encryption');
    if (id === undefined) throw createKeyNotChosenError('encryption');
    const key = await this.store.find('encryption', id, sql);
    if (!key) throw createKeyUnknownError('encryption');
    return key;
  }

  /** @throws 503 `service.key_unknown` when a key was rotated and this instance lacks the new one */
  async assertPresentKeysKnown(sql: Sql): Promise<void> {
    for (const { purpose, id } of await listPresentKeys(sql)) {
      if (!(await this.store.find(purpose, id, sql))) throw createKeyUnknownError(purpose);
    }
  }

  /** The key of a purpose: the one that the database names, or at its first start the one that this instance would choose. */
  private async choose(
    sql: Sql,
    purpose: KeyPurpose,
    former: string | undefined,
    adoption: KeyAdoption | undefined,
  ): Promise<ApplicationKey> {
    const presentId = await lockPresentKeyId(sql, purpose);
    const known = await this.store.list(purpose, sql);
    if (presentId !== undefined && !adoption) {
      const key = known.find(({ id }) => id === presentId);
      if (!key) throw createWrongKeyError(purpose, presentId, this.store.file);
      return key;
    }
    const key = this.findUsableKey(purpose, known, former) ?? (await this.make(purpose));
    // The tokens of another place end; those of this one, where a backup is put back, stay good.
    await savePresentKey(sql, purpose, key.id);
    return key;
  }

  /**
   * Finds the known key to become the present one. Beside the embedded database it is the key of the settings or one that
   * never was in the database, whose old backups hold its key in clear. Another database goes on with what it has: its
   * instances may have no lasting disk.
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
