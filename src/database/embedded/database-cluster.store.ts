import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { chmod, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { assignOwner } from './server-account.reader.js';
import { parseMajorVersion } from './server-binaries.store.js';
import { findErrorCode, type EmbeddedLog, EmbeddedPostgresError } from './embedded.errors.js';
import {
  type DatabaseFolder,
  makeOwnedFolder,
  getServerPath,
  syncFolder,
  writeOwned,
} from './database-folder.store.js';
import { isRunning } from './postmaster-lock.reader.js';
import { type ProgramResult, runProgram } from './program.runner.js';

/** The passwords of a cluster. */
export interface Credentials {
  /** Password of the superuser `postgres`, for the launcher only. */
  admin: string;
  /** Password of the application's role. It owns its database but is not a superuser, as on a real server. */
  app: string;
}

/** The superuser that initdb creates. */
export const ADMIN_ROLE = 'postgres';

/** File inside the cluster, so that it is created and moved together with it. */
const CREDENTIALS_FILE = 'locate-credentials.json';

/** Matches incomplete clusters. The number is the id of the process that creates it. */
const STAGING = /^cluster\.new-(\d+)-/;
const PASSWORD_FILE = /^initdb-password-(\d+)-/;

/**
 * Locales for classifying characters; the first existing one is used. With plain "C", pg_trgm finds no letters in
 * Chinese or accented text. Sorting and letter case do not depend on them, see `runInitdb`.
 */
const CTYPES = ['C.UTF-8', 'en_US.UTF-8'];

/**
 * Reads the version of PostgreSQL that wrote the cluster.
 * @returns the major version, or undefined if there is no cluster yet
 * @throws EmbeddedPostgresError `embedded.damaged`
 */
async function readClusterVersion(folder: DatabaseFolder): Promise<number | undefined> {
  const names: string[] = await readdir(folder.cluster).catch((error: unknown) => {
    if (findErrorCode(error) === 'ENOENT') return [];
    throw error;
  });
  if (names.length === 0) return undefined;
  if (!names.includes('PG_VERSION') || !existsSync(join(folder.cluster, 'global', 'pg_control'))) {
    // A damaged cluster is never replaced by an empty one, because its owner wants to rescue the remaining files.
    throw new EmbeddedPostgresError(
      'embedded.damaged',
      `${folder.cluster} is not a complete PostgreSQL data folder: PG_VERSION or global/pg_control is missing. ` +
        'Put it back from a backup. To start with an empty database instead, move that folder away.',
    );
  }
  return parseMajorVersion(await readFile(join(folder.cluster, 'PG_VERSION'), 'utf8'));
}

/**
 * Checks that these binaries can open the cluster.
 * @throws EmbeddedPostgresError `embedded.version_mismatch`, `embedded.damaged`
 */
export async function checkVersion(folder: DatabaseFolder, binaries: string): Promise<number | undefined> {
  const found = await readClusterVersion(folder);
  if (found !== undefined && found !== parseMajorVersion(binaries)) {
    throw new EmbeddedPostgresError(
      'embedded.version_mismatch',
      `${folder.cluster} was written by PostgreSQL ${found}; the installed embedded PostgreSQL is ${parseMajorVersion(binaries)}. ` +
        `Install the earlier version of this application, run "npm run crm -- backup FILE", move ${folder.home} away, ` +
        'install this version again, start it once, and run "npm run crm -- restore FILE".',
    );
  }
  return found;
}

/**
 * Gives the cluster to the account that runs the server, if a copy or a start by another user left it with another
 * owner. Removes the access of others, because PostgreSQL otherwise refuses the folder.
 */
export async function claimCluster(folder: DatabaseFolder): Promise<void> {
  if (((await stat(folder.cluster)).mode & 0o077) !== 0) await chmod(folder.cluster, 0o700);
  if (!folder.account) return;
  for (const path of ['', 'PG_VERSION', join('global', 'pg_control')]) {
    if ((await stat(join(folder.cluster, path))).uid !== folder.account.uid) {
      await assignOwner(folder.account, folder.cluster);
      return;
    }
  }
}

/**
 * Reads the passwords of a cluster.
 * @throws EmbeddedPostgresError `embedded.damaged` if they are missing or unreadable
 */
export async function readCredentials(folder: DatabaseFolder): Promise<Credentials> {
  const file = join(folder.cluster, CREDENTIALS_FILE);
  try {
    const read: unknown = JSON.parse(await readFile(file, 'utf8'));
    if (read !== null && typeof read === 'object' && 'admin' in read && 'app' in read) {
      return { admin: String(read.admin), app: String(read.app) };
    }
    throw new Error('it contains no passwords');
  } catch (error) {
    throw new EmbeddedPostgresError('embedded.damaged', `${file} with the passwords of the database cannot be read.`, {
      cause: error,
    });
  }
}

/**
 * Creates a cluster. initdb writes into a sibling folder that is renamed when complete, so that a kill at any moment
 * leaves nothing or everything. If two processes do this at once, the first rename wins and both use its result.
 * @param durable false skips the flush to disk, for tests
 * @throws EmbeddedPostgresError `embedded.initdb_failed`
 */
export async function createCluster(
  folder: DatabaseFolder,
  native: string,
  durable: boolean,
  log: EmbeddedLog,
): Promise<void> {
  const started = Date.now();
  const suffix = `${process.pid}-${randomBytes(6).toString('hex')}`;
  const staging = join(folder.home, `cluster.new-${suffix}`);
  const credentials: Credentials = { admin: randomBytes(24).toString('hex'), app: randomBytes(24).toString('hex') };
  const passwordName = `initdb-password-${suffix}`;
  try {
    await writeOwned(folder, join(folder.home, passwordName), credentials.admin);
    await tryInitdb(folder, native, staging, passwordName, durable);
    await writeOwned(folder, join(staging, CREDENTIALS_FILE), `${JSON.stringify(credentials)}\n`);
    await rename(staging, folder.cluster).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'ENOTEMPTY' && error.code !== 'EEXIST') throw error;
    });
    await syncFolder(folder.home);
    log('postgres.cluster_made', { folder: folder.cluster, milliseconds: Date.now() - started });
  } finally {
    await rm(join(folder.home, passwordName), { force: true });
    await rm(staging, { recursive: true, force: true });
  }
}

