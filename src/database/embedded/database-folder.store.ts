import { randomBytes } from 'node:crypto';
import { constants, existsSync, type Stats } from 'node:fs';
import { access, chmod, chown, mkdir, open, realpath, rename, rm, stat } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { makeFolders } from '../../common/files/folder-tree.store.js';
import { canEnter, findServerAccount, type ServerAccount } from './server-account.reader.js';
import { findErrorCode, EmbeddedPostgresError, getErrorMessage } from './embedded.errors.js';

/** The folder of the embedded database and the account that runs it. */
export interface DatabaseFolder {
  /**
   * `<dataDir>/postgres` with all files of the launcher. It does not belong to the server's account, so that the server
   * cannot place files there for the launcher to overwrite.
   */
  home: string;
  /** PostgreSQL's own data folder, mode 0700, owned by the account that runs it. */
  cluster: string;
  /** The server's log file. */
  log: string;
  /** The account that runs PostgreSQL; undefined if it is that of this process. */
  account?: ServerAccount;
  /** Whether that account can reach `home` by its path. */
  reachable: boolean;
}

/** A process's own working folder. The kernel resolves it directly, without the parents that may not be entered. */
const OWN_FOLDER = '/proc/self/cwd';

async function statIfThere(path: string): Promise<Stats | undefined> {
  try {
    return await stat(path);
  } catch (error) {
    if (findErrorCode(error) === 'ENOENT') return undefined;
    throw error;
  }
}

/**
 * Creates or opens `<dataDir>/postgres` and determines the account of the server.
 *
 * If this process runs as root, the server's account needs access to its data. Existing folders of others keep their
 * modes (a home of 0700 stays 0700). If such a folder prevents the access, the server gets its data as its working
 * folder instead of by path, see `getServerPath`. So the data is always in DATA_DIR, on the volume and in the backup
 * that the operator expects.
 * @throws EmbeddedPostgresError `embedded.folder_unusable`, `embedded.no_account`
 */
export async function openFolder(dataDir: string): Promise<DatabaseFolder> {
  const wanted = join(resolve(dataDir), 'postgres');
  try {
    const asRoot = process.getuid?.() === 0;
    const existed = await statIfThere(wanted);
    if (existed === undefined) await makeFolders(wanted, asRoot ? 0o711 : 0o700);
    // The folder belongs to the launcher even if a umask or a copy closed it. The server's account must be able to
    // enter it, but not to read it.
    if (asRoot && (await stat(wanted)).uid === 0) await chmod(wanted, 0o711);

    const home = await realpath(wanted);
    const cluster = join(home, 'cluster');
    const owner = (await statIfThere(cluster))?.uid ?? existed?.uid;
    if (!asRoot && owner !== undefined && owner !== process.getuid?.()) {
      throw new EmbeddedPostgresError(
        'embedded.folder_unusable',
        `${home} belongs to another user (uid ${owner}), probably because the first start was as root. ` +
          `Start as that user or as root, or change its owner: chown -R $(id -u):$(id -g) ${home}`,
      );
    }
    await access(home, constants.W_OK | constants.X_OK);
    const account = await findServerAccount(owner);
    const reachable = account === undefined || (await canEnter(home, account));
    if (!reachable && !existsSync(OWN_FOLDER)) {
      throw new EmbeddedPostgresError(
        'embedded.folder_unusable',
        `PostgreSQL runs as ${account.name}, which cannot enter a folder above ${home}. ` +
          'Set DATA_DIR to a folder elsewhere, or start as an ordinary user.',
      );
    }
    return { home, cluster, log: join(home, 'postgres.log'), account, reachable };
  } catch (error) {
    if (error instanceof EmbeddedPostgresError) throw error;
    throw new EmbeddedPostgresError(
      'embedded.folder_unusable',
      `The data folder ${wanted} cannot be used: ${getErrorMessage(error)}. Set DATA_DIR to a folder you may write to.`,
      { cause: error },
    );
  }
}

/**
 * Returns the server's path of a folder that is its working folder: the real path, or the working folder's own path if
 * the real one cannot be entered.
 */
export function getServerPath(folder: DatabaseFolder, path: string): string {
  return folder.reachable ? path : OWN_FOLDER;
}

/** Flushes a folder to disk, so that written or renamed files in it survive a power cut. */
export async function syncFolder(path: string): Promise<void> {
  const handle = await open(path, 'r');
  await handle.sync().finally(() => handle.close());
}

/**
 * Writes a file of mode 0600 atomically and gives it to the server's account. The file is renamed into place, so it
 * never follows a link that was put there.
 */
export async function writeOwned(folder: DatabaseFolder, path: string, text: string): Promise<void> {
  const partial = `${path}.${randomBytes(6).toString('hex')}`;
  const handle = await open(partial, 'wx', 0o600);
  try {
    await handle.writeFile(text);
    await handle.sync();
    if (folder.account) await handle.chown(folder.account.uid, folder.account.gid);
    await handle.close();
    await rename(partial, path);
  } catch (error) {
    await handle.close().catch(() => undefined);
    await rm(partial, { force: true });
    throw error;
  }
  await syncFolder(dirname(path));
}

/** Creates an empty folder of mode 0700 that belongs to the server's account. */
export async function makeOwnedFolder(folder: DatabaseFolder, path: string): Promise<void> {
  await mkdir(path, { mode: 0o700 });
  if (folder.account) await chown(path, folder.account.uid, folder.account.gid);
}

/** Size in bytes above which the log is set aside at the next start. */
const MAX_LOG_BYTES = 5 * 1024 * 1024;

/**
 * Opens the server's log for appending.
 * @returns the descriptor and the position at which the lines of this run begin
 */
export async function openLog(folder: DatabaseFolder): Promise<{ fd: number; from: number; close(): Promise<void> }> {
  const size = (await statIfThere(folder.log))?.size ?? 0;
  if (size > MAX_LOG_BYTES) await rename(folder.log, `${folder.log}.1`);
  const flags = constants.O_WRONLY | constants.O_APPEND | constants.O_CREAT | constants.O_NOFOLLOW;
  const handle = await open(folder.log, flags, 0o600);
  if (folder.account) await handle.chown(folder.account.uid, folder.account.gid);
  return { fd: handle.fd, from: size > MAX_LOG_BYTES ? 0 : size, close: () => handle.close() };
}
