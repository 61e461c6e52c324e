import { existsSync } from 'node:fs';

/**
 * Adds the settings of the file `.env` in the working folder, which for npm is that of the project, to the environment. A
 * variable of the environment comes before the same one in the file.
 * @returns the names of the variables that come from the file
 */
export function loadEnvFile(): ReadonlySet<string> {
  const before = new Set(Object.keys(process.env));
  if (existsSync('.env')) process.loadEnvFile('.env');
  return new Set(Object.keys(process.env).filter((name) => !before.has(name)));
}
