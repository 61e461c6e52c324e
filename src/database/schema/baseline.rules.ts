/** The migration that the baseline replaces last. The baseline has its name, so databases in which it ran adopt it. */
const BASELINE = 'EstablishedNames1764000000064';
const BASELINE_TIMESTAMP = 1764000000064;

/**
 * The version that brings an older database to the baseline, because it contains all migrations that the baseline replaces.
 * Hundreds of commits have its number, so the commit is named too: copies of the repository do not always have tags.
 */
const LAST_VERSION = 'version 0.1.0 at the commit a7afa522, whose last migration is 0064';

const isReplaced = (name: string) => Number(/1764\d{9}$/.exec(name)?.[0]) < BASELINE_TIMESTAMP;

/** Removes the names of migrations that the baseline replaces. Databases that adopt it keep them, new ones lack them. */
export function omitReplacedMigrations(names: readonly string[]): string[] {
  return names.filter((name) => !isReplaced(name));
}

/** Tells whether migrations ran that the baseline replaces, but not all of them. */
export function isOlderThanBaseline(applied: readonly string[]): boolean {
  return applied.some((name) => isReplaced(name)) && !applied.includes(BASELINE);
}

/**
 * Throws if a database is older than the baseline, because the migrations that it needs are no longer there.
 * @param version the version of the program that migrated the database last; null if it stored none
 */
export function assertNotOlderThanBaseline(applied: readonly string[], version: string | null): void {
  if (!isOlderThanBaseline(applied)) return;
  throw new Error(
    `The database is too old for this version: its last migration is ${applied.at(-1)}` +
      `${version === null ? '' : `, of version ${version}`}. Start ${LAST_VERSION}, on it first ("git checkout a7afa522", then "npm ci" and "npm start" with the same settings).`,
  );
}

/** Explains why a backup of a database that is older than the baseline is rejected. */
export function explainOldBackup(applied: readonly string[]): string {
  return (
    `The backup is too old for this version: its last migration is ${applied.at(-1)}. Restore it with ` +
    `${LAST_VERSION} ("git checkout a7afa522"). This version upgrades the restored database when it starts.`
  );
}
