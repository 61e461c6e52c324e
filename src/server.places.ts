import { constants } from 'node:fs';
import { access } from 'node:fs/promises';
import { makeFolders } from './common/files/folder.tree.js';
import { SettingsError } from './config/settings.js';
import { messageOf } from './database/embedded/embedded.error.js';
import { createPool } from './database/pool.js';

/** @throws SettingsError where `DATABASE_URL` leads to no database that lets us in; without its password */
export async function requireDatabase(url: string): Promise<void> {
  const pool = createPool({ url, size: 1, applicationName: 'locate-crm-start' });
  try {
    await pool.query('SELECT 1');
  } catch (error) {
    throw new SettingsError([`DATABASE_URL leads to no database that can be used (${reasonOf(error)})`]);
  } finally {
    await pool.end();
  }
}

/** Makes the folder where `REPORTS_DIR` says. @throws SettingsError where no file can be written */
export async function requireReportsFolder(path: string): Promise<void> {
  try {
    await makeFolders(path);
    await access(path, constants.W_OK | constants.X_OK);
  } catch (error) {
    throw new SettingsError([`REPORTS_DIR is no folder that can be written to (${reasonOf(error)})`]);
  }
}

/** Says which setting it is about that nothing can listen where the settings say. */
export function notListening(error: unknown): SettingsError {
  const { code } = error as NodeJS.ErrnoException;
  const place = code === 'EADDRINUSE' || code === 'EACCES' ? 'PORT' : 'HOST';
  return new SettingsError([`${place} cannot be used (${reasonOf(error)})`]);
}

/** What an error says; of a host with several addresses, of the first: the error of all of them has no message. */
function reasonOf(error: unknown): string {
  const [first] = error instanceof AggregateError ? (error.errors as unknown[]) : [];
  return messageOf(first ?? error);
}
