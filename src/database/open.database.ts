import type { Settings } from '../config/settings.js';
import { startEmbeddedPostgres } from './embedded/embedded.server.js';

/** A database to work with, and how to let go of it. */
export interface OpenDatabase {
  /** The settings with `databaseUrl` filled in. */
  settings: Settings;
  /** Whether it is the private server in the data folder. */
  embedded: boolean;
  /**
   * Leaves the database; the embedded server stops when nobody else uses it. Close pools before, or say that clients are
   * to be `cut` off.
   */
  close(clients?: 'cut'): Promise<void>;
}

/** Finds the database: the configured one, or the private server in the data folder, started or joined. */
export async function openDatabase(
  settings: Settings,
  log?: (event: string, fields?: object) => void,
): Promise<OpenDatabase> {
  if (settings.databaseUrl) return { settings, embedded: false, close: () => Promise.resolve() };
  const server = await startEmbeddedPostgres({ dataDir: settings.dataDir, log });
  return {
    settings: { ...settings, databaseUrl: server.url },
    embedded: true,
    close: (clients) => server.stop(clients),
  };
}
