import { constants } from 'node:fs';
import { access } from 'node:fs/promises';
import { makeFolders } from './common/files/folder-tree.store.js';
import { SettingsError } from './config/settings.factory.js';
import { describeConnectionError } from './database/connections/connection.errors.js';

/**
 * Creates the folder of `REPORTS_DIR`.
 * @throws SettingsError if no file can be written there
 */
export async function createReportsFolder(path: string): Promise<void> {
  try {
    await makeFolders(path);
    await access(path, constants.W_OK | constants.X_OK);
  } catch (error) {
    throw new SettingsError([`REPORTS_DIR must be a writable folder (${describeConnectionError(error)})`]);
  }
}

/** Creates the error that names the wrong setting if the server cannot listen. */
export function createListenError(error: unknown): SettingsError {
  const { code } = error as NodeJS.ErrnoException;
  const place = code === 'EADDRINUSE' || code === 'EACCES' ? 'PORT' : 'HOST';
  return new SettingsError([`${place} cannot be used (${describeConnectionError(error)})`]);
}
