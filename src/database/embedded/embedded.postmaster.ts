import { type ChildProcess, spawn } from 'node:child_process';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { lastLines } from './embedded.cluster.js';
import { messageOf } from './embedded.error.js';
import { type DatabaseFolder, openLog, pathForServer } from './embedded.folder.js';
import { clusterNameOf } from './embedded.lock.js';
import { serverEnvironment } from './embedded.process.js';

/** What a server process needs to start. */
interface PostmasterOptions {
  folder: DatabaseFolder;
  /** The folder with `bin`, `lib`, `share`. */
  native: string;
  port: number;
  /** Settings of PostgreSQL beside the defaults below. */
  settings: Record<string, string>;
  /** A process that a left-over lock names and that is not our server. */
  strangerPid?: number;
}

/** A server process that we started. */
export interface Postmaster {
  /** Undefined when it could not be started at all. */
  pid: number | undefined;
  /** Why it ended, once it has. Null while it runs. */
  ended(): string | null;
  kill(signal: NodeJS.Signals): void;
  /** What it has logged since it was started. */
  logged(): Promise<string>;
}

/** Small and the same everywhere; the caller's settings go before these. */
const DEFAULTS: Record<string, string> = {
  shared_buffers: '128MB',
  max_connections: '100',
  timezone: 'UTC',
  log_timezone: 'UTC',
  lc_messages: 'C',
  // The application logs its own errors. Statements and rejected values hold personal data and stay out of this log.
  log_min_messages: 'log',
  log_min_error_statement: 'panic',
  log_checkpoints: 'off',
};

/**
 * Starts the server process. It gets a session of its own, so that Ctrl-C in a terminal reaches the application only,
 * which drains before it stops the server; and it does not keep Node alive.
 */
export async function launchPostmaster(options: PostmasterOptions): Promise<Postmaster> {
  const { folder, native, port, strangerPid } = options;
  const settings = {
    ...DEFAULTS,
    ...options.settings,
    // Not to be changed by a caller: how we find and reach the server.
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    logging_collector: 'off',
    cluster_name: clusterNameOf(folder.cluster),
    port: String(port),
  };
  const args = ['-D', pathForServer(folder, folder.cluster)];
  for (const [name, value] of Object.entries(settings)) args.push('-c', `${name}=${value}`);

  const log = await openLog(folder);
  let child: ChildProcess | undefined;
  let end: string | null = null;
  try {
    child = spawn(join(native, 'bin', 'postgres'), args, {
      cwd: folder.cluster,
      detached: true,
      stdio: ['ignore', log.fd, log.fd],
      // PostgreSQL takes this process for its own starter and a lock that names it for a left-over, and still refuses
      // when the lock names another living process or the shared memory is in use. Deleting the lock ourselves would
      // lose both checks.
      env: serverEnvironment(strangerPid === undefined ? {} : { PG_GRANDPARENT_PID: String(strangerPid) }),
      ...(folder.account && { uid: folder.account.uid, gid: folder.account.gid }),
    });
    child.on('error', (error) => (end = error.message));
    child.on('exit', (code, signal) => (end ??= `it ended with ${signal ?? `exit code ${code}`}`));
    child.unref();
  } catch (error) {
    end = messageOf(error);
  } finally {
    await log.close();
  }
  return {
    pid: child?.pid,
    ended: () => end,
    kill: (signal) => child?.kill(signal),
    logged: () => readFrom(folder.log, log.from),
  };
}

async function readFrom(file: string, from: number): Promise<string> {
  const handle = await open(file, 'r');
  try {
    const { size } = await handle.stat();
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(Math.max(0, size - from)), 0, null, from);
    return lastLines(buffer.toString('utf8', 0, bytesRead));
  } finally {
    await handle.close();
  }
}