async function tryInitdb(
  folder: DatabaseFolder,
  native: string,
  staging: string,
  passwordName: string,
  durable: boolean,
): Promise<void> {
  let result: ProgramResult | undefined;
  for (const ctype of CTYPES) {
    await rm(staging, { recursive: true, force: true });
    await makeOwnedFolder(folder, staging);
    result = await runInitdb(folder, native, staging, passwordName, ctype, durable);
    if (result.code === 0) return;
    if (!/invalid locale name/i.test(result.output)) break;
  }
  throw new EmbeddedPostgresError(
    'embedded.initdb_failed',
    `A new database could not be created in ${folder.home}: ` +
      `${result?.error?.message ?? getLastLines(result?.output || 'initdb ended without output')}\n` +
      'Check that the disk has space and that the folder is writable, or set DATABASE_URL to a PostgreSQL server.',
    { cause: result?.error },
  );
}

/**
 * Runs initdb. Text is UTF-8 and sorts by PostgreSQL's built-in C.UTF-8: by code point, with Unicode letter case. This
 * order is the same on every machine and after every update of libc or ICU, which otherwise silently breaks indexes,
 * and it lets LIKE 'x%' use an ordinary index. Queries that sort for people name a collation such as "und-x-icu".
 */
function runInitdb(
  folder: DatabaseFolder,
  native: string,
  staging: string,
  passwordName: string,
  ctype: string,
  durable: boolean,
): Promise<ProgramResult> {
  const args = [
    `--pgdata=${getServerPath(folder, staging)}`,
    `--username=${ADMIN_ROLE}`,
    // The path is relative to the working folder, so that it works even if the absolute path cannot be entered.
    `--pwfile=../${passwordName}`,
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    '--locale=C',
    `--lc-ctype=${ctype}`,
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    '--no-instructions',
  ];
  if (!durable) args.push('--no-sync');
  return runProgram(join(native, 'bin', 'initdb'), args, { cwd: staging, account: folder.account });
}

/** Removes the files that killed processes left behind, unless the process that creates them is still running. */
export async function removePartialFiles(folder: DatabaseFolder, log: EmbeddedLog): Promise<void> {
  for (const name of await readdir(folder.home)) {
    const maker = STAGING.exec(name)?.[1] ?? PASSWORD_FILE.exec(name)?.[1];
    if (maker === undefined || (await isRunning(Number(maker)))) continue;
    // An initdb that outlived its Node process may still write there. The next start removes the rest.
    await rm(join(folder.home, name), { recursive: true, force: true }).catch(() => undefined);
    log('postgres.half_made_removed', { name });
  }
}

/** Returns the last lines of a text, for an error message. */
export function getLastLines(text: string, count = 15): string {
  return text.trimEnd().split('\n').slice(-count).join('\n');
}
