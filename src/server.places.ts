import { constants } from 'node:fs';
import { access } from 'node:fs/promises';
import { makeFolders } from './common/files/folder.tree.js';
import { SettingsError } from './config/settings.js';
import { describeConnectionError } from './database/connection.errors.js';

/** Makes the folder where `REPORTS_DIR` says. @throws SettingsError where no file can be written */
export async function requireReportsFolder(path: string): Promise<void> {
  try {
    await makeFolders(path);
    await access(path, constants.W_OK | constants.X_OK);
  } catch (error) {
    throw new SettingsError([`REPORTS_DIR is no folder that can be written to (${describeConnectionError(error)})`]);
  }
}

/** Says which setting it is about that nothing can listen where the settings say. */
export function notListening(error: unknown): SettingsError {
  const { code } = error as NodeJS.ErrnoException;
  const place = code === 'EADDRINUSE' || code === 'EACCES' ? 'PORT' : 'HOST';
  return new SettingsError([`${place} cannot be used (${describeConnectionError(error)})`]);
}
