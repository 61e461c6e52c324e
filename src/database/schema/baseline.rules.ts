/** The migration that the baseline replaces last. The baseline has its name, so databases in which it ran adopt it. */
const BASELINE = 'EstablishedNames1764000000064';
const BASELINE_TIMESTAMP = 1764000000064;

/** How to bring an older database to the baseline. The release contains all migrations that the baseline replaces. */
const UPGRADE_FIRST = 'Start release 0.1.0, whose last migration is 0064, on it first';

const isReplaced = (name: string) => Number(/1764\d{9}$/.exec(name)?.[0]) < BASELINE_TIMESTAMP;

/** Removes the names of migrations that the baseline replaces. Databases that adopt it keep them, new ones lack them. */
export function omitReplacedMigrations(names: readonly string[]): string[] {
  return names.filter((name) => !isReplaced(name));
}

/** Tells whether migrations ran that the baseline replaces, but not all of them. */
export function isOlderThanBaseline(applied: readonly string[]): boolean {
  return applied.some((name) => isReplaced(name)) && !applied.includes(BASELINE);
}

/** Throws if a database is older than the baseline, because the migrations that it needs are no longer there. */
export function assertNotOlderThanBaseline(applied: readonly string[]): void {
  if (!isOlderThanBaseline(applied)) return;
  throw new Error(
    `The database is too old for this version: its last migration is ${applied.at(-1)}. ${UPGRADE_FIRST}.`,
  );
}

/** Explains why a backup of a database that is older than the baseline is rejected. */
export function explainOldBackup(applied: readonly string[]): string {
  return (
    `The backup is too old for this version: its last migration is ${applied.at(-1)}. Restore it with release 0.1.0, ` +
    'whose last migration is 0064. This version upgrades the restored database when it starts.'
  );
}
