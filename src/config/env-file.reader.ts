import { existsSync } from 'node:fs';

/**
 * Adds the settings of the file `.env` in the working folder, which for npm is that of the project, to the environment. A
 * variable of the environment comes before the same one in the file.
 */
export function loadEnvFile(): void {
  if (existsSync('.env')) process.loadEnvFile('.env');
}
