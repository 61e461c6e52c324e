import { join } from 'node:path';
import { cloneDatabase, type TestDatabase } from '../support/database.js';
import { TEST_KEYS } from '../support/keys.js';

/** A database for backups that are restored, beside that of the application. Both use one file of erasures in a folder. */
export function useRestoredDatabase(folder: string) {
  const erasuresFile = join(folder, 'erasures.jsonl');
  const restored = {} as TestDatabase;
  beforeAll(async () => void Object.assign(restored, await cloneDatabase()));
  afterAll(() => restored.drop());
  /** Builds the settings with which the command line works on a database. */
  const buildEnvironment = (databaseUrl: string) => ({
    ...TEST_KEYS,
    DATABASE_URL: databaseUrl,
    DATA_DIR: folder,
    ERASURES_FILE: erasuresFile,
  });
  return { erasuresFile, restored, buildEnvironment };
}
