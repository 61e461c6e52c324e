import { type ChildProcess, spawn } from 'node:child_process';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { getLastLines } from './database-cluster.store.js';
import { getErrorMessage } from './embedded.errors.js';
import { type DatabaseFolder, openLog, getServerPath } from './database-folder.store.js';
import { buildClusterName } from './postmaster-lock.reader.js';
import { buildServerEnvironment } from './program.runner.js';

/** The parameters of a server process. */
interface PostmasterOptions {
  folder: DatabaseFolder;
  /** Folder that contains `bin`, `lib` and `share`. */
  native: string;
  port: number;
  /** PostgreSQL settings that override the defaults below. */
  settings: Record<string, string>;
  /** A process that a stale lock names and that is not the server of this cluster. */
  strangerPid?: number;
}

/** A server process that this launcher started. */
export interface Postmaster {
  /** Process id; undefined if the process could not be started. */
  pid: number | undefined;
  /** Returns the reason why the process ended; null while it runs. */
  findEndReason(): string | null;
  kill(signal: NodeJS.Signals): void;
  /** Returns the log lines since the start. */
  readLog(): Promise<string>;
}

/** Small defaults that are the same everywhere. The caller's settings override them. */
const DEFAULTS: Record<string, string> = {
  shared_buffers: '128MB',
  max_connections: '100',
  timezone: 'UTC',
  log_timezone: 'UTC',
  lc_messages: 'C',
  // The application logs its own errors. Statements and rejected values contain personal data and stay out of this log.
  log_min_messages: 'log',
  log_min_error_statement: 'panic',
  log_checkpoints: 'off',
};

/**
 * Starts the server process. It gets a session of its own, so that Ctrl-C in a terminal reaches only the application,
 * which drains before it stops the server. The process does not keep Node alive.
 */
export async function launchPostmaster(options: PostmasterOptions): Promise<Postmaster> {
  const { folder, native, port, strangerPid } = options;
  const settings = {
    ...DEFAULTS,
    ...options.settings,
    // A caller must not change these settings, because the launcher uses them to find and reach the server.
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    logging_collector: 'off',
    cluster_name: buildClusterName(folder.cluster),
    port: String(port),
  };
  const args = ['-D', getServerPath(folder, folder.cluster)];
  for (const [name, value] of Object.entries(settings)) args.push('-c', `${name}=${value}`);

  const log = await openLog(folder);
  let child: ChildProcess | undefined;
  let end: string | null = null;
  try {
    child = spawn(join(native, 'bin', 'postgres'), args, {
      cwd: folder.cluster,
      detached: true,
      stdio: ['ignore', log.fd, log.fd],
      // With this variable PostgreSQL takes the given process for its own parent, and a lock that names it for a stale
      // one. It still refuses to start if the lock names another living process or the shared memory is in use.
      // Deleting the lock would lose both checks.
      env: buildServerEnvironment(strangerPid === undefined ? {} : { PG_GRANDPARENT_PID: String(strangerPid) }),
      ...(folder.account && { uid: folder.account.uid, gid: folder.account.gid }),
    });
    child.on('error', (error) => (end = error.message));
    child.on('exit', (code, signal) => (end ??= `it ended with ${signal ?? `exit code ${code}`}`));
    child.unref();
  } catch (error) {
    end = getErrorMessage(error);
  } finally {
    await log.close();
  }
  return {
    pid: child?.pid,
    findEndReason: () => end,
    kill: (signal) => child?.kill(signal),
    readLog: () => readFrom(folder.log, log.from),
  };
}

async function readFrom(file: string, from: number): Promise<string> {
  const handle = await open(file, 'r');
  try {
    const { size } = await handle.stat();
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(Math.max(0, size - from)), 0, null, from);
    return getLastLines(buffer.toString('utf8', 0, bytesRead));
  } finally {
    await handle.close();
  }
}
