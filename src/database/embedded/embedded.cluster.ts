import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { chmod, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { giveTo } from './embedded.account.js';
import { majorOf } from './embedded.binaries.js';
import { codeOf, type EmbeddedLog, EmbeddedPostgresError } from './embedded.error.js';
import { type DatabaseFolder, makeOwnedFolder, pathForServer, syncFolder, writeOwned } from './embedded.folder.js';
import { isRunning } from './embedded.lock.js';
import { type ProgramResult, runProgram } from './embedded.process.js';

/** The passwords of a cluster. */
export interface Credentials {
  /** Of the superuser `postgres`, for the launcher only. */
  admin: string;
  /** Of the role the application works as: owner of its database, not a superuser, as on a real server. */
  app: string;
}

/** The superuser that initdb makes. */
export const ADMIN_ROLE = 'postgres';

/** Inside the cluster, so that it comes into being and moves together with it. */
const CREDENTIALS_FILE = 'locate-credentials.json';

/** Half-made clusters; the number is the process that makes it. */
const STAGING = /^cluster\.new-(\d+)-/;
const PASSWORD_FILE = /^initdb-password-(\d+)-/;

/**
 * Locales for classifying characters, first that exists wins. With plain "C", pg_trgm sees no letters in Chinese or
 * accented text. Sorting and letter case do not depend on these: see `initdb`.
 */
const CTYPES = ['C.UTF-8', 'en_US.UTF-8'];

/**
 * Which PostgreSQL wrote the cluster.
 * @returns its major version, or undefined when there is no cluster yet
 * @throws EmbeddedPostgresError `embedded.damaged`
 */
async function clusterVersion(folder: DatabaseFolder): Promise<number | undefined> {
  const names: string[] = await readdir(folder.cluster).catch((error: unknown) => {
    if (codeOf(error) === 'ENOENT') return [];
    throw error;
  });
  if (names.length === 0) return undefined;
  if (!names.includes('PG_VERSION') || !existsSync(join(folder.cluster, 'global', 'pg_control'))) {
    // Never replaced by an empty one: whoever lost a file wants the rest back.
    throw new EmbeddedPostgresError(
      'embedded.damaged',
      `${folder.cluster} is not a complete PostgreSQL data folder: PG_VERSION or global/pg_control is missing. ` +
        'Put it back from a backup. To start with an empty database instead, move that folder away.',
    );
  }
  return majorOf(await readFile(join(folder.cluster, 'PG_VERSION'), 'utf8'));
}

/**
 * Checks that these binaries can open the cluster.
 * @throws EmbeddedPostgresError `embedded.version_mismatch`, `embedded.damaged`
 */
export async function checkVersion(folder: DatabaseFolder, binaries: string): Promise<number | undefined> {
  const found = await clusterVersion(folder);
  if (found !== undefined && found !== majorOf(binaries)) {
    throw new EmbeddedPostgresError(
      'embedded.version_mismatch',
      `${folder.cluster} was written by PostgreSQL ${found}; the installed embedded PostgreSQL is ${majorOf(binaries)}. ` +
        `Install the earlier version of this application, run "npm run crm -- backup FILE", move ${folder.home} away, ` +
        'install this version again, start it once, and run "npm run crm -- restore FILE".',
    );
  }
  return found;
}

/**
 * Gives the cluster to the account that runs the server, when a copy or another user's start left it with another, and
 * closes it to all others, without which PostgreSQL refuses it.
 */
export async function claimCluster(folder: DatabaseFolder): Promise<void> {
  if (((await stat(folder.cluster)).mode & 0o077) !== 0) await chmod(folder.cluster, 0o700);
  if (!folder.account) return;
  for (const path of ['', 'PG_VERSION', join('global', 'pg_control')]) {
    if ((await stat(join(folder.cluster, path))).uid !== folder.account.uid) {
      await giveTo(folder.account, folder.cluster);
      return;
    }
  }
}

/** @throws EmbeddedPostgresError `embedded.damaged` when they are gone or unreadable */
export async function readCredentials(folder: DatabaseFolder): Promise<Credentials> {
  const file = join(folder.cluster, CREDENTIALS_FILE);
  try {
    const read: unknown = JSON.parse(await readFile(file, 'utf8'));
    if (read !== null && typeof read === 'object' && 'admin' in read && 'app' in read) {
      return { admin: String(read.admin), app: String(read.app) };
    }
    throw new Error('it holds no passwords');
  } catch (error) {
    throw new EmbeddedPostgresError('embedded.damaged', `${file} with the passwords of the database cannot be read.`, {
      cause: error,
    });
  }
}

/**
 * Makes a cluster: initdb into a sibling folder that is renamed when whole, so that a kill at any moment leaves
 * nothing or everything. When two processes do this at once, the first rename wins and both use its result.
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
    await initdbInto(folder, native, staging, passwordName, durable);
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

async function initdbInto(
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
    result = await initdb(folder, native, staging, passwordName, ctype, durable);
    if (result.code === 0) return;
    if (!/invalid locale name/i.test(result.output)) break;
  }
  throw new EmbeddedPostgresError(
    'embedded.initdb_failed',
    `A new database could not be made in ${folder.home}: ` +
      `${result?.error?.message ?? lastLines(result?.output || 'initdb ended without a word')}\n` +
      'Check that the disk has room and the folder may be written to, or set DATABASE_URL to a PostgreSQL server.',
    { cause: result?.error },
  );
}

/**
 * Text is UTF-8 and sorts by PostgreSQL's built-in C.UTF-8: by code point, with Unicode letter case. It is the same on
 * every machine and after every update of libc or ICU, which otherwise silently breaks indexes, and lets LIKE 'x%' use
 * an ordinary index. Orders for people name their collation, such as "und-x-icu", in the query.
 */
function initdb(
  folder: DatabaseFolder,
  native: string,
  staging: string,
  passwordName: string,
  ctype: string,
  durable: boolean,
): Promise<ProgramResult> {
  const args = [
    `--pgdata=${pathForServer(folder, staging)}`,
    `--username=${ADMIN_ROLE}`,
    // Relative to the working folder, which also works where the way there from the root is barred.
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

/** Removes what kills left behind, unless the process that makes it lives. */
export async function removeHalfMade(folder: DatabaseFolder, log: EmbeddedLog): Promise<void> {
  for (const name of await readdir(folder.home)) {
    const maker = STAGING.exec(name)?.[1] ?? PASSWORD_FILE.exec(name)?.[1];
    if (maker === undefined || (await isRunning(Number(maker)))) continue;
    // An initdb that outlived its Node may still write there; what it leaves goes at the next start.
    await rm(join(folder.home, name), { recursive: true, force: true }).catch(() => undefined);
    log('postgres.half_made_removed', { name });
  }
}

/** The end of a text, for an error message. */
export function lastLines(text: string, count = 15): string {
  return text.trimEnd().split('\n').slice(-count).join('\n');
}
