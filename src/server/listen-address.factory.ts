import { once } from 'node:events';
import { createServer } from 'node:net';
import { SettingsError } from '../config/settings.factory.js';
import { describeConnectionError } from '../database/connections/connection.errors.js';

/**
 * Checks that nothing else listens on the address, before the start does anything that takes time.
 * @throws SettingsError that names the setting
 */
export async function assertAddressFree({ port, host }: { port: number; host: string }): Promise<void> {
  const server = createServer().listen({ port, host });
  try {
    await once(server, 'listening');
  } catch (error) {
    throw createListenError(error);
  }
  server.close();
  await once(server, 'close');
}

/** Creates the error that names the wrong setting if the server cannot listen. */
export function createListenError(error: unknown): SettingsError {
  const { code } = error as NodeJS.ErrnoException;
  const place = code === 'EADDRINUSE' || code === 'EACCES' ? 'PORT' : 'HOST';
  return new SettingsError([`${place} cannot be used (${describeConnectionError(error)})`]);
}
