import type { Settings } from '../config/settings.factory.js';
import { startEmbeddedPostgres } from './embedded/embedded-server.runner.js';

/** An open database and the function that closes it. */
export interface OpenDatabase {
  /** The settings with `databaseUrl` filled in. */
  settings: Settings;
  /** Whether it is the embedded server in the data folder. */
  embedded: boolean;
  /**
   * Leaves the database. The embedded server stops if nobody else uses it. Close all pools before, or pass `cut` to
   * disconnect their clients.
   */
  close(clients?: 'cut'): Promise<void>;
}

/** Opens the configured database, or starts or joins the embedded server in the data folder. */
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
