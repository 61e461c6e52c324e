import { Inject, Injectable } from '@nestjs/common';
import { SETTINGS } from '../../config/config.module.js';
import type { Settings } from '../../config/settings.factory.js';
import { SqlClient } from '../../database/connections/sql.client.js';
import { findSecretOfEarlierVersion } from './application-keys.queries.js';
import { type ApplicationKey, type KeyPurpose, type KeySource, makeApplicationKey } from './key.rules.js';
import { appendToKeyFile, getKeyFilePath, makeStoredKey, readKeyFile } from './key-file.store.js';

/**
 * The keys that this instance knows: those of the settings, of its key file, and of an earlier version in the database.
 */
@Injectable()
export class ApplicationKeyStore {
  private readonly known = new Map<string, ApplicationKey>();

  constructor(
    @Inject(SETTINGS) private readonly settings: Settings,
    private readonly sql: SqlClient,
  ) {}

  /** The path of the key file. */
  get file(): string {
    return getKeyFilePath(this.settings.dataDir);
  }

  /** Lists the keys for a purpose in the order of preference. */
  async list(purpose: KeyPurpose, sql: SqlClient = this.sql): Promise<ApplicationKey[]> {
    const { jwtSecret, jwtSecretFormer, encryptionKey, encryptionKeyFormer } = this.settings;
    const stored = await readKeyFile(this.file);
    const secretsOfDatabase = new Set(stored.filter(({ origin }) => origin === 'database').map(({ secret }) => secret));
    const ofPurpose = stored.filter((key) => key.purpose === purpose);
    // Backups of earlier versions contain the key of the database in clear text, so it comes after the keys that never
    // were there.
    const file = [
      ...ofPurpose.filter(({ secret }) => !secretsOfDatabase.has(secret)),
      ...ofPurpose.filter(({ secret }) => secretsOfDatabase.has(secret)),
    ].map(({ secret }) => ['key file', secret] as const);
    const signing = [jwtSecret, jwtSecretFormer].map((secret) => ['settings', secret] as const);
    const encryption = [encryptionKey, encryptionKeyFormer].map((secret) => ['settings', secret] as const);
    const former = ['database', await findSecretOfEarlierVersion(sql)] as const;
    // Earlier versions used the signing key for encryption if no encryption key was set.
    const all: (readonly [KeySource, string | undefined])[] =
      purpose === 'signing'
        ? [...signing, ...file, former]
        : // Instances of a shared database have the same settings, but each may have a key file of its own.
          [...encryption, ...(this.settings.embeddedDatabase ? [...file, ...signing] : [...signing, ...file]), former];
    const keys = new Map<string, ApplicationKey>();
    for (const [source, secret] of all) {
      if (secret === undefined) continue;
      const key = makeApplicationKey(purpose, secret, source);
      if (!keys.has(key.id)) keys.set(key.id, { ...key, wasInDatabase: secretsOfDatabase.has(secret) });
    }
    return [...keys.values()];
  }

  /** Finds a key by its id, even if another process has added it to the key file since. */
  async find(purpose: KeyPurpose, id: string, sql: SqlClient = this.sql): Promise<ApplicationKey | undefined> {
    const name = `${purpose} ${id}`;
    if (!this.known.has(name)) {
      for (const key of await this.list(purpose, sql)) this.known.set(`${purpose} ${key.id}`, key);
    }
    return this.known.get(name);
  }

  /** Tells whether the settings contain a key for a purpose, so that none is generated. */
  hasSetting(purpose: KeyPurpose): boolean {
    return (purpose === 'signing' ? this.settings.jwtSecret : this.settings.encryptionKey) !== undefined;
  }

  /**
   * Creates a key and adds it to the key file.
   * @throws SettingsError if the file cannot be written
   */
  async make(purpose: KeyPurpose): Promise<ApplicationKey> {
    const stored = makeStoredKey(purpose);
    await appendToKeyFile(this.file, [stored]);
    return makeApplicationKey(purpose, stored.secret, 'key file');
  }

  /**
   * Copies the secret that an earlier version stored in the database to the key file for these purposes, and marks its
   * origin.
   */
  async copyToFile(secret: string, purposes: readonly KeyPurpose[]): Promise<void> {
    const stored = await readKeyFile(this.file);
    const missing = purposes.filter(
      (purpose) => !stored.some((key) => key.purpose === purpose && key.secret === secret && key.origin === 'database'),
    );
    const createdAt = new Date().toISOString();
    await appendToKeyFile(
      this.file,
      missing.map((purpose) => ({ purpose, secret, createdAt, origin: 'database' })),
    );
  }
}
