import { CodedError } from '../../common/errors/domain.errors.js';
import { SettingsError } from '../../config/settings.factory.js';
import type { KeyPurpose } from './key.rules.js';

/** A stored secret that no known key decrypts. */
export interface UnreadableSecret {
  table: string;
  id: string;
  /** The name by which people recognise the record. */
  label: string;
  secret: string;
}

/** Describes an unreadable secret for people. */
export function describeUnreadable({ table, label, id, secret }: UnreadableSecret): string {
  return `${table} "${label}" (${id}): ${secret}`;
}

/** A present key of the database that an instance lacks. */
export interface MissingKey {
  purpose: KeyPurpose;
  id: string;
}

/**
 * Creates the error that prevents the start of an instance without the keys of its database. It names all of them, so that the
 * way out of a lost key file is complete.
 */
export function createWrongKeysError(missing: readonly MissingKey[], file: string): SettingsError {
  const problems = missing.map((key) => describeMissingKey(key, file));
  if (missing.length > 1) {
    problems.push(
      `Both commands are needed if the key file is lost; docs/keys.md, "The key file is lost", has all steps`,
    );
  }
  return new SettingsError(problems);
}

function describeMissingKey({ purpose, id }: MissingKey, file: string): string {
  return purpose === 'encryption'
    ? `ENCRYPTION_KEY: the secrets in this database are encrypted with a key that this instance lacks (key id ${id}). ` +
        `Give it the key of the other instances: set ENCRYPTION_KEY (if they have none set, their secrets are encrypted with ` +
        `JWT_SECRET), or put their key file at ${file}. If the key is lost, run ` +
        `"npm run crm -- app-key rotate encryption --skip-unreadable" and enter the secrets that it names again`
    : `JWT_SECRET: the other instances of this database sign access tokens with a key that this instance lacks (key id ` +
        `${id}). Set JWT_SECRET to theirs, or put their key file at ${file}. To change the key on purpose, which ends ` +
        `all sessions, run "npm run crm -- app-key rotate signing"`;
}

/** Creates the error for a request that needs a key which was rotated since this instance started. */
export function createKeyUnknownError(purpose: KeyPurpose): CodedError {
  const setting = purpose === 'encryption' ? 'ENCRYPTION_KEY' : 'JWT_SECRET';
  return new CodedError(
    'service.key_unknown',
    `The ${purpose} key was rotated, and this instance lacks the new one. Set ${setting} to it and restart the instance.`,
  );
}

/**
 * Creates the error for a request that needs a key while the database names none. Keys are chosen at start, never
 * within a request.
 */
export function createKeyNotChosenError(purpose: KeyPurpose): CodedError {
  return new CodedError(
    'service.key_unknown',
    `The database names no ${purpose} key, as during a restore. Restart the instance after the restore: its start ` +
      'chooses the key.',
  );
}
