import { Inject, Injectable } from '@nestjs/common';
import { SYSTEM } from '../../common/actor/actor.constants.js';
import { Clock } from '../../common/time/clock.service.js';
import { CodedError } from '../../common/errors/domain.errors.js';
import { SETTINGS } from '../../config/config.module.js';
import type { Settings } from '../../config/settings.factory.js';
import type { SqlClient } from '../../database/connections/sql.client.js';
import { acquireAdvisoryLock } from '../../database/connections/advisory-lock.queries.js';
import { UnitOfWork } from '../../database/transactions/unit-of-work.transaction.js';
import { KEYS_LOCK } from './application-keys.service.js';
import { lockPresentKeyId, savePresentKey } from './application-keys.queries.js';
import { ApplicationKeyStore } from './application-keys.store.js';
import { describeUnreadable, type UnreadableSecret } from './key.errors.js';
import type { ApplicationKey, KeyPurpose } from './key.rules.js';
import { SecretReencryptionService } from './secret-reencryption.service.js';

/** The longest lifetime of an access token in milliseconds, according to ACCESS_TOKEN_SECONDS. */
const MAX_TOKEN_MS = 86_400_000;

/** Options for rotating the encryption key. */
export interface EncryptionRotation {
  /** Keys for decryption in addition to those that this instance knows. */
  givenKeys: readonly ApplicationKey[];
  /** Whether to skip secrets that cannot be decrypted, to be entered again, instead of rejecting the rotation. */
  skipUnreadable: boolean;
}

/** Replaces the keys of a database. */
@Injectable()
export class KeyRotationService {
  constructor(
    @Inject(SETTINGS) private readonly settings: Settings,
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
    private readonly store: ApplicationKeyStore,
    private readonly reencryption: SecretReencryptionService,
  ) {}

  /**
   * Re-encrypts all stored secrets with a new key, or none. The key is that of the settings, or a new one that is added
   * to the key file before it is used.
   * @throws 409 `key.unreadable_secrets`, `key.unknown_columns`, `key.not_new`, `key.setting_missing`
   */
  rotateEncryption({ givenKeys, skipUnreadable }: EncryptionRotation): Promise<{
    keyId: string;
    changed: number;
    unreadable: UnreadableSecret[];
  }> {
    return this.work.run(SYSTEM, async ({ sql }) => {
      const present = await this.lockPresent(sql, 'encryption');
      await this.assertColumnsKnown(sql);
      const known = [...(await this.store.list('encryption', sql)), ...givenKeys];
      const key = await this.takeNewKey('encryption', known, present, skipUnreadable || givenKeys.length > 0);
      // From here on writers of secrets wait for the new key.
      await savePresentKey(sql, 'encryption', key.id);
      const { changed, unreadable } = await this.reencryption.reencrypt(sql, key, [...known, key]);
      if (unreadable.length > 0 && !skipUnreadable) {
        throw new CodedError(
          'key.unreadable_secrets',
          `Nothing was changed, because these secrets cannot be decrypted with the known keys:\n` +
            `${unreadable.map((secret) => `  ${describeUnreadable(secret)}`).join('\n')}\n` +
            'Give the key file with which they were encrypted (--former-keys FILE), or skip them (--skip-unreadable) and ' +
            'enter them again.',
        );
      }
      return { keyId: key.id, changed, unreadable };
    });
  }

  /**
   * Changes the key that signs tokens. Tokens of the former key become invalid at once, or stay valid until they
   * expire.
   * @throws 409 `key.not_new`, `key.setting_missing`, `key.former_unknown`
   */
  rotateSigning(keepSessions: boolean): Promise<{ keyId: string; formerUntil: Date | null }> {
    return this.work.run(SYSTEM, async ({ sql }) => {
      const present = await this.lockPresent(sql, 'signing');
      const known = await this.store.list('signing', sql);
      if (keepSessions && !known.some(({ id }) => id === present)) {
        throw new CodedError(
          'key.former_unknown',
          'JWT_SECRET_FORMER must be the former key, for all instances, to keep the sessions.',
        );
      }
      const key = await this.takeNewKey('signing', known, present, false);
      const formerUntil = keepSessions ? new Date(this.clock.now().getTime() + MAX_TOKEN_MS) : null;
      await savePresentKey(sql, 'signing', key.id, {
        id: keepSessions ? (present ?? null) : null,
        until: formerUntil,
      });
      return { keyId: key.id, formerUntil };
    });
  }

  /**
   * Checks that every encrypted column is registered. Secrets in an unregistered column would keep the former key and
   * be lost with it.
   */
  private async assertColumnsKnown(sql: SqlClient): Promise<void> {
    const unknown = await this.reencryption.findUnregistered(sql);
    if (unknown.length === 0) return;
    throw new CodedError(
      'key.unknown_columns',
      `Nothing was changed, because this version does not know the encrypted columns ${unknown.join(', ')}: rotate with the ` +
        'version that added them.',
    );
  }

  /**
   * Locks the choice of keys and returns the id of the present key. No instance chooses or rotates keys until the
   * transaction ends.
   */
  private async lockPresent(sql: SqlClient, purpose: KeyPurpose): Promise<string | undefined> {
    await acquireAdvisoryLock(sql, KEYS_LOCK);
    return lockPresentKeyId(sql, purpose);
  }

  private async takeNewKey(
    purpose: KeyPurpose,
    known: readonly ApplicationKey[],
    present: string | undefined,
    canStay: boolean,
  ): Promise<ApplicationKey> {
    const name = purpose === 'signing' ? 'JWT_SECRET' : 'ENCRYPTION_KEY';
    if (this.store.hasSetting(purpose)) {
      const [key] = known;
      if (key!.id !== present || canStay) return key!;
      throw new CodedError(
        'key.not_new',
        `${name} is already the present key. Set ${name} to a new value and ${name}_FORMER to the present one, restart all ` +
          'instances with both, and run this again with the same settings.',
      );
    }
    // Instances of a shared PostgreSQL share no disk unless they already have a key file.
    const hasFile = this.settings.embeddedDatabase || known.some(({ source }) => source === 'key file');
    if (hasFile) return this.store.make(purpose);
    throw new CodedError(
      'key.setting_missing',
      `${name} must be the new key, the same for all instances. Set it and run this again with the same settings.`,
    );
  }
}
