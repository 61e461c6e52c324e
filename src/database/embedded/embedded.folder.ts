import { randomBytes } from 'node:crypto';
import { constants, existsSync, type Stats } from 'node:fs';
import { access, chmod, chown, mkdir, open, realpath, rename, rm, stat } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { makeFolders } from '../../common/files/folder.tree.js';
import { canEnter, serverAccount, type ServerAccount } from './embedded.account.js';
import { codeOf, EmbeddedPostgresError, messageOf } from './embedded.error.js';

/** Where the embedded database lives, and who runs it. */
export interface DatabaseFolder {
  /** `<dataDir>/postgres`: everything of ours; not the server's, so that it cannot plant files for us to write to. */
  home: string;
  /** PostgreSQL's own data folder, 0700, owned by the account that runs it. */
  cluster: string;
  /** The server's log. */
  log: string;
  /** The account to run PostgreSQL as; undefined: our own. */
  account?: ServerAccount;
  /** Whether that account can walk down to `home` by its path. */
  reachable: boolean;
}

/** A process's own working folder: the kernel leads straight to it, past parents that may not be entered. */
const OWN_FOLDER = '/proc/self/cwd';

async function statIfThere(path: string): Promise<Stats | undefined> {
  try {
    return await stat(path);
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined;
    throw error;
  }
}

/**
 * Makes or opens `<dataDir>/postgres` and decides who runs the server.
 *
 * As root the server's account needs a way to its data. Folders that are not ours keep their modes (a home of 0700
 * stays 0700). Where such a folder is in the way, the server gets its data as its working folder instead of by path:
 * see `pathForServer`. So the data is always where DATA_DIR says, on the volume and in the backup the operator expects.
 * @throws EmbeddedPostgresError `embedded.folder_unusable`, `embedded.no_account`
 */
export async function openFolder(dataDir: string): Promise<DatabaseFolder> {
  const wanted = join(resolve(dataDir), 'postgres');
  try {
    const asRoot = process.getuid?.() === 0;
    const existed = await statIfThere(wanted);
    if (existed === undefined) await makeFolders(wanted, asRoot ? 0o711 : 0o700);
    // Ours by name, even where a umask or a copy closed it: the server's account must pass through, not read.
    if (asRoot && (await stat(wanted)).uid === 0) await chmod(wanted, 0o711);

    const home = await realpath(wanted);
    const cluster = join(home, 'cluster');
    const owner = (await statIfThere(cluster))?.uid ?? existed?.uid;
    if (!asRoot && owner !== undefined && owner !== process.getuid?.()) {
      throw new EmbeddedPostgresError(
        'embedded.folder_unusable',
        `${home} belongs to another user (uid ${owner}), probably because it was first started as root. ` +
          `Start as that user or as root, or give it to you: chown -R $(id -u):$(id -g) ${home}`,
      );
    }
    await access(home, constants.W_OK | constants.X_OK);
    const account = await serverAccount(owner);
    const reachable = account === undefined || (await canEnter(home, account));
    if (!reachable && !existsSync(OWN_FOLDER)) {
      throw new EmbeddedPostgresError(
        'embedded.folder_unusable',
        `PostgreSQL runs as ${account.name} here, who cannot enter a folder above ${home}. ` +
          'Set DATA_DIR to a folder elsewhere, or start as an ordinary user.',
      );
    }
    return { home, cluster, log: join(home, 'postgres.log'), account, reachable };
  } catch (error) {
    if (error instanceof EmbeddedPostgresError) throw error;
    throw new EmbeddedPostgresError(
      'embedded.folder_unusable',
      `The data folder ${wanted} cannot be used: ${messageOf(error)}. Set DATA_DIR to a folder you may write to.`,
      { cause: error },
    );
  }
}

/** How the server names a folder that is its working folder: by its path, or where that is barred, as its own. */
export function pathForServer(folder: DatabaseFolder, path: string): string {
  return folder.reachable ? path : OWN_FOLDER;
}

/** Makes what was written or renamed in a folder survive a power cut. */
export async function syncFolder(path: string): Promise<void> {
  const handle = await open(path, 'r');
  await handle.sync().finally(() => handle.close());
}

/**
 * Writes a whole file of mode 0600 or none, and gives it to the server's account.
 * Renamed into place, so it never follows a link that somebody put there.
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

/** Makes an empty folder of mode 0700 that belongs to the server's account. */
export async function makeOwnedFolder(folder: DatabaseFolder, path: string): Promise<void> {
  await mkdir(path, { mode: 0o700 });
  if (folder.account) await chown(path, folder.account.uid, folder.account.gid);
}

/** A log larger than this is put aside at the next start, in bytes. */
const LOG_LIMIT = 5 * 1024 * 1024;

/** Opens the server's log for appending. @returns the descriptor and where this run's lines begin */
export async function openLog(folder: DatabaseFolder): Promise<{ fd: number; from: number; close(): Promise<void> }> {
  const size = (await statIfThere(folder.log))?.size ?? 0;
  if (size > LOG_LIMIT) await rename(folder.log, `${folder.log}.1`);
  const flags = constants.O_WRONLY | constants.O_APPEND | constants.O_CREAT | constants.O_NOFOLLOW;
  const handle = await open(folder.log, flags, 0o600);
  if (folder.account) await handle.chown(folder.account.uid, folder.account.gid);
  return { fd: handle.fd, from: size > LOG_LIMIT ? 0 : size, close: () => handle.close() };
}
