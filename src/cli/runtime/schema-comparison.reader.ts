import pg from 'pg';
import { migrations } from '../../../migrations/index.js';
import { getProjectVersion } from '../../config/project-files.reader.js';
import { readFunctionFiles } from '../../../migrations/function-file.reader.js';
import { readMigratedVersion, readMigrations } from '../../database/schema/applied-migrations.queries.js';
import { assertNotOlderThanBaseline, omitReplacedMigrations } from '../../database/schema/baseline.rules.js';
import { findChangedFunctions } from '../../database/schema/function.runner.js';

/** The comparison of a database's schema with that of this version of the program. */
export interface SchemaComparison {
  /** Whether no migration has ever run. Then there is no data either. */
  empty: boolean;
  /** Migrations that the database lacks. If it has all of them: the files of functions that it has with another text. */
  missing: string[];
  /** Migrations that the program does not know. */
  unknown: string[];
  /** The version of the program that migrated the database last; null if it stored none. */
  version: string | null;
}

/**
 * Compares the schema by the names of the migrations that have run and the files of the functions.
 * @throws if the database is older than the baseline
 */
export async function compareSchema(url: string): Promise<SchemaComparison> {
  const client = new pg.Client({
    connectionString: url,
    application_name: 'locate-crm-command',
    connectionTimeoutMillis: 5_000,
  });
  // The current query reports a broken connection. Without a listener Node would also exit.
  client.on('error', () => undefined);
  await client.connect();
  try {
    const all = await readMigrations(client);
    const version = await readMigratedVersion(client);
    assertNotOlderThanBaseline(all, version);
    const applied = omitReplacedMigrations(all);
    const known = migrations.map((Migration) => new Migration().name);
    const missing = known.filter((name) => !applied.includes(name));
    const functions = missing.length > 0 ? [] : await findChangedFunctions(client, await readFunctionFiles());
    return {
      empty: applied.length === 0,
      missing: [...missing, ...functions.map(({ path }) => path)],
      unknown: applied.filter((name) => !known.includes(name)),
      version,
    };
  } finally {
    await client.end();
  }
}

/** Describes a database that a later version of the program has migrated; undefined if there is none. */
export function describeLaterSchema({ unknown, version }: SchemaComparison): string | undefined {
  if (unknown.length === 0) return undefined;
  const later = version === null ? 'a later version' : `version ${version}`;
  return (
    `The database has the schema of ${later} of this program, which is version ${getProjectVersion()}: it has the ` +
    `migrations ${unknown.join(', ')}. Use that version.`
  );
}
