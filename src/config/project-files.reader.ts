import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Returns the project's folder for the sources and for the build: the nearest parent with a `package.json`. */
function findProjectRoot(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, 'package.json'))) folder = dirname(folder);
  return folder;
}

/** Returns the path of a file that ships with the project. */
export function getProjectPath(...parts: string[]): string {
  return join(findProjectRoot(), ...parts);
}

/** Returns the version of this program, which `package.json` has. */
export function getProjectVersion(): string {
  const { version } = JSON.parse(readFileSync(getProjectPath('package.json'), 'utf8')) as { version: string };
  return version;
}

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
